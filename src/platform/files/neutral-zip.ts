import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** What `yazl` needs for an entry that tells neither owner nor time, `compress` aside. */
const untold = {
  // The ZIP clock's own beginning, in local time because that is what a ZIP stores.
  mtime: new Date(1980, 0, 1),
  mode: 0o100644,
  forceDosTimestamp: true,
};

/** A ZIP of these parts in this order, the same for the same parts; those in `stored` are not compressed. */
export function neutralZip(parts: Iterable<[path: string, content: Buffer]>, stored: ReadonlySet<string> = new Set()): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of parts) zip.addBuffer(content, path, { ...untold, compress: !stored.has(path) });
  zip.end();
  return buffer(zip.outputStream);
}
