import type { RouteObject } from 'react-router';
import { page } from '../../app/page.js';

export const publicRoutes: RouteObject[] = [
  page('/', () => import('./home.js')),
  page('/competitions/adoptions', () => import('./adoptions.js')),
  page('/competitions/:slug', () => import('./competition.js')),
  page('/competitions/:slug/results', () => import('./results.js')),
  page('/competitions/:slug/nominees', () => import('./nominees.js')),
  page('/competitions/:slug/questions', () => import('./questions.js')),
  page('/programme', () => import('./programme.js')),
  page('/about/verify', () => import('./verify.js')),
  page('/about/privacy', () => import('./privacy.js')),
];
