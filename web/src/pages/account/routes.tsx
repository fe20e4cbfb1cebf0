import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

export const accountRoutes: RouteObject[] = [
  page('/sign-in', () => import('./sign-in.js')),
  page('/account', () => import('./account.js')),
  page('/administration', () => import('../administration/administration.js')),
];
