import type { ConflictGround } from './conflict.js';
import type { Phase } from './phase.js';
import { problem } from './problem.js';
import { problemsOfReception, type Reception } from './reception.js';
import { type Problem, writtenSentences } from './refusal.js';
import { problemsOfRubric, type Rubric } from './rubric.js';
import { formatSeoul } from './seoul-time.js';
import { problemsOfRule, type StageRule } from './stage-rule.js';

/** Everything that must be in place before judges may begin. */
export interface Preparation {
  phase: Phase;
  isBlind: boolean;
  /** The latest of each; null: none was written or announced. */
  rubric: Rubric | null;
  rule: StageRule | null;
  judges: PreparedJudge[];
  /** The submitted ones. */
  entries: PreparedEntry[];
  /** Judges and entries that a conflict has set apart since their assignment: somebody of the judge's department joined the team. */
  conflicts: PreparedConflict[];
  reception: Reception;
  /** Until when slides are still taken for it; null: none are, or not any more. */
  slidesUntil: Date | null;
  /** Challenges of judges that have not been decided. */
  challenges: { id: string; team: string }[];
  /** Whether the edition has announced its awards, which it can do only until its first stage is closed. */
  hasAwardRule: boolean;
}

export interface PreparedJudge {
  id: string;
  name: string;
  track: string;
  hasPledged: boolean;
  /** How many entries the judge was given. */
  load: number;
}

export interface PreparedEntry {
  number: string;
  track: string;
  judges: number;
  /** How many it is to have. */
  needed: number;
  /** Whether judges have a copy of the latest version's report. */
  hasReportCopy: boolean;
}

export interface PreparedConflict {
  judge: string;
  number: string;
  ground: ConflictGround;
}

/** What has to be in place before a stage is opened, in the order in which it is prepared. */
export const readinessItems = [
  'RECEPTION_CLOSED',
  'SLIDES_CLOSED',
  'RUBRIC_WRITTEN',
  'RULE_ANNOUNCED',
  'ENTRIES_SUBMITTED',
  'PANELS_APPOINTED',
  'PLEDGES_SIGNED',
  'ENTRIES_COVERED',
  'CONFLICTS_CLEARED',
  'CHALLENGES_DECIDED',
  'JUDGE_COPIES_MADE',
  'AWARDS_ANNOUNCED',
] as const;
export type ReadinessItem = (typeof readinessItems)[number];

/** An edition may do without: places win then, as is said at publication. It is told before it is too late. */
export const isRequired = (item: ReadinessItem): boolean => item !== 'AWARDS_ANNOUNCED';

/** Item by item what is missing; nothing where an item is in place. Paths are like `entries.2025-분석-012.judges`. */
export const readinessOf = (stage: Preparation): Record<ReadinessItem, Problem[]> => ({
  RECEPTION_CLOSED: [...problemsOfPhase(stage.phase), ...problemsOfReception(stage.reception)],
  SLIDES_CLOSED: stage.slidesUntil ? [slidesStillCome(stage.slidesUntil)] : [],
  RUBRIC_WRITTEN: stage.rubric ? problemsOfRubric(stage.rubric).map((found) => below('rubric', found)) : [noRubric],
  RULE_ANNOUNCED: problemsOfAnnounced(stage),
  ENTRIES_SUBMITTED: stage.entries.length === 0 ? [noEntries] : [],
  PANELS_APPOINTED: [...new Set(stage.entries.map(({ track }) => track))].flatMap((track) => problemsOfPanel(stage, track)),
  PLEDGES_SIGNED: stage.judges.filter(({ hasPledged, load }) => !hasPledged && load > 0).map(pledgeMissing),
  ENTRIES_COVERED: problemsOfCoverage(stage.entries),
  CONFLICTS_CLEARED: stage.conflicts.map(conflictFound),
  CHALLENGES_DECIDED: stage.challenges.map(challengeOpen),
  JUDGE_COPIES_MADE: stage.entries.filter(({ hasReportCopy }) => stage.isBlind && !hasReportCopy).map(copyMissing),
  AWARDS_ANNOUNCED: stage.hasAwardRule ? [] : [noAwards],
});

/** Everything that keeps a stage from being opened, at once. */
export function problemsOfPreparation(stage: Preparation): Problem[] {
  const readiness = readinessOf(stage);
  return readinessItems.filter(isRequired).flatMap((item) => readiness[item]);
}

const below = (path: string, found: Problem): Problem => ({ ...found, path: `${path}.${found.path}` });

type Covered = Pick<PreparedEntry, 'number' | 'judges' | 'needed'>;

/** Entries with fewer judges than they are to have: paths are like `entries.2025-분석-012.judges`. */
export const problemsOfCoverage = (entries: readonly Covered[]): Problem[] =>
  entries.filter(({ judges, needed }) => judges < needed).map(judgesMissing);

// A team that may still submit could replace what its judges have already read.
const problemsOfPhase = (phase: Phase): Problem[] =>
  phase === 'CLOSED'
    ? []
    : [
        problem(
          'phase',
          'SUBMISSIONS_NOT_CLOSED',
          `접수가 마감된 뒤에 심사를 시작할 수 있습니다. (현재 단계: ${phase})`,
          `Judging begins after submissions have closed; the present phase is ${phase}.`,
        ),
      ];

function slidesStillCome(until: Date): Problem {
  const deadline = formatSeoul(until, { seconds: true });
  const ko = `발표자료를 ${deadline}까지 받고 있습니다.`;
  return problem('slides', 'SLIDES_NOT_CLOSED', ko, `Slides are taken until ${deadline} (Seoul).`);
}

const noRubric = problem('rubric', 'RUBRIC_MISSING', '심사기준이 없습니다.', 'There is no rubric.');

const noAwards = problem(
  'awardRule',
  'AWARD_RULE_MISSING',
  '시상 규칙을 공표하지 않았습니다. 상을 정하려면 첫 심사를 종료하기 전에 공표해 주세요. 그 뒤에는 공표할 수 없고 순위로만 수상작을 정합니다.',
  'No awards have been announced. Announce them before the first stage is closed: afterwards they cannot be, and only places win.',
);

function problemsOfAnnounced({ rubric, rule }: Preparation): Problem[] {
  if (!rule) return [problem('rule', 'RULE_MISSING', '심사 규칙을 공표하지 않았습니다.', 'No rule has been announced.')];
  return rubric ? problemsOfRule(rule, rubric).map((found) => below('rule', found)) : [];
}

const noEntries = problem('entries', 'ENTRIES_MISSING', '접수된 출품작이 없습니다.', 'No entry has been submitted.');

const problemsOfPanel = ({ judges }: Preparation, track: string): Problem[] =>
  judges.some((judge) => judge.track === track)
    ? []
    : [problem(`tracks.${track}`, 'PANEL_MISSING', `${track} 부문에 심사위원이 없습니다.`, `The track ${track} has no judges.`)];

const pledgeMissing = ({ id, name }: PreparedJudge): Problem =>
  problem(`judges.${id}`, 'PLEDGE_MISSING', `${name} 위원이 아직 서약하지 않았습니다.`, `${name} has not signed the pledge.`);

function judgesMissing({ number, judges, needed }: Covered): Problem {
  const missing = needed - judges;
  const ko = `출품작 ${number}에 심사위원 ${missing}명이 모자랍니다. (${judges}/${needed})`;
  return problem(
    `entries.${number}.judges`,
    'JUDGES_MISSING',
    ko,
    `Entry ${number} has ${judges} of ${needed} judges: ${missing} missing.`,
  );
}

function conflictFound({ judge, number, ground }: PreparedConflict): Problem {
  const { ko, en } = writtenSentences(`CONFLICT_${ground}`);
  return problem(
    `entries.${number}.judges`,
    `CONFLICT_${ground}`,
    `${judge} 위원과 출품작 ${number}: ${ko} 배정을 거두어 주세요.`,
    `${judge} and entry ${number}: ${en} Take the entry from this judge.`,
  );
}

const challengeOpen = ({ id, team }: { id: string; team: string }): Problem =>
  problem(
    `challenges.${id}`,
    'CHALLENGE_OPEN',
    `${team} 팀의 기피신청을 아직 결정하지 않았습니다.`,
    `The challenge by the team ${team} has not been decided.`,
  );

const copyMissing = ({ number }: PreparedEntry): Problem =>
  problem(
    `entries.${number}.report`,
    'JUDGE_COPY_MISSING',
    `출품작 ${number}의 분석보고서를 심사위원에게 보일 사본이 없습니다.`,
    `Judges have no copy of the report of entry ${number}.`,
  );
