import { expect, test } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Refused } from '../../src/domain/refusal.js';
import { createValidationPipe } from '../../src/platform/graphql/validation.js';

class Part {
  @MaxLength(3)
  name: string;
}

class Whole {
  @IsNotEmpty()
  label: string;
  @IsString()
  title: string;
  @IsBoolean()
  isBlind: boolean;
  @IsDate()
  dueAt: Date;
  @IsArray()
  list: unknown[];
  @IsInt()
  count: number;
  @IsUUID()
  stage: string;
  @IsEmail()
  email: string;
  @IsIn(['LEAD', 'MEMBER'])
  role: string;
  @IsEnum({ PDF: 'PDF', HWPX: 'HWPX' })
  kind: string;
  @Matches(/^[a-z]+$/)
  slug: string;
  @Min(1)
  least: number;
  @Max(365)
  most: number;
  @Length(2, 4)
  name: string;
  @ArrayMinSize(1)
  some: unknown[];
  @ArrayMaxSize(2)
  few: unknown[];
  @IsUUID('all', { each: true })
  ids: string[];
  @ValidateNested({ each: true })
  @Type(() => Part)
  parts: Part[];
}

const fitting = {
  label: '이름',
  title: '제목',
  isBlind: true,
  dueAt: new Date(0),
  list: [],
  count: 1,
  stage: '0198c5a0-0000-7000-8000-000000000000',
  email: 'kim@busan.example',
  role: 'LEAD',
  kind: 'PDF',
  slug: 'busan',
  least: 1,
  most: 365,
  name: '가나',
  some: [1],
  few: [1, 2],
  ids: [],
  parts: [{ name: '가나다' }],
};

const problemsOf = (input: object): Promise<unknown> =>
  createValidationPipe()
    .transform(input, { type: 'body', metatype: Whole })
    .then(
      () => [],
      (error: unknown) => (error instanceof Refused ? error.refusal.data?.problems : error),
    );

test('a fitting input has no problems', async () => {
  expect(await problemsOf(fitting)).toEqual([]);
});

test.each<[Record<string, unknown>, string, string, string]>([
  [{ label: '' }, 'label', 'isNotEmpty', '비워 둘 수 없습니다.'],
  [{ title: 5 }, 'title', 'isString', '글자로 입력해 주세요.'],
  [{ isBlind: 'yes' }, 'isBlind', 'isBoolean', '예(true) 또는 아니요(false)여야 합니다.'],
  [{ dueAt: 'soon' }, 'dueAt', 'isDate', '날짜와 시각을 입력해 주세요.'],
  [{ list: 1 }, 'list', 'isArray', '목록이어야 합니다.'],
  [{ count: 1.5 }, 'count', 'isInt', '정수여야 합니다.'],
  [{ stage: '1' }, 'stage', 'isUuid', '올바른 식별자(UUID)가 아닙니다.'],
  [{ email: 'kim' }, 'email', 'isEmail', '올바른 메일 주소가 아닙니다.'],
  [{ role: 'GUEST' }, 'role', 'isIn', '다음 중 하나여야 합니다: LEAD, MEMBER'],
  [{ kind: 'EXE' }, 'kind', 'isEnum', '다음 중 하나여야 합니다: PDF, HWPX'],
  [{ slug: '부산' }, 'slug', 'matches', '정해진 형식에 맞지 않습니다.'],
  [{ least: 0 }, 'least', 'min', '1 이상이어야 합니다.'],
  [{ most: 366 }, 'most', 'max', '365 이하여야 합니다.'],
  [{ name: '가' }, 'name', 'isLength', '2자 이상 4자 이하로 입력해 주세요.'],
  [{ some: [] }, 'some', 'arrayMinSize', '1개 이상이어야 합니다.'],
  [{ few: [1, 2, 3] }, 'few', 'arrayMaxSize', '2개 이하여야 합니다.'],
  [{ ids: ['1'] }, 'ids', 'isUuid', '올바른 식별자(UUID)가 아닙니다.'],
  [{ parts: 'none' }, 'parts', 'nestedValidation', '항목을 갖춘 값이어야 합니다.'],
  [{ parts: [{ name: '가' }, { name: '가나다라' }] }, 'parts.1.name', 'maxLength', '3자 이하로 입력해 주세요.'],
])('%j is refused at %s for %s: %s', async (change, path, code, ko) => {
  expect(await problemsOf({ ...fitting, ...change })).toEqual([{ path, code, ko, en: expect.stringMatching(/^[a-z ]+ \w+/i) }]);
});

test('lists of more items than anybody sends are not looked at one by one', async () => {
  const parts = (count: number) => Array.from({ length: count }, () => ({ name: '가' }));
  expect(await problemsOf({ ...fitting, parts: parts(1_995) })).toEqual([]);
  expect(await problemsOf({ ...fitting, parts: parts(1_998) })).toEqual([
    {
      path: '',
      code: 'TOO_MANY_ITEMS',
      ko: '목록의 항목은 모두 합해 2000개까지 보낼 수 있습니다.',
      en: 'All lists together may have 2000 items.',
    },
  ]);
});
