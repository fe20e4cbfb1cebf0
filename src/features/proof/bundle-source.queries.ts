import { type EntityManager, In } from 'typeorm';
import type { AwardDeparture, AwardRule as Rule, DecidedAward } from '../../domain/award-rule.js';
import type { BundleSource } from '../../domain/bundle/bundle-source.js';
import { AwardDecision } from '../awards/award-decision.entity.js';
import { Track } from '../competitions/competition.entity.js';
import { settlementsThatCount } from '../results/final.queries.js';
import type { Publishable } from '../results/publishable.queries.js';
import { Settlement } from '../results/settlement.entity.js';
import { advancementsOfEdition } from './bundle-advancements.queries.js';
import { correctionsOfEdition, notesOfEdition, numbersOfEdition, sheetsOnRecord } from './bundle-notes.queries.js';

/** What is settled, as it is stored: texts, which a thread takes in faster than what stands in them. */
interface SettledTexts {
  settlement: string;
  inputsHash: string;
  engineVersion: string;
  inputs: string;
  rows: string;
}

/** What a bundle is made of, before its texts are read. */
export interface BundleTexts {
  stages: ({ ordinal: number } & SettledTexts)[];
  final: SettledTexts | null;
  /** `BundleNote`s of the sheets that are on record, as JSON. */
  sheets: string;
  rest: Omit<BundleSource, 'stages' | 'final'>;
}

/** What is published, as far as its bundle has to know. */
export interface ToProve {
  competition: { id: string; slug: string };
  /** Which of the publications of the edition it is for the public, from 1. */
  ordinal: number;
  awardedPlaces: number;
  ranking: Publishable;
  /** The awards that it shows; null: none were announced. */
  awardDecisionId: string | null;
  published: BundleSource['published'];
  revocations: BundleSource['revocations'];
  audit: { seq: number; hash: string };
}

/** Everything that a publication follows from. The number of statements does not depend on entries or sheets. */
export async function bundleTexts(tx: EntityManager, toProve: ToProve): Promise<BundleTexts> {
  const { competition, ranking, published, revocations, audit, awardedPlaces } = toProve;
  const stages = await settlementsBehind(tx, ranking);
  const tracks = await tx.getRepository(Track).find({ where: { competitionId: competition.id }, order: { ordinal: 'ASC' } });
  const awards = await awardsBehind(tx, toProve.awardDecisionId);
  const notes = await notesOfEdition(tx, competition.id);
  return {
    stages: stages.map(({ stage, ...settlement }) => ({ ordinal: stage.ordinal, ...textsOf(settlement) })),
    final: ranking.isFinal ? textsOf(ranking.settlement) : null,
    sheets: await sheetsOnRecord(tx, competition.id),
    rest: {
      competition,
      publication: { ordinal: toProve.ordinal, awardedPlaces },
      audit,
      tracks: tracks.map(({ id, ordinal, nameKo, nameEn }) => ({ id, ordinal, nameKo, nameEn })),
      awards,
      entries: await numbersOfEdition(tx, competition.id),
      published,
      revocations,
      advancements: await advancementsOfEdition(tx, competition.id),
      corrections: await correctionsOfEdition(tx, competition.id),
      notes: [...notes, ...(awards?.departures ?? []).map(noteOfDeparture)],
    },
  };
}

const textsOf = ({
  id,
  inputsHash,
  engineVersion,
  inputs,
  rows,
}: Omit<Settlement, 'stage'> | Extract<Publishable, { isFinal: true }>['settlement']): SettledTexts => {
  return { settlement: id, inputsHash, engineVersion, inputs, rows };
};

/** Those that the final was settled from, or the one that is published; and, for the stages besides, the latest. */
async function settlementsBehind(tx: EntityManager, ranking: Publishable): Promise<Settlement[]> {
  const counting = await settlementsThatCount(tx, ranking.competitionId);
  const named = ranking.isFinal ? settlementsIn(ranking.settlement.inputs) : [ranking.settlement.id];
  const missing = named.filter((id) => !counting.some((settlement) => settlement.id === id));
  const others = await tx.getRepository(Settlement).find({ where: { id: In(missing) }, relations: { stage: true } });
  const replaced = new Set(others.map(({ stageId }) => stageId));
  return [...counting.filter(({ stageId }) => !replaced.has(stageId)), ...others].toSorted((a, b) => a.stage.ordinal - b.stage.ordinal);
}

const settlementsIn = (inputs: string): string[] =>
  (JSON.parse(inputs) as { settlements: { settlement: string }[] }).settlements.map(({ settlement }) => settlement);

async function awardsBehind(tx: EntityManager, decisionId: string | null): Promise<BundleSource['awards']> {
  if (decisionId === null) return null;
  const decision = await tx.getRepository(AwardDecision).findOneOrFail({ where: { id: decisionId }, relations: { rule: true } });
  const { competitionId, version } = decision;
  const confirmed = await tx.getRepository(AwardDecision).find({ where: { competitionId, state: 'CONFIRMED' }, order: { version: 'ASC' } });
  return {
    rule: JSON.parse(decision.rule.rule) as Rule,
    awards: awardsIn(decision),
    departures: JSON.parse(decision.departures) as AwardDeparture[],
    earlier: confirmed.filter((one) => one.version < version).map(awardsIn),
  };
}

const awardsIn = ({ awards }: AwardDecision): DecidedAward[] => JSON.parse(awards) as DecidedAward[];

const noteOfDeparture = ({ tier, entry, reason }: AwardDeparture) => {
  return { kind: 'awards', isReason: true, stage: null, entry, judge: null, content: { tier, reason } };
};
