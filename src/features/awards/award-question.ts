import type { EntityManager } from 'typeorm';
import type { AwardQuestion } from '../../domain/award-decision.js';
import type { AwardRule as Rule, DecidedAward } from '../../domain/award-rule.js';
import { Track } from '../competitions/competition.entity.js';
import { type Publishable, standingsOf } from '../results/publishable.queries.js';
import { type EntryNames, namesOfEntries } from '../results/settlement.queries.js';
import { AwardDecision } from './award-decision.entity.js';
import { awardsOf } from './award.queries.js';

/** What awards of an edition follow from, with every entry under its number, as people call it. */
export interface NumberedQuestion extends AwardQuestion {
  /** By number. */
  entries: Map<string, EntryNames>;
}

/** In as many statements whatever the number of entries. */
export async function awardQuestion(tx: EntityManager, rule: Rule, ranking: Publishable): Promise<NumberedQuestion> {
  const { competitionId } = ranking;
  const tracks = new Map((await tx.getRepository(Track).findBy({ competitionId })).map(({ id, ordinal }) => [id, ordinal]));
  const lines = standingsOf(ranking);
  const confirmed = await tx.getRepository(AwardDecision).find({ where: { competitionId, state: 'CONFIRMED' }, order: { version: 'ASC' } });
  const earlier = confirmed.map(awardsOf);
  const ids = [...lines.map(({ entry }) => entry), ...earlier.flatMap(entriesIn)];
  const named = await namesOfEntries(tx, [...new Set(ids)]);
  const numberOf = new Map(named.map(({ id, number }) => [id, number]));
  return {
    rule,
    standings: lines.map(({ entry, track, place, score, belowFloor }) => {
      return { entry: numberOf.get(entry)!, track: tracks.get(track)!, place, score, belowFloor };
    }),
    earlier: earlier.map((awards) => awards.map(({ tier, entries }) => ({ tier, entries: entries.map((entry) => numberOf.get(entry)!) }))),
    entries: new Map(named.map((entry) => [entry.number, entry])),
  };
}

const entriesIn = (awards: readonly DecidedAward[]): string[] => awards.flatMap(({ entries }) => entries);
