import type { RouteObject } from 'react-router';

export const competitorRoutes: RouteObject[] = [];
