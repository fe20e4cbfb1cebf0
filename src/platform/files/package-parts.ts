import { posix } from 'node:path';
import type { Entry } from 'yauzl';
import { resolved, xmlEvents } from './xml-events.js';
import { attributeOf, xmlText } from './xml.js';
import type { ZipArchive } from './zip-archive.js';

/** Larger parts belong to no document that people wrote. */
const largestPart = 64 * 1024 * 1024;

/** How one part of a package leads to another. */
export interface Relation {
  id: string;
  /** The end of its type, e.g. `notesSlide`. */
  type: string;
  /** The name of a part, or where the package ends: an address, a path. */
  target: string;
  isExternal: boolean;
}

/** The parts of an Office document, by name. */
export class PackageParts {
  private readonly entries: ReadonlyMap<string, Entry>;

  constructor(private readonly zip: ZipArchive) {
    this.entries = new Map(zip.entries.filter(({ fileName }) => !fileName.endsWith('/')).map((entry) => [entry.fileName, entry]));
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  /** Null where there is none of this name. */
  async content(name: string): Promise<Buffer | null> {
    const entry = this.entries.get(name);
    return entry ? this.zip.contentOf(entry, largestPart) : null;
  }

  /** Empty where there is none of this name. */
  async xml(name: string): Promise<string> {
    const content = await this.content(name);
    return content ? xmlText(content) : '';
  }

  /** Where a part leads; of the empty name: where the package begins. */
  async relationsOf(name: string): Promise<Relation[]> {
    const relations: Relation[] = [];
    for (const event of xmlEvents(await this.xml(relationsName(name)))) {
      if (!('opens' in event) || event.opens.name !== 'Relationship') continue;
      const [target, type] = [attributeOf(event.opens, 'Target'), attributeOf(event.opens, 'Type')].map(resolved) as [string, string];
      const isExternal = attributeOf(event.opens, 'TargetMode') === 'External';
      const inside = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(name), target);
      const id = attributeOf(event.opens, 'Id');
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: isExternal ? target : inside, isExternal });
    }
    return relations;
  }
}

const relationsName = (name: string) => posix.join(posix.dirname(name), '_rels', `${posix.basename(name)}.rels`);
