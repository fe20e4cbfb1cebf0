import { randomId } from '../../../src/platform/database/ids.js';
import { published } from '../../support/published-works.js';
import type { BlindWorld } from './blind-world.js';

/** Who gets letters of a kind: one team about itself, the judges, who runs the edition, or whoever an address or a link was made for. */
type Audience = 'TEAM' | 'JUDGES' | 'ORGANIZERS' | 'ADDRESSEE';

interface Kind {
  audience: Audience;
  /** Arranges what such a letter is about, and answers its data. Without it the letter is not read here: it says why not. */
  about: ((world: BlindWorld) => Promise<Record<string, string>>) | string;
}

const reason = '사유를 적습니다.';
const elsewhere = (spec: string) => `its words are asserted in ${spec}`;

async function made(world: BlindWorld, table: string, row: Record<string, unknown>): Promise<string> {
  const id = randomId();
  const columns = Object.entries({ id, ...row });
  const names = columns.map(([name]) => name).join(', ');
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  await world.it.db.query(
    `insert into ${table} (${names}) values (${places})`,
    columns.map(([, value]) => value),
  );
  return id;
}

const disqualified = (state: 'STANDING' | 'REINSTATED') => async (world: BlindWorld) => {
  const { team, organizer: by } = world;
  const decided = { proposed_by: by, proposed_at: new Date(), decided_by: world.judge.id, decided_at: new Date() };
  const again = { reinstatement_proposed_by: by, reinstatement_proposed_at: new Date(), reinstatement_reason: reason };
  const reinstated = state === 'STANDING' ? {} : { ...again, reinstated_by: world.judge.id, reinstated_at: new Date() };
  const row = { team_id: team, state, reason, decision_reason: null, ...decided, ...reinstated };
  return { disqualification: await made(world, 'disqualification', row) };
};

const absent = async (world: BlindWorld) => {
  const row = { stage_id: world.edition.stage, entry_id: world.entry.id, reason, recorded_at: new Date(), recorded_by: world.organizer };
  return { absence: await made(world, 'absence', row) };
};

const presentAgain = async (world: BlindWorld) => {
  const { absence } = await absent(world);
  const undone = [absence, world.organizer, reason];
  await world.it.db.query(`update absence set undone_at = now(), undone_by = $2, undo_reason = $3 where id = $1`, undone);
  return { absence };
};

const supplement = (isWithdrawn: boolean) => async (world: BlindWorld) => {
  const row = { entry_id: world.entry.id, fields: ['TITLE'], slots: [], reason, due_at: new Date('2099-12-31'), asked_by: world.organizer };
  const withdrawn = isWithdrawn ? { withdrawn_at: new Date(), withdrawn_by: world.organizer } : {};
  return { supplement: await made(world, 'supplement', { ...row, asked_at: new Date(), ...withdrawn }) };
};

/** Every kind of letter that there is. A new one needs a row, and one that judges get needs `about`. */
export const letterKinds: Record<string, Kind> = {
  invitation: { audience: 'ADDRESSEE', about: elsewhere('accounts/links.spec.ts') },
  'sign-in-link': { audience: 'ADDRESSEE', about: elsewhere('accounts/links.spec.ts') },
  'new-password': { audience: 'ADDRESSEE', about: elsewhere('accounts/links.spec.ts') },
  'team-invitation': { audience: 'ADDRESSEE', about: elsewhere('teams/invitations.spec.ts') },
  // Judges ask questions too.
  'question-answered': {
    audience: 'JUDGES',
    about: async (world) => {
      const asked = { competition_id: world.edition.id, account_id: world.judge.id, text: '평가표는 언제 열립니까?', asked_at: new Date() };
      const answered = { answer: '내일 열립니다.', answered_by: world.organizer, answered_at: new Date() };
      return { question: await made(world, 'question', { ...asked, ...answered }) };
    },
  },
  'organizers-told': { audience: 'ORGANIZERS', about: elsewhere('competitions/organizers-told.spec.ts') },
  'deadline-extended': {
    audience: 'TEAM',
    about: async (world) => {
      const row = { team_id: world.team, until: new Date('2099-12-31'), reason, extended_by: world.organizer, extended_at: new Date() };
      return { extension: await made(world, 'deadline_extension', row) };
    },
  },
  'team-disqualified': { audience: 'TEAM', about: disqualified('STANDING') },
  'team-reinstated': { audience: 'TEAM', about: disqualified('REINSTATED') },
  'supplement-asked': { audience: 'TEAM', about: supplement(false) },
  'supplement-withdrawn': { audience: 'TEAM', about: supplement(true) },
  'eligibility-checked': {
    audience: 'TEAM',
    about: async (world) => {
      const [version] = await world.it.db.query<{ id: string }[]>(`select id from entry_version where entry_id = $1`, [world.entry.id]);
      await world.it.db.query(`update entry set eligibility = 'ELIGIBLE' where id = $1`, [world.entry.id]);
      const row = { version_id: version!.id, outcome: 'ELIGIBLE', grounds: [], checked_by: world.organizer, checked_at: new Date() };
      return { check: await made(world, 'eligibility_check', row) };
    },
  },
  // In this order: an entry is absent from a stage once.
  'absence-undone': { audience: 'TEAM', about: presentAgain },
  'absence-recorded': { audience: 'TEAM', about: absent },
  'results-published': { audience: 'TEAM', about: elsewhere('publications/publication-letters.spec.ts') },
  'results-replaced': { audience: 'TEAM', about: elsewhere('publications/publication-letters.spec.ts') },
  'results-withdrawn': { audience: 'TEAM', about: elsewhere('publications/publication-letters.spec.ts') },
  'award-revoked': { audience: 'TEAM', about: elsewhere('publications/publication-letters.spec.ts') },
  'judges-thanked': {
    audience: 'JUDGES',
    about: async (world) => ({ publication: await published(world.it, world.edition, [world.entry], { year: 2025 }) }),
  },
  'verification-opened': { audience: 'TEAM', about: elsewhere('verification') },
  'explanation-settled': { audience: 'TEAM', about: elsewhere('verification/explained.spec.ts') },
  'explanation-asked': { audience: 'TEAM', about: elsewhere('verification') },
  'report-received': { audience: 'ORGANIZERS', about: elsewhere('verification') },
  'appeal-filed': { audience: 'ORGANIZERS', about: elsewhere('appeals') },
  'appeal-answered': { audience: 'TEAM', about: elsewhere('appeals') },
  'appeal-concluded': { audience: 'TEAM', about: elsewhere('appeals') },
  'certificates-issued': { audience: 'TEAM', about: elsewhere('papers/certificate-letters.spec.ts') },
  'adoption-recorded': { audience: 'TEAM', about: elsewhere('adoption/adoption-letters.spec.ts') },
  'adoption-overdue': { audience: 'ORGANIZERS', about: elsewhere('adoption/adoption.spec.ts') },
};
