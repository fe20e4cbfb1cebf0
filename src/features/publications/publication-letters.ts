import type { EntityManager } from 'typeorm';
import { inWords } from '../../platform/mail/letter.js';
import { Competition } from '../competitions/competition.entity.js';
import type { BulkLetter, StepInput } from '../notifications/bulk-letters.service.js';
import { AWARD_REVOKED, awardRevoked } from './award-revoked.letter.js';
import { JUDGES_THANKED, judgesThanked } from './judges-thanked.letter.js';
import { judgesToTell, membersToTell, type Reader } from './letter.queries.js';
import { NO_AWARD, type OwnOutcome } from './own-outcome.js';
import { RESULTS_PUBLISHED, resultsPublished } from './results-published.letter.js';
import { RESULTS_REPLACED, resultsReplaced } from './results-replaced.letter.js';
import { RESULTS_WITHDRAWN, resultsWithdrawn } from './results-withdrawn.letter.js';

/** What is to be told of a publication. */
export interface News {
  /** Null while it is only looked at. */
  publicationId: string | null;
  /** What entries win, by entry number; who is not there won nothing. */
  outcomes: ReadonlyMap<string, OwnOutcome>;
  /** What was public before it; null: nothing ever was. */
  before: ReadonlyMap<string, OwnOutcome> | null;
  reasonKo: string;
  reasonEn: string;
  link: string;
}

const outcomeOf = (outcomes: ReadonlyMap<string, OwnOutcome>, number: string) => outcomes.get(number) ?? NO_AWARD;

/** To every member of a team with a submitted entry what it won itself; to the judges, the first time, that results are public. */
export async function lettersOfPublication(tx: EntityManager, competitionId: string, news: News): Promise<BulkLetter[]> {
  const { titleKo, titleEn } = await tx.getRepository(Competition).findOneByOrFail({ id: competitionId });
  const { reasonKo, reasonEn, link, before } = news;
  const titles = { titleKo, titleEn, link };
  const about: Record<string, string> = news.publicationId === null ? {} : { publication: news.publicationId };
  const members = (await membersToTell(tx, competitionId)).map(({ entryId, number, ...reader }): BulkLetter => {
    const data = { ...about, entry: entryId };
    const outcome = outcomeOf(news.outcomes, number);
    const facts = { ...titles, number, outcome };
    if (before === null) return { ...reader, data, template: RESULTS_PUBLISHED, letter: inWords(resultsPublished, reader.locale, facts) };
    if (outcome.revokedKo !== null && outcomeOf(before, number).revokedKo === null) {
      const revoked = { ...titles, number, reasonKo: outcome.revokedKo, reasonEn: outcome.revokedEn! };
      return { ...reader, data, template: AWARD_REVOKED, letter: inWords(awardRevoked, reader.locale, revoked) };
    }
    const letter = inWords(resultsReplaced, reader.locale, { ...facts, reasonKo, reasonEn });
    return { ...reader, data, template: RESULTS_REPLACED, letter };
  });
  return before === null ? [...members, ...(await thanks(tx, competitionId, { about, titles }))] : members;
}

async function thanks(
  tx: EntityManager,
  competitionId: string,
  { about, titles }: { about: Record<string, string>; titles: { titleKo: string; titleEn: string; link: string } },
): Promise<BulkLetter[]> {
  const toJudge = (reader: Reader): BulkLetter => {
    return { ...reader, data: about, template: JUDGES_THANKED, letter: inWords(judgesThanked, reader.locale, titles) };
  };
  return (await judgesToTell(tx, competitionId)).map(toJudge);
}

/** To every member of a team with a submitted entry: the results were taken down. */
export async function lettersOfWithdrawal(
  tx: EntityManager,
  competitionId: string,
  { publication, reasonKo, reasonEn }: StepInput,
  link: string,
): Promise<BulkLetter[]> {
  const { titleKo, titleEn } = await tx.getRepository(Competition).findOneByOrFail({ id: competitionId });
  const facts = { titleKo, titleEn, reasonKo: reasonKo ?? '', reasonEn: reasonEn ?? '', link };
  const data: Record<string, string> = publication ? { publication } : {};
  return (await membersToTell(tx, competitionId)).map(({ accountId, address, name, locale }) => {
    const reader = { accountId, address, name, locale };
    return { ...reader, data, template: RESULTS_WITHDRAWN, letter: inWords(resultsWithdrawn, locale, facts) };
  });
}
