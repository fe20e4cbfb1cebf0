import { utf8OrCp949 } from './read-plain.js';
import type { TextCollector } from './text-collector.js';

/** [MS-OLEPS], as HWP has it. */
const names: Record<number, string> = {
  2: 'title',
  3: 'subject',
  4: 'author',
  5: 'keywords',
  6: 'comments',
  8: 'lastSavedBy',
  9: 'revision',
  20: 'date',
};
const wide = 0x1f;
const narrow = 0x1e;
const mostProperties = 200;

/** The texts of a property set. Nothing for what is cut off. */
export function readSummary(stream: Buffer, into: TextCollector): void {
  const uint32 = (at: number) => (at + 4 > stream.length ? 0 : stream.readUInt32LE(at));
  const section = uint32(44);
  for (let index = 0; index < Math.min(uint32(section + 4), mostProperties); index += 1) {
    const [id, offset] = [uint32(section + 8 + index * 8), uint32(section + 12 + index * 8)];
    const [type, length, start] = [uint32(section + offset), uint32(section + offset + 4), section + offset + 8];
    const label = names[id] ?? `property ${id}`;
    if (type === wide) into.add('PROPERTY', stream.toString('utf16le', start, Math.min(stream.length, start + length * 2)), { label });
    if (type === narrow) into.add('PROPERTY', utf8OrCp949(stream.subarray(start, start + length)), { label });
  }
}
