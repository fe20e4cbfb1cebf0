import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { pageOfWhole } from '../../platform/graphql/connection.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { type BulkLetter, BulkLetters } from '../notifications/bulk-letters.service.js';
import { OrganizerDesk } from './competition.type.js';
import { LetterPreview, LetterPreviewArgs, type LetterRecipient, LetterRecipientConnection, SampleLetter } from './letter-preview.type.js';

@Resolver(() => OrganizerDesk)
export class DeskLettersResolver {
  constructor(
    private readonly db: DataSource,
    private readonly bulk: BulkLetters,
  ) {}

  @ResolveField(() => LetterPreview, { description: 'What a step would send to many, before it is taken: the step sends exactly this.' })
  async letterPreview(@Parent() { competition }: OrganizerDesk, @Args() { step, ...input }: LetterPreviewArgs): Promise<LetterPreview> {
    const letters = await this.db.transaction((tx) => this.bulk.compose(tx, step, competition.id, input));
    return { competitionId: competition.id, letters, count: letters.length };
  }
}

@Resolver(() => LetterPreview)
export class LetterPreviewResolver {
  @ResolveField(() => LetterRecipientConnection)
  recipients(@Parent() { competitionId, letters }: LetterPreview, @Args() page: PageArgs, @Accesses() access: Access) {
    const { nodes, ...where } = pageOfWhole(letters, page, ({ accountId }) => accountId);
    for (const { accountId } of nodes) access.saw('ACCOUNT', 'ACCOUNT', accountId, competitionId);
    return { ...where, nodes: nodes.map(recipientOf) };
  }

  @ResolveField('letters', () => [SampleLetter], { description: 'Each kind of letter in each language that somebody would get it in.' })
  samples(@Parent() { letters }: LetterPreview): SampleLetter[] {
    const kinds = Map.groupBy(letters, ({ template, locale }) => `${template} ${locale}`);
    return [...kinds.values()].map((group) => {
      const { template, locale, letter } = group[0]!;
      return { template, locale, count: group.length, subject: letter.subject, text: letter.text };
    });
  }
}

const recipientOf = ({ accountId, name, address, locale, template, letter: { subject, text } }: BulkLetter): LetterRecipient => {
  return { accountId, name, mail: address, locale, template, subject, text };
};
