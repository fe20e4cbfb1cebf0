import { posix } from 'node:path';
import { unzipped } from './zip.js';

/** What is wrong with the structure of an Office document: parts that are not XML, and mentions of parts that are not there. */
export async function faultsOfOffice(content: Buffer): Promise<string[]> {
  const parts = await unzipped(content);
  const faults: string[] = [];
  for (const [path, part] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    const xml = String(part);
    if (!isWellFormed(xml)) faults.push(`${path} is not well-formed`);
    for (const target of targetsOf(path, xml)) if (!(target in parts)) faults.push(`${path} mentions ${target}`);
    for (const id of danglingIds(path, xml, parts)) faults.push(`${path} has no relationship ${id}`);
  }
  const types = String(parts['[Content_Types].xml']);
  for (const path of Object.keys(parts)) {
    const ending = path.slice(path.lastIndexOf('.') + 1);
    if (path !== '[Content_Types].xml' && !types.includes(`PartName="/${path}"`) && !types.includes(`Extension="${ending}"`))
      faults.push(`${path} has no type`);
  }
  return faults;
}

function targetsOf(path: string, xml: string): string[] {
  if (path === '[Content_Types].xml') return [...xml.matchAll(/PartName="\/([^"]*)"/g)].map(([, target]) => target!);
  return path.endsWith('.rels') ? [...xml.matchAll(/Target="\/([^"]*)"/g)].map(([, target]) => target!) : [];
}

function danglingIds(path: string, xml: string, parts: Record<string, Buffer>): string[] {
  const rels = String(parts[posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)] ?? '');
  return [...xml.matchAll(/\sr:\w+="([^"]+)"/g)].map(([, id]) => id!).filter((id) => !rels.includes(`Id="${id}"`));
}

/** Tags that close in the order in which they opened, one root, and no prefix that is not declared. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  let roots = 0;
  for (const [, closing, name, attributes = '', empty] of xml.matchAll(/<(\/?)([\w.:-]+)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return false;
      continue;
    }
    if (open.length === 0) roots += 1;
    for (const [, prefix] of `<${name} ${attributes}`.matchAll(/[<\s](?!xmlns:|xml:)([\w.-]+):/g))
      if (!xml.includes(`xmlns:${prefix}="`)) return false;
    if (!empty) open.push(name!);
  }
  const rest = xml.replace(/<\/?[\w.:-]+(?:\s+[\w.:-]+="[^"<]*")*\s*\/?>|<\?xml[^>]*\?>/g, '');
  return open.length === 0 && roots === 1 && !rest.includes('<');
}
