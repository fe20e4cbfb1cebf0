import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';

/** A page that is loaded when somebody goes there. `isWide`: it uses the whole window and has no footer. */
export const page = (path: string, load: () => Promise<{ Page: ComponentType }>, handle: { isWide?: boolean } = {}): RouteObject => ({
  path,
  handle,
  lazy: async () => ({ Component: (await load()).Page }),
});
