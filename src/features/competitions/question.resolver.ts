import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { Competition } from './competition.entity.js';
import type { CompetitionLoaders } from './competition.loaders.js';
import { OrganizerDesk } from './competition.type.js';
import type { NoticeLoaders } from './notice.loaders.js';
import { Question } from './question.entity.js';
import { AnswerQuestionInput, AskedQuestionsArgs, AskQuestionInput, MyQuestionsArgs } from './question.input.js';
import { MOST_OWN_QUESTIONS, QuestionService } from './question.service.js';
import { AnsweredQuestion, AskedQuestion, AskedQuestionConnection } from './question.type.js';

@Resolver(() => Question)
export class QuestionResolver {
  constructor(private readonly questions: QuestionService) {}

  @Query(() => [Question], {
    description: `What you asked about this edition, the newest first; the newest ${MOST_OWN_QUESTIONS} if there are more.`,
  })
  @SignedIn()
  myQuestions(@CurrentActor() actor: Actor, @Args() { competition }: MyQuestionsArgs) {
    return this.questions.ofActor(actor, competition);
  }

  @Mutation(() => Question, {
    description: 'Ask about an announced edition, until its results are published. The answer comes by letter.',
  })
  @SignedIn()
  askQuestion(@CurrentActor() actor: Actor, @Args('input') input: AskQuestionInput) {
    return this.questions.ask(actor, input);
  }

  @Mutation(() => AskedQuestion, {
    description: 'Answer a question, for everybody without a name or for who asked alone; for organisers and the secretary, once.',
  })
  @SignedIn()
  answerQuestion(@CurrentActor() actor: Actor, @Args('input') input: AnswerQuestionInput) {
    return this.questions.answer(actor, input);
  }
}

/** Over the row of the question. */
@Resolver(() => AskedQuestion)
export class AskedQuestionResolver {
  @ResolveField(() => Account, { description: 'Who asked: for those who answer, and for nobody else.' })
  askedBy(@Parent() { accountId, competitionId }: Question, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', accountId, competitionId);
    return loaders.accountById.load(accountId);
  }
}

@Resolver(() => OrganizerDesk)
export class DeskOfQuestionsResolver {
  constructor(private readonly questions: QuestionService) {}

  @ResolveField('questions', () => AskedQuestionConnection, { description: 'What was asked about the edition, oldest first.' })
  page(@Parent() { competition }: OrganizerDesk, @Args() args: AskedQuestionsArgs) {
    return this.questions.ofCompetition(competition.id, args);
  }
}

@Resolver(() => Competition)
export class QuestionsOfCompetitionResolver {
  @ResolveField(() => [AnsweredQuestion], { description: 'Questions that were answered for everybody, the latest answer first.' })
  questions(@Parent() competition: Competition, @Loaders() loaders: NoticeLoaders) {
    return loaders.publicQuestionsOfCompetition.load(competition.id);
  }
}
