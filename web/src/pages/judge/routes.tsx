import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

export const judgeRoutes: RouteObject[] = [
  page('/judging', () => import('./seats.js')),
  page('/judging/:stage', () => import('./desk/desk.js')),
  page('/judging/:stage/review', () => import('./review.js')),
  page('/judging/:stage/:assignment', () => import('./work/work.js'), { isWide: true }),
];
