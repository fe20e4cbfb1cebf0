import { registerEnumType } from '@nestjs/graphql';
import { scanStates } from '../../domain/scan.js';
import { enumOf } from '../graphql/enum-of.js';

export const ScanStateEnum = enumOf(scanStates);
registerEnumType(ScanStateEnum, {
  name: 'ScanState',
  description: 'What a virus scanner has said of a file. NOT_SCANNED: none was at work; TOO_LARGE: it does not take files of this size.',
});
