import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { maySeeTyped } from '../../domain/permission/typing.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Judge } from '../panels/panel.entity.js';
import type { PanelLoaders } from '../panels/panel.loaders.js';
import { AssignedEntry, PresentedEntry } from './judge-desk.type.js';
import { StageArgs } from './judging.input.js';
import type { ScoringLoaders } from './scoring.loaders.js';
import type { SheetTyping } from './typing.entity.js';
import { CheckTypedSheetInput, ConfirmTypedSheetInput, ReturnTypedSheetInput, TypeSheetInput } from './typing.input.js';
import { TypingService } from './typing.service.js';
import { PaperSheet, TypedSheet } from './typing.type.js';

const WAITING = 'A paper sheet of yours that somebody typed, and that waits for you or a second person to confirm it; null: none.';

/** With its content where that is this person's to see. */
function toldOf({ content: text, rubricId, ...typing }: SheetTyping, accountId: string, isSeen: boolean): TypedSheet {
  const content = isSeen ? { text, rubricId } : null;
  return { ...typing, typedByYou: typing.typedBy === accountId, isTaken: typing.checkerId !== null, content };
}
const toldTo = ({ accountId }: Actor, typing: SheetTyping): TypedSheet => toldOf(typing, accountId, maySeeTyped(accountId, typing));

@Resolver(() => OrganizerDesk)
export class TypingResolver {
  constructor(private readonly typings: TypingService) {}

  @Mutation(() => TypedSheet, {
    description: 'Type the paper sheet of a judge who has not begun one here (대리입력). It counts once it is confirmed.',
  })
  @SignedIn()
  async typeSheet(@CurrentActor() actor: Actor, @Args('input') input: TypeSheetInput) {
    return toldTo(actor, await this.typings.type(actor, input));
  }

  @Mutation(() => TypedSheet, { description: 'Take a sheet that somebody else typed to compare it with the paper. Nobody else can then.' })
  @SignedIn()
  async checkTypedSheet(@CurrentActor() actor: Actor, @Args('input') { typedSheet }: CheckTypedSheetInput) {
    return toldTo(actor, await this.typings.check(actor, typedSheet));
  }

  @Mutation(() => TypedSheet, {
    description: "Make a typed sheet its judge's submitted one: as its judge, or as whoever took it to compare it with the paper.",
  })
  @SignedIn()
  async confirmTypedSheet(@CurrentActor() actor: Actor, @Args('input') { typedSheet }: ConfirmTypedSheetInput) {
    return toldTo(actor, await this.typings.confirm(actor, typedSheet));
  }

  @Mutation(() => TypedSheet, {
    description: 'Send a typed sheet back that does not say what the paper says. Whoever typed it takes it back in this way, too.',
  })
  @SignedIn()
  async returnTypedSheet(@CurrentActor() actor: Actor, @Args('input') input: ReturnTypedSheetInput) {
    return toldTo(actor, await this.typings.return(actor, input));
  }

  @ResolveField(() => [PaperSheet], {
    description: 'The sheets of an open stage that may be typed from paper, or wait to be confirmed, by code. Empty for any other stage.',
  })
  async paperSheets(@Parent() desk: OrganizerDesk, @Args() { stage }: StageArgs, @CurrentActor() actor: Actor) {
    const sheets = await this.typings.paperSheets(desk.competition.id, stage);
    return sheets.map(({ typing, ...sheet }) => ({ ...sheet, typed: typing && toldTo(actor, typing) }));
  }
}

@Resolver(() => PaperSheet)
export class PaperSheetResolver {
  @ResolveField(() => Judge)
  judge(@Parent() { judgeId }: PaperSheet, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(judgeId);
  }
}

@Resolver(() => AssignedEntry)
export class OwnTypedSheetResolver {
  @ResolveField(() => TypedSheet, { nullable: true, description: WAITING })
  typed(@Parent() entry: AssignedEntry, @Loaders() loaders: ScoringLoaders, @CurrentActor() actor: Actor) {
    return waitingFor(entry, loaders, actor);
  }
}

/** A presented entry is an assigned one: resolvers do not inherit the fields of another type. */
@Resolver(() => PresentedEntry)
export class PresentedTypedSheetResolver {
  @ResolveField(() => TypedSheet, { nullable: true, description: WAITING })
  typed(@Parent() entry: PresentedEntry, @Loaders() loaders: ScoringLoaders, @CurrentActor() actor: Actor) {
    return waitingFor(entry, loaders, actor);
  }
}

async function waitingFor({ assignment }: AssignedEntry, loaders: ScoringLoaders, { accountId }: Actor): Promise<TypedSheet | null> {
  const typing = await loaders.latestTypingOfAssignment.load(assignment);
  return typing?.state === 'TYPED' ? toldOf(typing, accountId, true) : null;
}
