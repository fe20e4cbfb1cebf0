import type { AwardRule, DecidedAward } from '../../src/domain/award-rule.js';
import { differencesOf } from '../../src/domain/award-decision.js';
import type { BundleSource, FinalSettlementInputs, StageSettlementInputs, StageSource } from '../../src/domain/bundle/bundle-source.js';
import { defaultRubric, presentationRubric } from '../../src/domain/default-rubric.js';
import { canonicalFinal, type FinalEntry, isBelowFloor, settleFinal, sharedPlaces, withDecisions } from '../../src/domain/final.js';
import type { FinalRule } from '../../src/domain/final-rule.js';
import { randomStream } from '../../src/domain/random-stream.js';
import type { Rubric } from '../../src/domain/rubric.js';
import { settleStage } from '../../src/domain/settle.js';
import { canonicalInputs, type StageEntry, type StageInputs } from '../../src/domain/settlement/stage-inputs.js';
import { resultsOfStage } from '../../src/domain/stage-result.js';
import { defaultRule, type StageRule } from '../../src/domain/stage-rule.js';
import { canonicalText, sha256 } from '../../src/platform/audit/canonical.js';
import { FINAL_RULE } from './final-rule.js';

const tracks = [
  { id: '0f000000-0000-4000-8000-000000000001', ordinal: 1, nameKo: '분석', nameEn: 'Analysis' },
  { id: '0a000000-0000-4000-8000-000000000002', ordinal: 2, nameKo: '활용', nameEn: 'Use' },
];
const awardRule: AwardRule = {
  tiers: [
    { key: 'grand', nameKo: '대상', nameEn: 'Grand Prize', quota: 1, floor: '60', track: null, onTie: 'DELIBERATE' },
    { key: 'second', nameKo: '우수상', nameEn: 'Second Prize', quota: 2, floor: null, track: null, onTie: 'DELIBERATE' },
  ],
  onRemoval: 'LEAVE_EMPTY',
  verificationDays: 10,
  appeals: { days: 7, grounds: [{ key: 'procedure', nameKo: '절차', nameEn: 'Procedure' }] },
  revocationYears: 5,
  isBundlePublic: true,
};
const uuid = (kind: string, index: number) => `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const entryId = (index: number) => uuid('e', (index * 7919) % 100_003);

/** How many entries each of two tracks has, and how many judges see each of them. */
interface Wish {
  entries: number;
  judges: number;
  finalists?: number;
}

/**
 * A contest as the domain settles it: a paper review with adjusted scores and a deliberation, a presentation with trimmed means, and a final
 * with a bonus, a penalty and a decision on a tie; one entry was disqualified after it had gone on, the committee passed the second one over, and an award was revoked.
 */
export function aBundleSource({ entries, judges, finalists = 3 }: Wish): BundleSource {
  const uniform = randomStream(7);
  const all = tracks.flatMap(({ id: track }, at) =>
    Array.from({ length: entries }, (_, index) => ({ track, index: at * entries + index, twin: index === 3 ? 2 : index, quality: 0 })),
  );
  // The third and the fourth of a track are alike in everything: nothing but people can split them.
  const qualities = all.map(() => 60 + 30 * uniform());
  for (const one of all) one.quality = qualities[one.index - (one.twin === one.index % entries ? 0 : 1)]!;
  // The first is so close to the last who goes on that people decide.
  for (const one of all) if (one.index % entries === 0) one.quality = 65;
  const submittedAt = (index: number) => new Date(Date.UTC(2025, 8, 1, 9, 0, index % 50)).toISOString();
  const panel = Math.max(judges, Math.ceil((entries * judges) / 40));
  const sheetsOf = (rubric: Rubric, at: (typeof all)[number], stage: number): StageEntry['sheets'] =>
    Array.from({ length: judges }, (_, seat) => {
      const noise = randomStream(1 + seat + 100 * at.twin + 100_000 * stage);
      const judge = uuid(String(stage), 1 + ((at.index + seat) % panel) + 1000 * Math.floor(at.index / entries));
      const level = Math.min(1, Math.max(0, (at.quality + 8 * (noise() - 0.5)) / 100));
      const marks = rubric.criteria.map(({ key, maxPoints }) => {
        return { criterion: key, points: String(Math.round(Number(maxPoints) * level * 2) / 2) };
      });
      return { judge, marks };
    });
  const stageOf = (ordinal: number, rubric: Rubric, rule: StageRule, takers: typeof all): StageSource => {
    const ofTracks = tracks.map(({ id: track }) => {
      const list = takers.filter((one) => one.track === track);
      const inputs: StageInputs = {
        rule,
        rubric,
        entries: list.map((one) => ({
          id: entryId(one.index),
          status: one.index === 1 && ordinal > 1 ? 'DISQUALIFIED' : 'ACTIVE',
          submittedAt: submittedAt(one.index),
          sheets: sheetsOf(rubric, one, ordinal),
        })),
        topK: ordinal === 1 ? finalists : null,
        wasAnnounced: true,
        decisions: [],
      };
      return { track, ...withDeliberation(inputs) };
    });
    const inputs: StageSettlementInputs = {
      stage: uuid('5', ordinal),
      engineVersion: '3',
      tracks: ofTracks.toSorted((a, b) => (a.track < b.track ? -1 : 1)),
      ...(ordinal === 1 && { exceptions: [{ id: uuid('c', 1), entry: entryId(0), judge: uuid('1', 999) }] }),
    };
    const rows = inputs.tracks.flatMap(({ track, ...ofTrack }) => settleStage(ofTrack).map((row) => ({ ...row, track })));
    const inputsHash = sha256(canonicalText(inputs));
    return { ordinal, settlement: uuid('7', ordinal), inputsHash, engineVersion: '3', inputs, rows };
  };
  const paper = stageOf(
    1,
    defaultRubric,
    { ...defaultRule(defaultRubric, 'PAPER'), floors: [{ criterion: 'completeness', points: '2' }] },
    all,
  );
  const through = all.filter(({ index }) => {
    const place = paper.rows.find((row) => row.entry === entryId(index))!.place;
    return place !== null && place <= finalists;
  });
  const rule: StageRule = {
    ...defaultRule(presentationRubric, 'PRESENTATION'),
    tieBreak: [{ link: 'EARLIER_SUBMISSION', criterion: null }],
  };
  const presentation = stageOf(2, presentationRubric, rule, through);
  const twins = new Set(all.filter(({ index }) => [2, 3].includes(index % entries)).map(({ index }) => entryId(index)));
  const final = finalOf([paper, presentation], twins);
  const placed = final.rows.map((row) => ({
    entry: row.entry,
    track: tracks.find(({ id }) => id === row.track)!.ordinal,
    place: row.place,
    score: row.score,
    belowFloor: isBelowFloor(row),
  }));
  const best = placed
    .filter(({ place, belowFloor }) => place !== null && !belowFloor)
    .toSorted((a, b) => Number(b.score) - Number(a.score));
  const awards: DecidedAward[] = [
    { tier: 'grand', entries: [best[0]!.entry] },
    { tier: 'second', entries: [best[2]!.entry, best[3]!.entry] },
  ];
  const revoked = best[3]!.entry;
  const earlier: DecidedAward[][] = [[{ tier: 'grand', entries: [best[0]!.entry] }]];
  const departures = differencesOf({ rule: awardRule, standings: placed, earlier }, awards).map(({ tier, entry }) => ({
    tier,
    entry,
    reason: '위원회가 활용 계획을 더 높이 보았습니다.',
  }));
  const awardOf = new Map(awards.flatMap(({ tier, entries: winners }) => winners.map((entry) => [entry, tier])));
  const numberOf = (entry: string) => `2025-${all.findIndex(({ index }) => entryId(index) === entry) + 1}`;
  const sheet = paper.inputs.tracks[0]!.entries[0]!;
  return {
    competition: { id: uuid('d', 1), slug: 'wave-2025' },
    publication: { ordinal: 1, awardedPlaces: 0 },
    audit: { seq: 120, hash: sha256('head') },
    tracks,
    stages: [paper, presentation],
    final,
    awards: { rule: awardRule, awards, departures, earlier },
    advancements: [advancementOf(paper, presentation, finalists)],
    revocations: [
      {
        entry: revoked,
        revocation: uuid('b', 1),
        award: 'second',
        proposedAt: '2025-11-03T01:00:00.000Z',
        confirmedAt: '2025-11-04T02:00:00.000Z',
      },
    ],
    entries: all.map(({ index }) => ({ id: entryId(index), number: numberOf(entryId(index)) })),
    published: final.rows
      .filter(({ place }) => place !== null)
      .map((row): BundleSource['published'][number] => {
        const award = awardOf.get(row.entry) ?? null;
        const isShown = award !== null;
        const shown = isShown
          ? { place: row.place, score: row.score, tieBrokenBy: row.tieBrokenBy, belowFloor: isBelowFloor(row) }
          : { place: null, score: null, tieBrokenBy: null, belowFloor: false };
        return {
          entry: row.entry,
          number: numberOf(row.entry),
          award,
          isWinner: award !== null && row.entry !== revoked,
          isRevoked: row.entry === revoked,
          ...shown,
        };
      }),
    corrections: [
      {
        stage: 1,
        entry: sheet.id,
        judge: sheet.sheets[0]!.judge,
        before: sheet.sheets[1]!.marks,
        after: sheet.sheets[0]!.marks,
      },
    ],
    notes: [
      {
        kind: 'disqualifications',
        isReason: true,
        stage: null,
        entry: entryId(1),
        judge: null,
        content: { reason: '표절이 확인되었습니다.' },
      },
      { kind: 'left-out', isReason: false, stage: 1, entry: entryId(0), judge: uuid('1', 998), content: { ground: 'SAME_DEPARTMENT' } },
    ],
  };
}

/** By places, up to the quota of each track. */
function advancementOf(stage: StageSource, next: StageSource, quota: number): BundleSource['advancements'][number] {
  const submittedAt = new Map(stage.inputs.tracks.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry.submittedAt])));
  const placed = stage.rows.filter(({ place, belowFloors = [] }) => place !== null && belowFloors.length === 0);
  return {
    stage: stage.ordinal,
    to: next.ordinal,
    settlement: stage.settlement,
    quotas: tracks.map(({ id: track }) => ({ track, quota, tieRule: 'TAKE_ALL', decision: null })),
    candidates: placed.map(({ entry, track, place }) => ({ entry, track, place: place!, submittedAt: submittedAt.get(entry)! })),
    tied: [],
    advanced: placed.filter(({ place }) => place! <= quota).map(({ entry }) => entry),
  };
}

/** With a decision on all whom the committee has to talk about, in the reverse of their order. */
function withDeliberation(inputs: StageInputs): StageInputs {
  const undecided = canonicalInputs(inputs);
  const listed = settleStage(undecided).filter(({ chanceOfTopK }) => Number(chanceOfTopK ?? 0) >= 0.2 && Number(chanceOfTopK) <= 0.8);
  return canonicalInputs({ ...inputs, decisions: listed.toReversed().map(({ entry }, index) => ({ entry, order: index + 1 })) });
}

const finalRule = {
  ...FINAL_RULE,
  tieBreak: [...FINAL_RULE.tieBreak, { link: 'DECISION', stage: null, key: null }],
} as FinalRule;

/** `alike`: who got the same from everybody, and nothing besides. */
function finalOf(stages: readonly StageSource[], alike: ReadonlySet<string>): NonNullable<BundleSource['final']> {
  const results = stages.map((stage) => ({
    ordinal: stage.ordinal,
    of: new Map(stage.inputs.tracks.flatMap((inputs) => [...resultsOfStage(inputs, '3')])),
  }));
  const inputs: FinalSettlementInputs = {
    competition: uuid('d', 1),
    engineVersion: '1',
    settlements: stages.map(({ ordinal, settlement, inputsHash }) => ({ stage: ordinal, settlement, inputsHash })),
    tracks: stages.at(-1)!.inputs.tracks.map(({ track, entries }) => {
      const first = entries.findIndex(({ id }) => !alike.has(id));
      const list = entries.map(({ id, status, submittedAt }, index): FinalEntry => ({
        id,
        status,
        submittedAt,
        stages: results.flatMap(({ ordinal, of }) => (of.has(id) ? [{ stage: ordinal, ...of.get(id)! }] : [])),
        parts: !alike.has(id) ? [{ key: 'bonus', points: '1.50' }] : [],
        penalties:
          index === first
            ? [
                { key: 'overtime', points: '0.50' },
                { key: 'overtime', points: '0.25' },
              ]
            : [],
        decision: null,
      }));
      const tied = sharedPlaces(settleFinal(canonicalFinal({ rule: finalRule, entries: list })).map((row) => ({ ...row, track })));
      const decisions = tied.map((group) => group.map(({ entry }) => entry).toReversed());
      return { track, ...canonicalFinal(withDecisions({ rule: finalRule, entries: list }, decisions)) };
    }),
  };
  const rows = inputs.tracks.flatMap(({ track, ...ofTrack }) => settleFinal(ofTrack).map((row) => ({ ...row, track })));
  return { settlement: uuid('7', 9), inputsHash: sha256(canonicalText(inputs)), engineVersion: '1', inputs, rows };
}
