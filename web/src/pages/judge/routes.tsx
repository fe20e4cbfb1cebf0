import type { RouteObject } from 'react-router';

export const judgeRoutes: RouteObject[] = [];
