import { Query, Resolver } from '@nestjs/graphql';
import { refusalCodes, writtenSentences } from '../../domain/refusal.js';
import { Public } from '../session/audience.decorator.js';
import { RefusalSentence } from './refusal.type.js';

@Resolver(() => RefusalSentence)
export class RefusalsResolver {
  @Query(() => [RefusalSentence], { description: 'Every way the system says no, for clients that show refusals in their own words.' })
  @Public()
  refusals(): RefusalSentence[] {
    return refusalCodes.map((code) => ({ code, ...writtenSentences(code) }));
  }
}
