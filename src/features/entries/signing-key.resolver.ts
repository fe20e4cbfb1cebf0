import { Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { SigningKey } from '../../platform/keys/signing-key.entity.js';
import { Public } from '../../platform/session/audience.decorator.js';

@Resolver(() => SigningKey)
export class SigningKeyResolver {
  constructor(private readonly db: DataSource) {}

  @Query(() => [SigningKey], { description: 'The keys that receipts and publications are verified against, the oldest first.' })
  @Public()
  signingKeys() {
    return this.db.getRepository(SigningKey).find({ order: { createdAt: 'ASC', kid: 'ASC' } });
  }
}
