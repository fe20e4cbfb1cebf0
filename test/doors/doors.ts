import type { Door } from './door.js';
import { accountDoors } from './accounts.doors.js';
import { awardDoors } from './awards.doors.js';
import { adoptionDoors } from './adoption.doors.js';
import { appealDoors } from './appeals.doors.js';
import { competitionDoors } from './competitions.doors.js';
import { consoleDoors } from './console.doors.js';
import { entryDoors } from './entries.doors.js';
import { paperDoors } from './papers.doors.js';
import { panelDoors } from './panels.doors.js';
import { personalDoors } from './personal.doors.js';
import { platformDoors } from './platform.doors.js';
import { proofDoors } from './proof.doors.js';
import { publicationDoors } from './publications.doors.js';
import { resultDoors } from './results.doors.js';
import { scoringDoors } from './scoring.doors.js';
import { spreadsheetDoors } from './spreadsheets.doors.js';
import { stageDoors } from './stages.doors.js';
import { teamDoors } from './teams.doors.js';
import { trainingDoors } from './training.doors.js';
import { verificationDoors } from './verification.doors.js';

/*
 * Who may do what, when: every query, mutation and route × every role × every phase, asked over HTTP.
 *
 * A new operation needs a row in its feature's file beside this one, e.g.
 *
 *   { name: 'closeStage', given: ({ stage }) => ({ stage }), answers: { everybody: 'NOT_FOUND', organizer: { OPEN: 'SHEETS_MISSING', else: 'STAGE_STATE_WRONG' } } }
 *
 * `given` takes ids from the world of world.ts (add to it what your operation needs); door.ts explains the rest. Nothing that a cell
 * does is kept (knock.ts), so an allowed cell may do its worst. A failing row shows what is answered: believe neither it nor the table
 * before you know which is right.
 */
export const doors: readonly Door[] = [
  ...platformDoors,
  ...accountDoors,
  ...trainingDoors,
  ...competitionDoors,
  ...teamDoors,
  ...entryDoors,
  ...panelDoors,
  ...scoringDoors,
  ...stageDoors,
  ...resultDoors,
  ...awardDoors,
  ...adoptionDoors,
  ...proofDoors,
  ...publicationDoors,
  ...paperDoors,
  ...verificationDoors,
  ...appealDoors,
  ...personalDoors,
  ...spreadsheetDoors,
  ...consoleDoors,
];
