import { advance } from '../advance.js';
import { compareText } from '../settlement/compare-text.js';
import { stagePath } from './bundle.js';
import type { BundledLines } from './bundled-lines.js';
import { type BundledStage, missing } from './bundled-stage.js';
import { type BundleFinding, differs, finding } from './finding.js';
import type { AdvancementLine, SettlementLine } from './line-contents.js';
import { instantFor } from './submission-order.js';

type Told = NonNullable<AdvancementLine>;

/** An entry with a place that missed no floor. */
interface Placed {
  entry: string;
  track: number;
  place: number;
}

/** Who goes on by what a line says, and who shares the last place; `isDecided`: nobody of them is left undecided. */
export function chosenBy({ quotas, left, tied }: Told, candidates: readonly Placed[]) {
  const gone = new Set(left);
  const submittedOf = new Map(tied.map(({ entry, submitted }) => [entry, submitted]));
  const chosen = [...Map.groupBy(candidates, ({ track }) => track)].map(([track, ofTrack]) => {
    const quota = quotas.find((one) => one.track === track) ?? null;
    const still = ofTrack
      .filter(({ entry }) => !gone.has(entry))
      .map(({ entry, place }) => ({ id: entry, place, submittedAt: new Date(instantFor(submittedOf.get(entry) ?? null)) }));
    return { track, ...advance(still, quota, quota?.decision ?? null) };
  });
  const idsIn = (lists: { id: string }[][]) =>
    lists
      .flat()
      .map(({ id }) => id)
      .toSorted(compareText);
  return {
    advanced: idsIn(chosen.map(({ advanced }) => advanced)),
    boundary: idsIn(chosen.map(({ boundary }) => boundary)),
    isDecided: chosen.every(({ tied: undecided }) => undecided.length === 0),
    /** The tracks in which people had to decide. */
    tracks: chosen.flatMap(({ track, boundary }) => (boundary.length > 0 ? [track] : [])),
  };
}

/** Whether the entries of each stage are those that went on to it, by places, quotas and what was decided on ties. */
export function verifyAdvancements(lines: BundledLines, stages: readonly BundledStage[]): BundleFinding[] {
  if (!lines.tellsDeeds) return [];
  const told = stages.flatMap(({ ordinal }) => (lines.get(idOf(ordinal)) === undefined ? [] : [ordinal]));
  return [
    ...stages.slice(0, -1).flatMap((stage, index) => problemsOfAdvancement(lines, stage, stages[index + 1]!)),
    ...told
      .filter((ordinal) => ordinal === stages.at(-1)!.ordinal)
      .map((ordinal) => finding(idOf(ordinal), '마지막 단계입니다.', 'It is the last stage: nobody goes on from it.')),
  ];
}

const idOf = (ordinal: number): string => `${stagePath(ordinal)}/advancement`;

function problemsOfAdvancement(lines: BundledLines, stage: BundledStage, next: BundledStage): BundleFinding[] {
  const id = idOf(stage.ordinal);
  const line = lines.get<AdvancementLine>(id);
  if (line === undefined) return [missing(id)];
  if (line === null) return [];
  if (line.to !== next.ordinal) return [differs(id, 'to', line.to, next.ordinal)];
  const { settlement } = lines.get<SettlementLine>(`${stagePath(stage.ordinal)}/settlement`)!;
  if ((line.settlement === settlement) !== (line.earlier === null))
    return [
      finding(
        [id, `${stagePath(stage.ordinal)}/settlement`],
        '이 단계의 확정에 따른 진출이면 이전 순위가 없어야 하고, 아니면 있어야 합니다.',
        'Earlier places belong to an advancement by another settlement than that of the stage, and to no other.',
      ),
    ];
  return [...problemsOfChoice(id, line, stage), ...problemsOfQuotas(id, line, stage), ...problemsOfTakers(id, line, next)];
}

function problemsOfChoice(id: string, line: Told, stage: BundledStage): BundleFinding[] {
  const candidates = line.earlier ?? placedIn(stage);
  const isCandidate = new Set(candidates.map(({ entry }) => entry));
  const { advanced, boundary, isDecided, tracks } = chosenBy(line, candidates);
  const strays = line.left.filter((entry) => !isCandidate.has(entry));
  const decided = line.quotas.filter(({ decision }) => decision !== null).map(({ track }) => track);
  return [
    ...strays.map((entry) => finding([id, resultOf(stage, entry)], '순위가 없던 출품작입니다.', 'It had no place to be passed over at.')),
    ...unlike(line.advanced, advanced).map((entry) =>
      finding(
        [id, resultOf(stage, entry)],
        '순위와 진출 정원대로라면 진출 여부가 다릅니다.',
        'By places, quota and decisions it is the other way: whether it went on is not what follows.',
      ),
    ),
    ...unlike(
      line.tied.map(({ entry }) => entry),
      boundary,
    ).map((entry) =>
      finding([id, resultOf(stage, entry)], '진출 경계의 동점자가 다릅니다.', 'Whether it shared the last place is not what follows.'),
    ),
    ...(isDecided && unlike(decided, tracks).length === 0
      ? []
      : [finding(id, '동점에 대한 결정이 맞지 않습니다.', 'A tie at the last place was left undecided, or there was none to decide.')]),
  ];
}

const placedIn = ({ lines }: BundledStage): Placed[] =>
  [...lines].flatMap(([entry, { track, line }]) =>
    line.place === null || (line.belowFloors ?? []).length > 0 ? [] : [{ entry, track, place: line.place }],
  );

const resultOf = ({ ordinal }: BundledStage, entry: string): string => `${stagePath(ordinal)}/results/${entry}`;

/** What is in one of two lists, or in one of them twice. */
const unlike = <Value>(has: readonly Value[], due: readonly Value[]): Value[] => {
  const [there, wanted] = [new Set(has), new Set(due)];
  const twice = has.filter((value, index) => has.indexOf(value) !== index);
  return [...twice, ...[...there].filter((value) => !wanted.has(value)), ...[...wanted].filter((value) => !there.has(value))];
};

/** How many go on was settled by as well, where the engine asks for it. */
function problemsOfQuotas(id: string, { quotas }: Told, { ordinal, tracks }: BundledStage): BundleFinding[] {
  const quotaOf = new Map(quotas.map(({ track, quota }) => [track, quota]));
  return [
    ...[...tracks].flatMap(([track, { topK }]) =>
      topK === undefined || topK === (quotaOf.get(track) ?? null)
        ? []
        : [differs(id, 'quota', quotaOf.get(track) ?? null, topK, [`${stagePath(ordinal)}/tracks/${track}`])],
    ),
    ...unlike(
      quotas.map(({ track }) => track),
      [...quotaOf.keys()].filter((track) => tracks.has(track)),
    ).map((track) => finding(id, `${track}부문이 없거나 두 번 있습니다.`, `Track ${track} is not in the stage, or is there twice.`)),
  ];
}

/** In the next stage are those who went on, and nobody else. */
function problemsOfTakers(id: string, { advanced, unjudged }: Told, next: BundledStage): BundleFinding[] {
  const wentOn = new Set(advanced);
  const entryOf = (entry: string) => `${stagePath(next.ordinal)}/entries/${entry}`;
  const strays = [...next.lines.keys()].filter((entry) => !wentOn.has(entry));
  const absent = advanced.filter((entry) => !next.lines.has(entry));
  return [
    ...strays.map((entry) =>
      finding([entryOf(entry), id], '진출하지 않은 출품작입니다.', 'It takes part, and did not go on to this stage.'),
    ),
    ...unlike(unjudged, absent).map((entry) =>
      finding(
        [id, entryOf(entry)],
        '진출했으나 다음 단계에 없는 출품작의 목록이 다릅니다.',
        'Whether it went on and was not judged in the next stage is not what that stage says.',
      ),
    ),
  ];
}

/** What whoever verifies has to know of advancements that hold: nothing of it can be computed. */
export function notesOfAdvancements(lines: BundledLines): BundleFinding[] {
  if (!lines.tellsDeeds)
    return [
      finding(
        'manifest',
        '이전 형식의 묶음입니다: 단계 진출과 수상 취소의 근거는 들어 있지 않아 확인하지 못했습니다.',
        'A bundle of an earlier format: who went on from stage to stage, and by what awards are revoked, is not in it and was not checked.',
      ),
    ];
  const ids = lines
    .folders('stages')
    .filter((folder) => /^stages\/\d+$/.test(folder))
    .map((folder) => `${folder}/advancement`);
  return ids.flatMap((id) => {
    const line = lines.get<AdvancementLine>(id);
    if (line === undefined) return [];
    return line === null ? [notOnRecord(id)] : [...notesOf(id, line)];
  });
}

const notOnRecord = (id: string): BundleFinding =>
  finding(id, '진출을 다시 계산할 기록이 없습니다.', 'Who went on to the next stage cannot be computed again from what is on record.');

function* notesOf(id: string, { earlier, settlement, left, unjudged }: Told): Iterable<BundleFinding> {
  if (earlier)
    yield finding(
      id,
      `진출한 뒤에 이 단계를 다시 확정했습니다. 진출은 이전 확정 ${settlement}의 순위를 따르며, 그 순위는 서명된 그대로입니다.`,
      `The stage was settled again after entries went on: they did by places of ${settlement}, which are as signed and not recomputed.`,
    );
  if (left.length > 0)
    yield finding(
      id,
      `진출 전에 대회를 떠난 출품작 ${left.length}편을 건너뛰었습니다.`,
      `${left.length} entries that had left were passed over.`,
    );
  if (unjudged.length > 0)
    yield finding(
      id,
      `진출했으나 다음 단계에서 심사받지 않은 출품작이 ${unjudged.length}편 있습니다.`,
      `${unjudged.length} entries went on and were not judged in the next stage.`,
    );
}
