import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

/** Until judging ends. */
export const judgingRoutes: RouteObject[] = [
  page('', () => import('./dashboard/dashboard.js')),
  page('teams', () => import('./teams/teams.js')),
  page('entries', () => import('./entries/entries.js')),
  page('assignment', () => import('./assignment/assignment.js')),
  page('panel', () => import('./panel/panel.js')),
  page('progress', () => import('./progress/progress.js')),
  page('setup', () => import('./setup/setup.js')),
];
