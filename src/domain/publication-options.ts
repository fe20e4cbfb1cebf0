import { problem } from './problem.js';
import type { Problem } from './refusal.js';

/** Of whom something is published: of nobody, of those with an award, or of all with a place. */
export const reaches = ['NONE', 'WINNERS', 'ALL'] as const;
export type Reach = (typeof reaches)[number];

/** What a team is told of its own place: the place, the band of places that it lies in, or only whether it won. */
export const ownPlaces = ['PLACE', 'BAND', 'AWARD'] as const;

/** What an organiser chooses to make public, and what each team is told of its own entry. The awards themselves are always public. */
export interface PublicationOptions {
  places: Reach;
  scores: Reach;
  teamNames: Reach;
  /** The members of winning teams who consent to it now. */
  memberNames: boolean;
  /** The departments of those who are named. */
  departments: boolean;
  /** Of winners. */
  summaries: boolean;
  /** The winners' reports as their judges saw them, where all members consent to it now. */
  reports: boolean;
  /** What judges wrote about winners, in stages whose rule told them so before they wrote. */
  comments: boolean;
  ownPlace: (typeof ownPlaces)[number];
}

/** Where nothing else is chosen: who won what, and no scores. */
export const usualOptions: PublicationOptions = {
  places: 'WINNERS',
  scores: 'NONE',
  teamNames: 'WINNERS',
  memberNames: true,
  departments: true,
  summaries: true,
  reports: false,
  comments: false,
  ownPlace: 'BAND',
};

/** Where no awards were announced, places win, and nothing was chosen: the whole ranking. */
export const wholeRanking: PublicationOptions = {
  places: 'ALL',
  scores: 'ALL',
  teamNames: 'ALL',
  memberNames: true,
  departments: true,
  summaries: false,
  reports: false,
  comments: false,
  ownPlace: 'PLACE',
};

/** What was chosen for a publication; one without a choice on record showed the whole ranking. */
export const optionsOf = (text: string | null): PublicationOptions =>
  text === null ? wholeRanking : (JSON.parse(text) as PublicationOptions);

export const reachesOut = (reach: Reach, isWinner: boolean): boolean => reach === 'ALL' || (reach === 'WINNERS' && isWinner);

/** Whether entries that won nothing are published as well. */
export const showsAll = ({ places, scores, teamNames }: PublicationOptions): boolean => [places, scores, teamNames].includes('ALL');

const order = (reach: Reach): number => reaches.indexOf(reach);

/** What does not go together. `winners` tells whether anybody can win: by an award, or by a place; `promised`, whether the rule of a stage said that comments may be public. */
export function problemsOfOptions(options: PublicationOptions, { winners, promised }: { winners: boolean; promised: boolean }): Problem[] {
  const problems: Problem[] = [];
  if (options.departments && !options.memberNames) {
    const ko = '부서는 이름을 공개하는 사람의 것만 공개할 수 있습니다. 성명 공개를 함께 고르거나 부서 공개를 빼 주세요.';
    problems.push(
      problem(
        'options.departments',
        'NEEDS_NAMES',
        ko,
        'Departments are those of people who are named: choose memberNames too, or neither.',
      ),
    );
  }
  if (order(options.scores) > order(options.places)) {
    const ko = '점수는 순위를 공개하는 범위 안에서만 공개할 수 있습니다: 점수를 보면 순위를 알 수 있습니다.';
    problems.push(
      problem(
        'options.scores',
        'NEEDS_PLACES',
        ko,
        'Scores tell places: they reach no further than places do. Choose a wider reach of places.',
      ),
    );
  }
  if (options.comments && !promised) {
    const ko = '심사가 열리기 전에 심사평을 공개할 수 있다고 알린 심사 단계가 없습니다. 이 대회에서는 심사평 공개를 빼 주세요.';
    const en = 'No stage told its judges before they wrote that comments may be public (commentsMayBePublic): leave comments out.';
    problems.push(problem('options.comments', 'COMMENTS_NOT_PROMISED', ko, en));
  }
  if (!winners && !showsAll(options)) {
    const ko = '수상작이 없어 공개할 내용이 없습니다. 수상 순위를 1 이상으로 하거나, 전체 출품작을 공개하도록 골라 주세요.';
    const en = 'Nobody wins, so nothing would be public: let places win (awardedPlaces), or publish something of all entries.';
    problems.push(problem('awardedPlaces', 'NOTHING_TO_SHOW', ko, en));
  }
  return problems;
}
