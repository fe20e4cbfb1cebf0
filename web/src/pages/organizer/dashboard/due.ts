import type { TFunction } from 'i18next';
import { named } from '../../../i18n/in-language.js';
import type { Edition, EditionStage } from '../layout/edition.js';
import { placeOf } from '../readiness.js';
import type { Dashboard, StageNow } from './documents.js';

export interface Due {
  key: string;
  text: string;
  to: string;
  /** Whether the next step waits for it. */
  isBlocking: boolean;
}

interface Facts {
  edition: Edition;
  desk: Dashboard['organizerDesk'];
  stage: EditionStage | undefined;
  now: StageNow | undefined;
}

/** What somebody has to do now, what blocks the next step first. */
export function dueOf({ edition, desk, stage, now }: Facts, t: TFunction): readonly Due[] {
  const due: Due[] = [];
  const add = (key: string, count: number, text: string, to: string, isBlocking = false) => {
    if (count > 0) due.push({ key, text, to: `/organizer/${edition.slug}/${to}`, isBlocking });
  };
  const open = <State extends string>(nodes: readonly { state: State }[]) => nodes.filter(({ state }) => state === 'OPEN').length;
  if (edition.phase === 'DRAFT') add('announce', 1, t('organizer.due.announce'), 'setup', true);
  const missing = (now?.readiness ?? []).filter(({ isMet, item }) => !isMet && (item !== 'RECEPTION_CLOSED' || edition.phase === 'CLOSED'));
  for (const { item, isRequired, problems } of missing) {
    add(item, 1, t('organizer.due.readiness', { what: t(`readiness.${item}`), count: problems.length }), placeOf[item], isRequired);
  }
  if (stage && now?.readiness?.every(({ isMet, isRequired }) => isMet || !isRequired))
    add('open', 1, t('organizer.due.open', { stage: named(stage) }), 'progress', true);
  const proposed = desk.proposed.totalCount;
  add('proposed', proposed, t('organizer.due.proposed', { count: proposed }), 'panel?tab=conflicts', true);
  const challenges = open(desk.challenges.nodes);
  add('challenges', challenges, t('organizer.due.challenges', { count: challenges }), 'panel?tab=challenges', true);
  if (edition.requiresEligibilityCheck) {
    const unchecked = desk.unchecked.totalCount;
    add('unchecked', unchecked, t('organizer.due.unchecked', { count: unchecked }), 'entries', edition.phase === 'CLOSED');
  }
  const owed = (now?.progress ?? []).reduce((sum, { submitted, total }) => sum + total - submitted, 0);
  if (stage?.state === 'OPEN' && owed === 0) add('close', 1, t('organizer.due.close', { stage: named(stage) }), 'progress', true);
  if (stage?.state === 'OPEN') add('await', owed, t('organizer.due.await', { count: owed }), 'progress');
  if (stage?.state === 'CLOSED') add('settle', 1, t('organizer.due.settle', { stage: named(stage) }), 'settlement', true);
  const isPublic = desk.publications.some(({ withdrawn }) => withdrawn === null);
  if (stage?.state === 'SETTLED' && !isPublic) add('publish', 1, t('organizer.due.publish'), 'publication', true);
  const corrections = desk.corrections.totalCount;
  add('corrections', corrections, t('organizer.due.corrections', { count: corrections }), 'progress', true);
  const appeals = open(desk.appeals.nodes);
  add('appeals', appeals, t('organizer.due.appeals', { count: appeals }), 'appeals');
  const questions = desk.questions.totalCount;
  add('questions', questions, t('organizer.due.questions', { count: questions }), 'setup?tab=questions');
  return due.toSorted((a, b) => Number(b.isBlocking) - Number(a.isBlocking));
}
