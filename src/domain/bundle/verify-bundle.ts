import { isBelowFloor } from '../final.js';
import { compareText } from '../settlement/compare-text.js';
import { type Bundle, type BundleTools, type Manifest, stagePath } from './bundle.js';
import { notesOfAdvancements, verifyAdvancements } from './bundled-advancement.js';
import { verifyAwards } from './bundled-awards.js';
import { type BundledFinal, verifyFinal } from './bundled-final.js';
import { verifyIdentities } from './bundled-identities.js';
import { BundledLines, problemsOfLines } from './bundled-lines.js';
import { type RankedEntry, verifyPublished } from './bundled-publication.js';
import { type BundledStage, missing, verifyStage } from './bundled-stage.js';
import { type BundleFinding, differs, finding, ofManifest } from './finding.js';
import type { AuditLine, CorrectionLine, EditionLine, SettlementLine, SheetLine } from './line-contents.js';
import { readBundle } from './read-bundle.js';

/** A public key that whoever verifies trusts already. */
export interface PinnedKey {
  kid: string;
  isSigned: (text: string, signature: string) => boolean;
}

export interface BundleVerdict {
  /** Null: the file is no bundle, and one finding says why. */
  bundle: Pick<Bundle, 'kid' | 'withheld' | 'manifest'> | null;
  /** Empty: it is genuine, and everything follows. */
  findings: BundleFinding[];
  /** Of one that holds: what cannot be computed, and people have to know. */
  notes: BundleFinding[];
}

/**
 * Whether a text is a bundle that the owner of a key has signed, with every line as it was, and whether scores, places, awards and what was
 * published follow from its sheets and rules: all of it is computed anew.
 */
export function verifyBundle(written: string, key: PinnedKey, tools: BundleTools): BundleVerdict {
  const bundle = readBundle(written, tools);
  if (!('manifest' in bundle)) return { bundle: null, findings: [bundle], notes: [] };
  const { kid, withheld, manifest } = bundle;
  let findings = [problemOfSignature(bundle, key, tools)].filter((found) => found !== null);
  if (findings.length === 0) findings = problemsOfLines(bundle, tools);
  // Computing is for what the owner of the key has signed: nobody else can keep the computer busy.
  const lines = new BundledLines(bundle, tools);
  if (findings.length === 0) findings = recomputed(lines, manifest);
  return { bundle: { kid, withheld, manifest }, findings, notes: findings.length === 0 ? notesOfAdvancements(lines) : [] };
}

function problemOfSignature({ kid, signature, manifest }: Bundle, key: PinnedKey, { textOf }: BundleTools): BundleFinding | null {
  if (kid !== key.kid) return ofManifest('이 공개 키로 서명한 묶음이 아닙니다.', 'The bundle was not signed with the key that you gave.');
  return key.isSigned(textOf(manifest), signature)
    ? null
    : ofManifest(
        '서명이 맞지 않습니다. 목록(manifest)이나 서명이 바뀌었습니다.',
        'The signature is wrong: the manifest or the signature was changed.',
      );
}

/** Everything that does not follow in lines that are those of the manifest. */
export function recomputed(lines: BundledLines, manifest: Manifest): BundleFinding[] {
  const edition = lines.get<EditionLine>('edition');
  if (!edition) return [missing('edition')];
  const ordinals = [...new Set(lines.folders('stages').map((folder) => Number(folder.split('/')[1])))].toSorted((a, b) => a - b);
  // A settlement stands in the folder of its stage.
  const settledStages = ordinals.filter((ordinal) => lines.get(`${stagePath(ordinal)}/settlement`) !== undefined);
  const verified = ordinals.map((ordinal) => verifyStage(lines, ordinal));
  const stages = verified.flatMap(({ stage }) => stage ?? []);
  const { final, findings: ofFinal } = lines.get('final/settlement') ? verifyFinal(lines, stages) : { final: null, findings: [] };
  const ranking = rankingOf(edition, stages, final);
  const findings = [
    ...problemsOfManifest(lines, manifest, edition, settledStages),
    ...verified.flatMap((one) => one.findings),
    ...verifyAdvancements(lines, stages),
    ...ofFinal,
    ...ordinals.flatMap((ordinal) => problemsOfCorrections(lines, stagePath(ordinal))),
    ...(ranking ? [...verifyAwards(lines, [...ranking.values()]), ...verifyPublished(lines, edition, ranking)] : []),
  ];
  if (!ranking && findings.length === 0) findings.push(differs('edition', 'ranking', edition.ranking, '—'));
  return findings.length > 0 ? findings : verifyIdentities(lines, stages, final);
}

/** The ranking that was published, by entry. */
function rankingOf(edition: EditionLine, stages: readonly BundledStage[], final: BundledFinal | null): Map<string, RankedEntry> | null {
  if (edition.ranking === 'final')
    return final && new Map([...final.lines].map(([entry, { track, line }]) => [entry, ranked(entry, track, line, isBelowFloor(line))]));
  const last = stages.at(-1);
  if (final || !last || edition.ranking !== stagePath(last.ordinal)) return null;
  return new Map(
    [...last.lines].map(([entry, { track, line }]) => [entry, ranked(entry, track, line, (line.belowFloors ?? []).length > 0)]),
  );
}

const ranked = (
  entry: string,
  track: number,
  { place, score, tieBrokenBy }: Pick<RankedEntry, 'place' | 'score' | 'tieBrokenBy'>,
  belowFloor: boolean,
): RankedEntry => ({ entry, track, place, score, tieBrokenBy, belowFloor });

/** What the manifest says of the bundle as a whole, and lines say, too. */
function problemsOfManifest(lines: BundledLines, manifest: Manifest, edition: EditionLine, stages: readonly number[]): BundleFinding[] {
  const audit = lines.get<AuditLine>('audit');
  if (!audit) return [missing('audit')];
  const settlements = [...stages.map(stagePath), ...(lines.get('final/settlement') ? ['final'] : [])].map((of) => {
    const { settlement, inputsHash, engineVersion } = lines.get<SettlementLine>(`${of}/settlement`)!;
    return { of, settlement, inputsHash, engineVersion };
  });
  const due: Omit<Manifest, 'format' | 'lines' | 'confidential'> = {
    competition: edition.competition,
    publication: edition.publication,
    settlements,
    audit,
    counts: countsOf(
      [...manifest.lines, ...manifest.confidential].map(({ id }) => id),
      stages.length,
    ),
  };
  const sources = {
    competition: ['edition'],
    publication: ['edition'],
    settlements: settlements.map(({ of }) => `${of}/settlement`),
    audit: ['audit'],
    counts: [],
  };
  return (Object.keys(due) as (keyof typeof due)[]).flatMap((field) =>
    lines.hashOf(manifest[field]) === lines.hashOf(due[field])
      ? []
      : [differs('manifest', field, manifest[field], due[field], sources[field])],
  );
}

/** What there is in a bundle, told from the ids of its lines. */
export function countsOf(ids: readonly string[], stages: number): Manifest['counts'] {
  const count = (pattern: RegExp) => ids.filter((id) => pattern.test(id)).length;
  return { stages, entries: count(/^entries\//), sheets: count(/^stages\/\d+\/sheets\//), published: count(/^published\//) };
}

/** A sheet that was corrected is as one of its corrections left it. */
function problemsOfCorrections(lines: BundledLines, path: string): BundleFinding[] {
  const corrections = lines.in<CorrectionLine>(`${path}/corrections`);
  if (corrections.length === 0) return [];
  const pairOf = ({ entry, judge }: Pick<SheetLine, 'entry' | 'judge'>) => `${entry} ${judge}`;
  const sheets = new Map(
    lines.in<SheetLine>(`${path}/sheets`).map(([name, sheet]) => [pairOf(sheet), { id: `${path}/sheets/${name}`, sheet }]),
  );
  return [...Map.groupBy(corrections, ([, line]) => pairOf(line))].flatMap(([pair, ofSheet]) => {
    const found = sheets.get(pair);
    if (!found || ofSheet.some(([, { after }]) => lines.hashOf(byCriterion(after)) === lines.hashOf(byCriterion(found.sheet.marks))))
      return [];
    const ids = ofSheet.map(([name]) => `${path}/corrections/${name}`);
    return [
      finding([...ids, found.id], '정정한 뒤의 점수가 채점표와 다릅니다.', 'The marks after the correction are not those of the sheet.'),
    ];
  });
}

const byCriterion = (marks: SheetLine['marks']): SheetLine['marks'] => marks.toSorted((a, b) => compareText(a.criterion, b.criterion));
