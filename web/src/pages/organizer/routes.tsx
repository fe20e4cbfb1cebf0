import type { RouteObject } from 'react-router';

export const organizerRoutes: RouteObject[] = [];
