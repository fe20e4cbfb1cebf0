import { SetMetadata } from '@nestjs/common';
import type { RateClass } from './rate.js';

/** Metadata key under which an operation or route says what it counts as. */
export const RATE_CLASS = 'rate-class';

/** Mutations count as writes and queries as reads unless they say something else; a route that says nothing is not counted. */
export const CountedAs = (rateClass: RateClass) => SetMetadata(RATE_CLASS, rateClass);
