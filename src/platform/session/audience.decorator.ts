import { SetMetadata } from '@nestjs/common';

/** Metadata key under which an operation says who may call it at all. An operation that says nothing is closed. */
export const AUDIENCE = 'audience';
export type Audience = 'PUBLIC' | 'SIGNED_IN';

/** Anyone may call this, signed in or not. */
export const Public = () => SetMetadata(AUDIENCE, 'PUBLIC' satisfies Audience);

/** People who are signed in; what each of them may do is asked in the use case. */
export const SignedIn = () => SetMetadata(AUDIENCE, 'SIGNED_IN' satisfies Audience);
