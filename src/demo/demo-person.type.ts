import type { NewAccount } from '../features/accounts/account.service.js';

/** Somebody of the demo. `says` is what the start prints beside the account; nothing where it is empty. */
export type DemoPerson = Omit<NewAccount, 'password'> & { says: string };
