import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { AwardStanding } from '../../src/domain/award-order.js';
import { type ProposedTier, proposeAwards } from '../../src/domain/award-proposal.js';
import { type AwardRule, type AwardTier, defaultAwardRule } from '../../src/domain/award-rule.js';
import { giveAwards } from '../../src/domain/ranking/awards.js';

const tier = (key: string, quota: number, changes: Partial<AwardTier> = {}): AwardTier => {
  return { key, nameKo: key, nameEn: key, quota, floor: null, track: null, onTie: 'DELIBERATE', ...changes };
};
const ruleOf = (tiers: AwardTier[]): AwardRule => ({ ...defaultAwardRule, tiers });

describe('for any ranking', () => {
  /** Few scores, so that there are many ties; places of a track by its scores, some of them shared and some not. */
  const rankings = (tracks: number) =>
    fc
      .array(
        fc.record({
          track: fc.integer({ min: 1, max: tracks }),
          score: fc.integer({ min: 1, max: 4 }),
          isSplit: fc.boolean(),
          isOut: fc.nat(7),
        }),
        { maxLength: 7 },
      )
      .map((drawn) => {
        const last = new Map<number, { place: number; score: number; count: number }>();
        return drawn
          .toSorted((a, b) => b.score - a.score)
          .map(({ track, score, isSplit, isOut }, index): AwardStanding => {
            if (isOut === 0) return { entry: `E${index}`, track, place: null, score: String(score), belowFloor: false };
            const before = last.get(track) ?? { place: 0, score: 0, count: 0 };
            const place = before.score === score && !isSplit ? before.place : before.count + 1;
            last.set(track, { place, score, count: before.count + 1 });
            return { entry: `E${index}`, track, place, score: String(score), belowFloor: false };
          });
      });
  const tiers = (tracks: number) =>
    fc
      .array(
        fc.record({
          quota: fc.integer({ min: 1, max: 3 }),
          onTie: fc.constantFrom('DELIBERATE' as const, 'EXPAND' as const),
          floor: fc.constantFrom(null, '2', '3'),
          track: tracks === 1 ? fc.constant(null) : fc.constantFrom(null, 1, 2),
        }),
        { minLength: 1, maxLength: 3 },
      )
      .map((drawn) => drawn.map((each, index) => tier(`t${index}`, each.quota, each)));

  // The oracles fix that one: awards of one list, without floors.
  test('of one track it gives what the ranking engine gives', () => {
    fc.assert(
      fc.property(rankings(1), tiers(1), (standings, drawn) => {
        const plain = drawn.map((each) => ({ ...each, floor: null }));
        const placed = standings.filter(({ place }) => place !== null);
        const groups = [...Map.groupBy(placed, ({ place }) => place).values()].map((group) => group.map(({ entry }) => entry));
        const engine = giveAwards(
          plain.map(({ key, quota, onTie }) => ({ name: key, quota, onTie: onTie === 'EXPAND' ? 'expand' : 'deliberate' })),
          groups,
        );
        const proposed = proposeAwards(ruleOf(plain), standings).flatMap(({ tier: key, entries, tie }) => [
          ...entries.map((entry) => [entry, key] as const),
          ...(tie?.entries ?? []).map((entry) => [entry, 'pending'] as const),
        ]);
        expect(Object.fromEntries(proposed)).toEqual(Object.fromEntries(engine));
      }),
    );
  });

  /** Every order in which entries could stand: a higher score first, and within a track the higher place. */
  function* orders(left: AwardStanding[], begun: AwardStanding[] = []): Generator<AwardStanding[]> {
    if (left.length === 0) yield begun;
    for (const next of left) {
      const isFree = left.every(
        (other) => Number(other.score) <= Number(next.score) && (other.track !== next.track || other.place! >= next.place!),
      );
      if (isFree)
        yield* orders(
          left.filter((other) => other !== next),
          [...begun, next],
        );
    }
  }

  test('a tier of the top gives what every possible order gives, and names whoever only some orders give it to', () => {
    fc.assert(
      fc.property(rankings(2), tiers(2), (standings, drawn) => {
        const top = { ...drawn[0]!, onTie: 'DELIBERATE' as const };
        const reaching = standings.filter(
          ({ place, score, track }) =>
            place !== null && (top.track === null || track === top.track) && Number(score) >= Number(top.floor ?? 0),
        );
        const winners = [...orders(reaching)].map((order) => order.slice(0, top.quota).map(({ entry }) => entry));
        const sure = reaching.filter(({ entry }) => winners.every((list) => list.includes(entry))).map(({ entry }) => entry);
        const possible = reaching.filter(({ entry }) => winners.some((list) => list.includes(entry))).map(({ entry }) => entry);
        const [proposed] = proposeAwards(ruleOf([top]), standings) as [ProposedTier];
        expect(proposed.entries.toSorted()).toEqual(sure.toSorted());
        expect((proposed.tie?.entries ?? []).toSorted()).toEqual(possible.filter((entry) => !sure.includes(entry)).toSorted());
        expect(sure.length + (proposed.tie?.places ?? 0)).toBe(winners[0]!.length);
      }),
    );
  });

  test('nobody is cut silently: no entry without an award stands before one that has one of a tier it could have had', () => {
    fc.assert(
      fc.property(rankings(2), tiers(2), (standings, drawn) => {
        const proposed = proposeAwards(ruleOf(drawn), standings);
        const given = proposed.flatMap(({ tier: key, entries, tie }) =>
          [...entries, ...(tie?.entries ?? [])].map((entry) => ({ key, entry })),
        );
        expect(new Set(given.map(({ entry }) => entry)).size).toBe(given.length);
        const indexOf = new Map(given.map(({ key, entry }) => [entry, drawn.findIndex((each) => each.key === key)]));
        for (const { key, entry } of given) {
          const [rung, at] = [drawn.findIndex((each) => each.key === key), standings.find((line) => line.entry === entry)!];
          for (const other of standings) {
            const reaches = other.place !== null && Number(other.score) >= Number(drawn[rung]!.floor ?? 0);
            const isBefore = other.track === at.track && other.place! < at.place!;
            if (reaches && isBefore) expect(indexOf.get(other.entry) ?? Infinity).toBeLessThanOrEqual(rung);
          }
        }
      }),
    );
  });
});
