import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

/** From the settlement on. */
export const resultsRoutes: RouteObject[] = [
  page('settlement', () => import('./settlement/settlement.js')),
  page('awards', () => import('./awards/awards.js')),
  page('verification', () => import('./verification/verification.js')),
  page('publication', () => import('./publication/publication.js')),
  page('appeals', () => import('./appeals/appeals.js')),
  page('mails', () => import('./mails/mails.js')),
  page('exports', () => import('./exports/exports.js')),
];
