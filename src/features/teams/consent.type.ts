import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type ConsentKind, consentKinds, consentText, isRequired } from '../../domain/consent.js';
import { sha256 } from '../../platform/audit/canonical.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

export const ConsentKindEnum = enumOf(consentKinds);
registerEnumType(ConsentKindEnum, { name: 'ConsentKind', description: 'What each member is asked to agree to, personally.' });

@ObjectType({ description: 'What members are asked to agree to, word for word.' })
export class ConsentText {
  @Field(() => ConsentKindEnum)
  kind: ConsentKind;

  @Field({ description: 'Without it nobody can take part.' })
  isRequired: boolean;

  @Field()
  ko: string;

  @Field()
  en: string;

  @Field({ description: 'SHA-256 of the Korean text. Give it back with the consent, to show which text was read.' })
  hash: string;
}

/** The texts as they are now. */
export const consentTexts: readonly ConsentText[] = consentKinds.map((kind) => {
  const { ko, en } = consentText(kind);
  return { kind, isRequired: isRequired(kind), ko, en, hash: sha256(ko) };
});

export const consentHashes = Object.fromEntries(consentTexts.map(({ kind, hash }) => [kind, hash])) as Record<ConsentKind, string>;
