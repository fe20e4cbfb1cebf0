import { withParticle } from '../particle.js';
import { type Bundle, type BundleTools, EARLIER_MANIFEST_FORMAT, hashOfLine, type ManifestLine } from './bundle.js';
import { type BundleFinding, finding, ofManifest } from './finding.js';
import { isWellFormed } from './line-shapes.js';

/** The lines of a bundle by their ids, and by the folder that they stand in. */
export class BundledLines {
  private readonly byId = new Map<string, unknown>();
  private readonly byFolder = new Map<string, [name: string, content: unknown][]>();

  constructor(
    { lines, withheld, manifest }: Bundle,
    readonly tools: BundleTools,
  ) {
    this.isFull = withheld.length === 0;
    this.tellsDeeds = manifest.format !== EARLIER_MANIFEST_FORMAT;
    for (const { id, content } of lines) {
      this.byId.set(id, content);
      const end = id.lastIndexOf('/');
      const folder = id.slice(0, Math.max(end, 0));
      const listed = this.byFolder.get(folder);
      if (listed) listed.push([id.slice(end + 1), content]);
      else this.byFolder.set(folder, [[id.slice(end + 1), content]]);
    }
  }

  /** Whether nothing was left out. */
  readonly isFull: boolean;

  /** Whether it says who went on from stage to stage, and by what an award is revoked. */
  readonly tellsDeeds: boolean;

  get<Content>(id: string): Content | undefined {
    return this.byId.get(id) as Content | undefined;
  }

  /** The lines of a folder with their names in it. */
  in<Content>(folder: string): [name: string, content: Content][] {
    return (this.byFolder.get(folder) ?? []) as [string, Content][];
  }

  /** The folders below one. */
  folders(above: string): string[] {
    return [...this.byFolder.keys()].filter((folder) => folder.startsWith(`${above}/`));
  }

  hashOf(content: unknown): string {
    return this.tools.hashOf(this.tools.textOf(content));
  }
}

/** Everything in which the lines are not those of the manifest: changed, added, missing, twice, out of order, or left out against it. */
export function problemsOfLines({ manifest, lines, withheld }: Bundle, tools: BundleTools): BundleFinding[] {
  const all = [...manifest.lines, ...manifest.confidential];
  const repeated = repeatedIds(all);
  if (repeated.length > 0)
    return repeated.map((id) => ofManifest(`줄 ${withParticle(id, '이/가')} 두 번 적혀 있습니다.`, `It lists the line ${id} twice.`));
  const due = withheld.length > 0 ? manifest.lines : all;
  const confidential = new Set(manifest.confidential.map(({ id }) => id));
  if (withheld.length > 0 && (withheld.length !== confidential.size || !withheld.every((id) => confidential.has(id))))
    return withheldWrongly(withheld, manifest.confidential);
  const hashes = new Map(due.map(({ id, hash }) => [id, hash]));
  const seen = new Set<string>();
  const findings = lines.flatMap((line): BundleFinding[] => {
    const { id } = line;
    if (seen.has(id)) return [finding(id, '두 번 들어 있습니다.', 'It is there twice.')];
    seen.add(id);
    const hash = hashes.get(id);
    if (hash === undefined) return [finding(id, '서명된 목록에 없는 줄입니다.', 'The manifest, which is signed, knows no such line.')];
    return hashOfLine(line, tools) === hash
      ? []
      : [finding(id, '내용이 바뀌었습니다: 서명된 해시와 다릅니다.', 'It was changed: the manifest has another hash.')];
  });
  const missing = due.filter(({ id }) => !seen.has(id)).map(({ id }) => finding(id, '줄이 빠졌습니다.', 'It is missing.'));
  const found = [...findings, ...missing];
  return found.length > 0 ? found : [...problemsOfOrder(lines, due), ...problemsOfContents(lines, confidential)];
}

const repeatedIds = (lines: readonly ManifestLine[]): string[] => {
  const seen = new Set<string>();
  return lines.flatMap(({ id }) => (seen.has(id) ? [id] : (seen.add(id), [])));
};

function withheldWrongly(withheld: readonly string[], confidential: readonly ManifestLine[]): BundleFinding[] {
  const ids = new Set(confidential.map(({ id }) => id));
  const wrong = withheld.filter((id) => !ids.has(id));
  const there = new Set(withheld);
  const untold = confidential.filter(({ id }) => !there.has(id)).map(({ id }) => id);
  const named = wrong.length > 0 ? wrong : untold;
  return [
    finding(
      named.length > 0 ? named.slice(0, 20) : ['withheld'],
      '비공개 줄은 모두 빠지거나 모두 들어 있어야 하며, 다른 줄은 뺄 수 없습니다.',
      'Confidential lines are left out all or not at all, and no other line may be.',
    ),
  ];
}

const problemsOfOrder = (lines: Bundle['lines'], due: readonly ManifestLine[]): BundleFinding[] => {
  const at = lines.findIndex(({ id }, index) => id !== due[index]!.id);
  return at < 0 ? [] : [finding(lines[at]!.id, '서명된 목록과 다른 순서에 있습니다.', 'It stands elsewhere than in the manifest.')];
};

const problemsOfContents = (lines: Bundle['lines'], confidential: ReadonlySet<string>): BundleFinding[] =>
  lines
    .filter(({ id, content }) => !isWellFormed(id, content, confidential.has(id)))
    .map(({ id }) => finding(id, '이런 줄은 이 형식에 없습니다.', 'A bundle of this format has no such line.'));
