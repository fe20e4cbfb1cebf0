import { tieDecisions, tieRules } from '../advance.js';
import { awardRule, finalRule } from './rule-shapes.js';
import { flag, hash, listOf, object, oneOf, orNull, pseudonym, record, type Shape, text, whole } from './shape.js';

const marks = listOf(object({ criterion: text, points: text }));
const decisions = listOf(object({ entry: pseudonym, order: whole }));
const awards = listOf(object({ tier: text, entries: listOf(pseudonym) }));
const status = oneOf('ACTIVE', 'WITHDRAWN', 'DISQUALIFIED');
const entry = object({ track: whole, status, submitted: orNull(whole) });
const settlement = object({
  settlement: text,
  inputsHash: hash,
  engineVersion: text,
  from: listOf(object({ id: text, hash })),
});

/** What the lines of a kind say. The rules of stages are compared with what their engine takes in. */
const open: [RegExp, Shape][] = [
  [/^edition$/, object({ competition: text, publication: whole, ranking: text, awardedPlaces: whole, published: hash, tracks: hash })],
  [/^audit$/, object({ seq: whole, hash: text })],
  [/^tracks\/\d{1,4}$/, object({ nameKo: text, nameEn: text })],
  [/^stages\/\d{1,3}\/(rule|rubric)$/, record],
  [/^stages\/\d{1,3}\/tracks\/\d{1,4}$/, object({}, { topK: orNull(whole), wasAnnounced: flag, decisions })],
  [
    /^stages\/\d{1,3}\/advancement$/,
    orNull(
      object({
        to: whole,
        settlement: text,
        quotas: listOf(
          object({ track: whole, quota: whole, tieRule: orNull(oneOf(...tieRules)), decision: orNull(oneOf(...tieDecisions)) }),
        ),
        earlier: orNull(listOf(object({ entry: pseudonym, track: whole, place: whole }))),
        left: listOf(pseudonym),
        tied: listOf(object({ entry: pseudonym, submitted: orNull(whole) })),
        advanced: listOf(pseudonym),
        unjudged: listOf(pseudonym),
      }),
    ),
  ],
  [/^stages\/\d{1,3}\/judges$/, listOf(object({ judge: pseudonym, sheets: whole }))],
  [/^(stages\/\d{1,3}|final)\/entries\/[0-9a-f]{16}$/, entry],
  [/^stages\/\d{1,3}\/sheets\/\d{6}$/, object({ entry: pseudonym, judge: pseudonym, marks })],
  [/^stages\/\d{1,3}\/corrections\/\d{6}$/, object({ entry: pseudonym, judge: pseudonym, before: marks, after: marks })],
  [
    /^stages\/\d{1,3}\/results\/[0-9a-f]{16}$/,
    object(
      {
        place: orNull(whole),
        score: orNull(text),
        exact: orNull(text),
        plainMean: orNull(text),
        judgesCounted: whole,
        trimmed: flag,
        tieBrokenBy: orNull(text),
        from: hash,
      },
      { belowFloors: listOf(text), criterionMeans: listOf(object({ criterion: text, mean: text })) },
    ),
  ],
  [/^(stages\/\d{1,3}|final)\/settlement$/, settlement],
  [/^final\/rule$/, finalRule],
  [/^final\/parts\/[a-z][A-Za-z0-9_-]{0,99}\/[0-9a-f]{16}$/, object({ points: text })],
  [/^final\/penalties\/\d{6}$/, object({ entry: pseudonym, ground: text, points: text })],
  [/^final\/tracks\/\d{1,4}$/, object({ decisions })],
  [
    /^final\/results\/[0-9a-f]{16}$/,
    object({
      place: orNull(whole),
      score: orNull(text),
      exact: orNull(text),
      judgesCounted: whole,
      tieBrokenBy: orNull(text),
      components: listOf(
        object({ kind: oneOf('STAGE', 'PART', 'BONUS', 'PENALTY'), key: text, points: orNull(text), weight: orNull(text) }),
      ),
      stages: listOf(object({ stage: whole, place: orNull(whole), score: orNull(text), belowFloors: listOf(text) })),
      from: hash,
    }),
  ],
  [/^awards\/rule$/, awardRule],
  [/^awards\/earlier$/, listOf(awards)],
  [
    /^awards\/decision$/,
    object({
      rule: hash,
      earlier: hash,
      awards,
      departures: listOf(object({ tier: text, entry: orNull(pseudonym) })),
    }),
  ],
];

const revocation: [RegExp, Shape] = [
  /^revocations\/[0-9a-f]{16}$/,
  object({ revocation: text, award: orNull(text), proposedAt: text, confirmedAt: text }),
];

const published: [RegExp, Shape] = [
  /^published\/[0-9a-f]{16}$/,
  object({
    number: text,
    place: orNull(whole),
    score: orNull(text),
    award: orNull(text),
    isWinner: flag,
    isRevoked: flag,
    tieBrokenBy: orNull(text),
    belowFloor: flag,
  }),
];

/** What people wrote is not recomputed: any record will do. */
const confidential: [RegExp, Shape][] = [
  [/^entries\/[0-9a-f]{16}$/, object({ entry: text, number: text, submitted: listOf(object({ of: text, at: text })) })],
  [/^stages\/\d{1,3}\/seats\/[0-9a-f]{16}$/, object({ seat: text })],
  [
    /^identities$/,
    object({
      competition: text,
      tracks: listOf(object({ track: whole, id: text })),
      stages: listOf(
        object({ stage: whole, id: text, exceptions: listOf(object({ id: text, entry: pseudonym, judge: orNull(pseudonym) })) }),
      ),
    }),
  ],
  [/^(notes|reasons)\/[a-z-]{1,40}\/\d{6}$/, record],
];

const shapesOf = (isConfidential: boolean): [RegExp, Shape][] => [...(isConfidential ? confidential : open), published, revocation];

/** Whether a line of this id may stand where it stands, and says what such a line says. */
export const isWellFormed = (id: string, content: unknown, isConfidential: boolean): boolean =>
  shapesOf(isConfidential).find(([pattern]) => pattern.test(id))?.[1](content) ?? false;
