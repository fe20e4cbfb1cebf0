import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

/** From the settlement on. */
export const resultsRoutes: RouteObject[] = [page('settlement', () => import('./settlement/settlement.js'))];
