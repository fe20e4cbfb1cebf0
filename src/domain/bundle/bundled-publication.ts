import type { AwardStanding } from '../award-order.js';
import { isWinner } from '../winner.js';
import { inOrderOfNumbers, tracksIn } from './bundle-lines.js';
import type { BundledLines } from './bundled-lines.js';
import { missing } from './bundled-stage.js';
import { type BundleFinding, differs, finding } from './finding.js';
import type { AwardDecisionLine, EditionLine, IdentityLine, PublishedLine, RevocationLine, TrackLine } from './line-contents.js';

/** An entry of the ranking that was published, computed anew. */
export interface RankedEntry extends AwardStanding {
  tieBrokenBy: string | null;
}

/** Whether what was published is what the ranking and the awards say; what was not made public is null, and nothing against it. */
export function verifyPublished(lines: BundledLines, edition: EditionLine, ranking: ReadonlyMap<string, RankedEntry>): BundleFinding[] {
  const decision = lines.get<AwardDecisionLine>('awards/decision');
  const awardOf = new Map(decision?.awards.flatMap(({ tier, entries }) => entries.map((entry) => [entry, tier] as const)));
  const published = lines.in<PublishedLine>('published');
  const open = published.map(([, line]) => line).filter(({ place, award }) => place !== null || award !== null);
  const tracks = lines.in<TrackLine>('tracks');
  const areSameTracks = lines.hashOf(tracksIn(tracks)) === edition.tracks;
  const isWhole = lines.hashOf(inOrderOfNumbers(open)) === edition.published;
  const winners = winnersOf(ranking, edition, awardOf);
  const ids = published.map(([entry]) => `published/${entry}`);
  return [
    ...(decision && edition.awardedPlaces !== 0 ? [differs('edition', 'awardedPlaces', edition.awardedPlaces, 0)] : []),
    ...published.flatMap(([entry, line]) => problemsOfLine(lines, { entry, line, edition, awardOf, decision }, ranking.get(entry))),
    ...winners.filter((entry) => !lines.get(`published/${entry}`)).map((entry) => missing(`published/${entry}`)),
    ...problemsOfReach(new Map(published), ranking, new Set(winners)),
    ...problemsOfNumbers(lines),
    ...problemsOfRevocations(lines, new Map(published)),
    ...(areSameTracks
      ? []
      : [
          finding(
            ['edition', ...tracks.map(([track]) => `tracks/${track}`)],
            '부문이 공표할 때와 다릅니다.',
            'The tracks are not what they were.',
          ),
        ]),
    ...(isWhole
      ? []
      : [
          finding(
            ['edition', ...ids.slice(0, 20)],
            '공표한 줄이 공표할 때와 다릅니다.',
            'The published lines are not those that were published.',
          ),
        ]),
  ];
}

/** Places are public of winners or of all, and so are scores: of nobody alone they are kept back. */
function problemsOfReach(
  published: ReadonlyMap<string, PublishedLine>,
  ranking: ReadonlyMap<string, RankedEntry>,
  winners: ReadonlySet<string>,
): BundleFinding[] {
  return (['place', 'score'] as const).flatMap((field) => {
    const shown = [...published].filter(([, line]) => line[field] !== null).map(([entry]) => entry);
    const reachesAll = shown.some((entry) => !winners.has(entry));
    const due = [...ranking].filter(
      ([entry, ranked]) => ranked.place !== null && (winners.has(entry) || (reachesAll && ranked.score !== null)),
    );
    return due
      .filter(([entry, ranked]) => shown.length > 0 && ranked[field] !== null && (published.get(entry)?.[field] ?? null) === null)
      .map(([entry, ranked]) =>
        differs(
          `published/${entry}`,
          field,
          published.get(entry)?.[field] ?? null,
          ranked[field],
          [shown[0]!].map((other) => `published/${other}`),
        ),
      );
  });
}

/** An award is revoked by two people, or it is not: no line says so alone. */
function problemsOfRevocations(lines: BundledLines, published: ReadonlyMap<string, PublishedLine>): BundleFinding[] {
  if (!lines.tellsDeeds) return [];
  const told = new Map(lines.in<RevocationLine>('revocations'));
  const revoked = [...published].filter(([, { isRevoked }]) => isRevoked).map(([entry]) => entry);
  return [
    ...revoked
      .filter((entry) => !told.has(entry))
      .map((entry) =>
        finding(
          [`published/${entry}`, `revocations/${entry}`],
          '수상이 취소되었다고 하나 취소한 기록이 없습니다.',
          'It is said to be revoked, and there is no revocation.',
        ),
      ),
    ...[...told].flatMap(([entry, { award, proposedAt, confirmedAt }]) => {
      const [id, line] = [`revocations/${entry}`, published.get(entry)];
      if (!line?.isRevoked)
        return [finding([id, `published/${entry}`], '취소되지 않은 수상입니다.', 'It was revoked, and is not published as such.')];
      return [
        ...(award === line.award ? [] : [differs(id, 'award', award, line.award, [`published/${entry}`])]),
        ...(isInstant(proposedAt) && isInstant(confirmedAt) && proposedAt <= confirmedAt
          ? []
          : [finding(id, '제안한 때와 확정한 때가 맞지 않습니다.', 'It was confirmed before it was proposed, or at no time at all.')]),
      ];
    }),
  ];
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** One number is one entry's. */
function problemsOfNumbers(lines: BundledLines): BundleFinding[] {
  return (['published', 'entries'] as const).flatMap((folder) => {
    const byNumber = Map.groupBy(lines.in<{ number: string }>(folder), ([, { number }]) => number);
    return [...byNumber.values()]
      .filter((alike) => alike.length > 1)
      .map((alike) =>
        finding(
          alike.map(([entry]) => `${folder}/${entry}`),
          '두 출품작의 번호가 같습니다.',
          'Two entries have one number.',
        ),
      );
  });
}

/** Whoever wins is published, by an award or by a place. */
const winnersOf = (ranking: ReadonlyMap<string, RankedEntry>, { awardedPlaces }: EditionLine, awardOf: ReadonlyMap<string, string>) => [
  ...new Set([...awardOf.keys(), ...[...ranking].filter(([, ranked]) => isWinner(ranked, awardedPlaces)).map(([entry]) => entry)]),
];

interface Published {
  entry: string;
  line: PublishedLine;
  edition: EditionLine;
  awardOf: ReadonlyMap<string, string>;
  decision: AwardDecisionLine | undefined;
}

function problemsOfLine(
  lines: BundledLines,
  { entry, line, edition, awardOf, decision }: Published,
  ranked?: RankedEntry,
): BundleFinding[] {
  const id = `published/${entry}`;
  if (!ranked) return [finding(id, '순위에 없는 출품작입니다.', 'The ranking has no such entry.')];
  const wins = decision ? awardOf.has(entry) : isWinner(ranked, edition.awardedPlaces);
  const identity = lines.get<IdentityLine>(`entries/${entry}`);
  const due: Partial<PublishedLine> = {
    ...(identity && { number: identity.number }),
    place: line.place === null ? null : ranked.place,
    score: line.score === null ? null : ranked.score,
    award: awardOf.get(entry) ?? null,
    isWinner: wins && !line.isRevoked,
    isRevoked: wins && line.isRevoked,
    tieBrokenBy: line.place === null ? null : ranked.tieBrokenBy,
    belowFloor: line.place !== null && ranked.belowFloor,
  };
  return (Object.keys(due) as (keyof PublishedLine)[]).flatMap((field) =>
    line[field] === due[field] ? [] : [differs(id, field, line[field], due[field], field === 'number' ? [`entries/${entry}`] : [])],
  );
}
