import { describe, expect, test } from '@jest/globals';
import { assert, date, property } from 'fast-check';
import { isInTime, phaseAt, problemsOfCalendar } from '../../src/domain/phase.js';
import type { CompetitionState, Phase } from '../../src/domain/phase.js';

const at = (korean: string) => new Date(`${korean}+09:00`);

// Registration closes at a midnight of Seoul, which is still the day before in UTC.
const calendar = {
  registrationOpensAt: at('2025-09-22T09:00:00'),
  registrationClosesAt: at('2025-10-01T00:00:00'),
  submissionsCloseAt: at('2025-10-10T18:00:00'),
};

describe('the phase of an announced competition', () => {
  // DESIGN.md 6: accepted iff date_trunc('second', now) <= deadline; DOMAIN.md 1.8: inclusive to the second shown.
  test.each<[Phase, string]>([
    ['ANNOUNCED', '2025-08-31T12:00:00.000'],
    ['ANNOUNCED', '2025-09-22T00:00:00.000'],
    ['ANNOUNCED', '2025-09-22T08:59:59.999'],
    ['REGISTRATION', '2025-09-22T09:00:00.000'],
    ['REGISTRATION', '2025-09-22T09:00:00.001'],
    ['REGISTRATION', '2025-09-30T23:59:59.999'],
    ['REGISTRATION', '2025-10-01T00:00:00.000'],
    ['REGISTRATION', '2025-10-01T00:00:00.999'],
    ['SUBMISSION', '2025-10-01T00:00:01.000'],
    ['SUBMISSION', '2025-10-01T09:00:00.000'],
    ['SUBMISSION', '2025-10-10T17:59:59.999'],
    ['SUBMISSION', '2025-10-10T18:00:00.000'],
    ['SUBMISSION', '2025-10-10T18:00:00.999'],
    ['CLOSED', '2025-10-10T18:00:01.000'],
    ['CLOSED', '2026-01-01T00:00:00.000'],
  ])('is %s at %s in Seoul', (phase, moment) => {
    expect(phaseAt({ state: 'ANNOUNCED', calendar }, at(moment))).toBe(phase);
  });

  test('goes straight from REGISTRATION to CLOSED when both close at once', () => {
    const short = { ...calendar, registrationClosesAt: calendar.submissionsCloseAt };
    const phases = ['2025-10-10T18:00:00.999', '2025-10-10T18:00:01.000'].map((moment) =>
      phaseAt({ state: 'ANNOUNCED', calendar: short }, at(moment)),
    );
    expect(phases).toEqual(['REGISTRATION', 'CLOSED']);
  });

  test('never goes back as time goes on', () => {
    const order: Phase[] = ['ANNOUNCED', 'REGISTRATION', 'SUBMISSION', 'CLOSED'];
    const moment = date({ min: at('2025-09-01T00:00:00'), max: at('2025-11-01T00:00:00'), noInvalidDate: true });
    assert(
      property(moment, moment, (one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const [before, after] = [earlier, later].map((now) => order.indexOf(phaseAt({ state: 'ANNOUNCED', calendar }, now)));
        expect(before).toBeLessThanOrEqual(after ?? -1);
      }),
    );
  });
});

test.each<CompetitionState>(['DRAFT', 'PUBLISHED', 'ARCHIVED'])('a competition in %s does not look at its calendar', (state) => {
  const moments = [at('2025-09-01T00:00:00'), at('2025-09-25T00:00:00'), at('2025-10-05T00:00:00'), at('2025-12-01T00:00:00')];
  expect(moments.map((now) => phaseAt({ state, calendar }, now))).toEqual([state, state, state, state]);
});

describe('a deadline', () => {
  test.each([
    ['2025-10-10T17:59:59.999', true],
    ['2025-10-10T18:00:00.000', true],
    ['2025-10-10T18:00:00.999', true],
    ['2025-10-10T18:00:01.000', false],
    ['2025-10-10T18:00:01.001', false],
    ['2025-10-11T00:00:00.000', false],
  ])('of 18:00 at %s is kept: %s', (moment, kept) => {
    expect(isInTime(at('2025-10-10T18:00:00'), at(moment))).toBe(kept);
  });

  test.each([
    ['2025-10-10T18:00:00.999', true],
    ['2025-10-10T18:00:01.000', false],
  ])('with milliseconds is kept to the end of its own second, not of the next: %s → %s', (moment, kept) => {
    expect(isInTime(at('2025-10-10T18:00:00.500'), at(moment))).toBe(kept);
  });

  test.each([
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.000Z', true],
    ['1970-01-01T00:00:00.000Z', '1969-12-31T23:59:59.000Z', false],
  ])('before 1970 is cut to its second as well: %s for %s is kept: %s', (moment, deadline, kept) => {
    expect(isInTime(new Date(deadline), new Date(moment))).toBe(kept);
  });
});

describe('a calendar', () => {
  const closesFirst = {
    path: 'registrationClosesAt',
    code: 'OUT_OF_ORDER',
    ko: '접수마감은 접수 시작보다 늦어야 합니다.',
    en: 'Registration must close after it opens.',
  };
  const submissionsFirst = {
    path: 'submissionsCloseAt',
    code: 'OUT_OF_ORDER',
    ko: '제출마감은 접수마감과 같거나 늦어야 합니다.',
    en: 'Submissions must not close before registration does.',
  };

  test.each([
    ['in order', {}, []],
    ['closing both at once', { submissionsCloseAt: calendar.registrationClosesAt }, []],
    ['closing as it opens', { registrationClosesAt: calendar.registrationOpensAt }, [closesFirst]],
    ['closing before it opens', { registrationOpensAt: at('2025-10-01T00:00:00.001') }, [closesFirst]],
    ['ending submissions before registrations', { submissionsCloseAt: at('2025-09-30T23:59:59') }, [submissionsFirst]],
    [
      'the wrong way round',
      { registrationOpensAt: at('2025-11-01T00:00:00'), registrationClosesAt: at('2025-10-20T00:00:00') },
      [closesFirst, submissionsFirst],
    ],
    ['without a date', { registrationClosesAt: new Date(Number.NaN) }, [closesFirst, submissionsFirst]],
  ])('%s', (_, change, problems) => {
    expect(problemsOfCalendar({ ...calendar, ...change })).toEqual(problems);
  });
});
