import type { RouteObject } from 'react-router';

/** From the settlement on. */
export const resultsRoutes: RouteObject[] = [];
