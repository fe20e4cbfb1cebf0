import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

export const competitorRoutes: RouteObject[] = [
  page('/competitions/:slug/team', () => import('./team.js')),
  page('/competitions/:slug/entry', () => import('./entry.js')),
  page('/competitions/:slug/outcome', () => import('./outcome/outcome.js')),
  page('/training', () => import('./training.js')),
];
