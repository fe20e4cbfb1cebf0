import { Field, ObjectType } from '@nestjs/graphql';
import { privacyText } from '../../domain/privacy.js';
import { sha256 } from '../../platform/audit/canonical.js';

@ObjectType({ description: 'What is done with personal data (개인정보 처리방침), in both languages.' })
export class PrivacyText {
  @Field()
  ko: string;

  @Field()
  en: string;

  @Field({ description: 'SHA-256 of the Korean text: its version. Records of destruction name the one that was followed.' })
  hash: string;
}

/** The text as it is now. */
export const currentPrivacyText: PrivacyText = { ...privacyText(), hash: sha256(privacyText().ko) };
