/** Token of the URL that this instance's pools connect to, as the app's role. */
export const DATABASE_URL = Symbol('database url');
