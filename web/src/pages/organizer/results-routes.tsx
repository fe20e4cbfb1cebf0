import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

/** From the settlement on. */
export const resultsRoutes: RouteObject[] = [
  page('settlement', () => import('./settlement/settlement.js')),
  page('awards', () => import('./awards/awards.js')),
  page('publication', () => import('./publication/publication.js')),
];
