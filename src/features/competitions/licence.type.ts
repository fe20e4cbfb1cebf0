import { registerEnumType } from '@nestjs/graphql';
import { licences } from '../../domain/licence.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

export const LicenceEnum = enumOf(licences);
registerEnumType(LicenceEnum, {
  name: 'Licence',
  description: 'Terms of a data source: KOGL_1 to KOGL_4 are 공공누리 제1–4유형, INTERNAL is for use within the agency.',
});
