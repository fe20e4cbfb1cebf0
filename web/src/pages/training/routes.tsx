import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

export const officeRoutes: RouteObject[] = [page('/training-office', () => import('./office.js'))];
