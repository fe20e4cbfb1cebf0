import { getMetadataStorage, type ValidationError } from 'class-validator';

type Sentence = (...limits: readonly unknown[]) => string;

const oneOf = (words: unknown): string => `다음 중 하나여야 합니다: ${(words as readonly unknown[]).join(', ')}`;

/** What the constraints of class-validator ask for, by their names; a sentence takes the arguments that the decorator was given. */
const sentences: Record<string, Sentence> = {
  isNotEmpty: () => '비워 둘 수 없습니다.',
  isString: () => '글자로 입력해 주세요.',
  isBoolean: () => '예(true) 또는 아니요(false)여야 합니다.',
  isDate: () => '날짜와 시각을 입력해 주세요.',
  isArray: () => '목록이어야 합니다.',
  isInt: () => '정수여야 합니다.',
  isUuid: () => '올바른 식별자(UUID)가 아닙니다.',
  isEmail: () => '올바른 메일 주소가 아닙니다.',
  isIn: oneOf,
  isEnum: (_, words) => oneOf(words),
  matches: () => '정해진 형식에 맞지 않습니다.',
  min: (least) => `${String(least)} 이상이어야 합니다.`,
  max: (most) => `${String(most)} 이하여야 합니다.`,
  maxLength: (most) => `${String(most)}자 이하로 입력해 주세요.`,
  isLength: (least, most) => `${String(least)}자 이상 ${String(most)}자 이하로 입력해 주세요.`,
  arrayMinSize: (least) => `${String(least)}개 이상이어야 합니다.`,
  arrayMaxSize: (most) => `${String(most)}개 이하여야 합니다.`,
  nestedValidation: () => '항목을 갖춘 값이어야 합니다.',
};

/** The Korean sentence for what class-validator found wrong with a property. */
export function koreanOf({ target, property }: ValidationError, constraint: string): string {
  const sentence = sentences[constraint];
  return sentence ? sentence(...limitsOf(target, property, constraint)) : '형식이 맞지 않습니다.';
}

/** With which arguments the decorator of this name stands at the property. */
function limitsOf(target: object | undefined, property: string, constraint: string): readonly unknown[] {
  if (!target) return [];
  const ofTarget = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  const limits: unknown = ofTarget.find(({ propertyName, name }) => propertyName === property && name === constraint)?.constraints;
  return Array.isArray(limits) ? limits : [];
}
