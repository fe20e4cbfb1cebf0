import type { AwardDeparture, AwardRule, DecidedAward } from '../../domain/award-rule.js';
import type { Track } from '../competitions/competition.entity.js';
import type { FinalTrackStanding } from '../results/final-inputs.queries.js';
import { type Publishable, type PublishableStanding, standingsOf } from '../results/publishable.queries.js';
import type { EntryNames } from '../results/settlement.queries.js';
import type { ReportSection } from './report-paper.js';
import { table } from './report-sections.js';
import { tieInWords } from './rule-words.js';

/** What a ranking is written with. */
export interface RankingWords {
  tracks: readonly Track[];
  names: ReadonlyMap<string, EntryNames>;
  /** Stages whose scores stand beside the final one: ordinals and names. */
  stages: readonly { ordinal: number; name: string }[];
  nameOfLink: (key: string) => string;
}

/** The settled ranking, track by track, with scores and what broke ties. */
export function rankingSection(ranking: Publishable, { tracks, names, stages, nameOfLink }: RankingWords): ReportSection {
  const standings: (PublishableStanding & Partial<Pick<FinalTrackStanding, 'stages'>>)[] = standingsOf(ranking);
  const inStages = ranking.isFinal ? stages : [];
  const columns = [
    { head: '순위', share: 1.1, isCentred: true },
    { head: '접수번호', share: 2.5 },
    { head: '작품명', share: 4.6, lines: 2 },
    { head: '팀', share: 2.6, lines: 2 },
    ...inStages.map(({ name }) => ({ head: name, share: 1.6, atRight: true })),
    { head: ranking.isFinal ? '최종 점수' : '점수', share: 1.6, atRight: true },
    { head: '비고', share: 2.6, lines: 3 },
  ];
  return {
    title: ranking.isFinal ? '최종 순위' : '순위',
    paragraphs: [],
    tables: tracks.flatMap(({ id, nameKo }) =>
      table(
        nameKo,
        columns,
        standings
          .filter(({ track }) => track === id)
          .map(({ entry, place, score, tieBrokenBy, belowFloor, stages: ofStages = [] }) => [
            { text: place === null ? '—' : `${place}`, bold: true },
            names.get(entry)?.number ?? '',
            names.get(entry)?.title ?? '',
            names.get(entry)?.team ?? '',
            ...inStages.map(({ ordinal }) => ofStages.find(({ stage }) => stage === ordinal)?.score ?? '—'),
            { text: score ?? '—', bold: true },
            [belowFloor ? '과락' : '', tieBrokenBy === null ? '' : `동점: ${tieInWords(tieBrokenBy, nameOfLink)}`]
              .filter(Boolean)
              .join(', '),
          ]),
      ),
    ),
  };
}

/** What was decided to be given, and where it departs from the scores. */
export function awardSection(
  { rule, awards, departures }: { rule: AwardRule; awards: readonly DecidedAward[]; departures: readonly AwardDeparture[] },
  names: ReadonlyMap<string, EntryNames>,
  decided: string,
): ReportSection {
  const nameOf = (key: string) => rule.tiers.find((tier) => tier.key === key)?.nameKo ?? key;
  const entry = (id: string) => [names.get(id)?.number, names.get(id)?.title].filter(Boolean).join(' ');
  return {
    title: '수상작',
    paragraphs: [decided, ...(departures.length === 0 ? ['점수 순서와 다르게 정한 상이 없습니다.'] : [])],
    tables: [
      ...table(
        null,
        [
          { head: '상', share: 2 },
          { head: '정원', share: 1, atRight: true },
          { head: '출품작', share: 6, lines: 2 },
          { head: '팀', share: 3, lines: 2 },
        ],
        awards.flatMap(({ tier, entries }) => {
          const quota = `${rule.tiers.find(({ key }) => key === tier)?.quota ?? ''}`;
          const given = entries.map((id) => [nameOf(tier), quota, entry(id), names.get(id)?.team ?? '']);
          return given.length === 0 ? [[nameOf(tier), quota, '수상작 없음', '']] : given;
        }),
      ),
      ...table(
        '점수 순서와 다르게 정한 상과 사유',
        [
          { head: '상', share: 2 },
          { head: '출품작', share: 4, lines: 2 },
          { head: '사유', share: 6, lines: 8 },
        ],
        departures.map(({ tier, entry: id, reason }) => [nameOf(tier), id === null ? '비워 둠' : entry(id), reason]),
      ),
    ],
  };
}
