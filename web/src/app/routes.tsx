import { createBrowserRouter, type RouteObject } from 'react-router';
import { competitorRoutes } from '../pages/competitor/routes.js';
import { judgeRoutes } from '../pages/judge/routes.js';
import { officeRoutes } from '../pages/training/routes.js';
import { organizerRoutes } from '../pages/organizer/routes.js';
import { publicRoutes } from '../pages/public/routes.js';
import { accountRoutes } from '../pages/account/routes.js';
import { auditRoutes } from '../pages/audit/routes.js';
import { NotFound, ProblemPage } from './problem-page.js';
import { Shell } from './shell.js';

const pages: RouteObject[] = [
  ...publicRoutes,
  ...accountRoutes,
  ...competitorRoutes,
  ...judgeRoutes,
  ...organizerRoutes,
  ...officeRoutes,
  ...auditRoutes,
];

/** Every page is loaded when somebody goes there. */
export const createRouter = () =>
  createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <ProblemPage />,
      hydrateFallbackElement: <div />,
      children: [{ errorElement: <ProblemPage />, children: [...pages, { path: '*', element: <NotFound /> }] }],
    },
  ]);
