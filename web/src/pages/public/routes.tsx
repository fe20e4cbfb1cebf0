import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

export const publicRoutes: RouteObject[] = [page('/', () => import('./home.js'))];
