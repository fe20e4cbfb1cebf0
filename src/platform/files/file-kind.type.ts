import { registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../graphql/enum-of.js';
import { type FileKind, fileKinds } from './file-kind.js';

export const FileKindEnum = enumOf(Object.keys(fileKinds) as FileKind[]);
registerEnumType(FileKindEnum, { name: 'FileKind', description: 'What a file is by its content, whatever its name says.' });
