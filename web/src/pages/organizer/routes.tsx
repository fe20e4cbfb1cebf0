import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';
import { judgingRoutes } from './judging-routes.js';
import { resultsRoutes } from './results-routes.js';

export const organizerRoutes: RouteObject[] = [
  page('/organizer/new', () => import('./new/new-edition.js')),
  {
    path: '/organizer/:slug',
    lazy: async () => ({ Component: (await import('./layout/layout.js')).Page }),
    children: [...judgingRoutes, ...resultsRoutes],
  },
];
