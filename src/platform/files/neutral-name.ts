import { fileKinds, type FileKind } from './file-kind.js';

/** The name under which judges get a file, e.g. `K7Q2-report.pdf`: never the owner's. */
export const neutralName = (blindCode: string, slot: string, kind: FileKind) =>
  `${blindCode}-${slot.toLowerCase().replaceAll('_', '-')}.${fileKinds[kind].ending}`;
