import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { Account } from '../accounts/account.entity.js';
import { Assignment, Judge } from './panel.entity.js';
import type { PanelLoaders } from './panel.loaders.js';

@Resolver(() => Judge)
export class PanelJudgeResolver {
  @ResolveField(() => Account)
  account(@Parent() judge: Judge, @Loaders() loaders: PanelLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', judge.accountId, null);
    return loaders.accountById.load(judge.accountId);
  }

  @ResolveField(() => Int, { description: 'How many entries the judge was given.' })
  async assigned(@Parent() judge: Judge, @Loaders() loaders: PanelLoaders): Promise<number> {
    return (await loaders.assignmentsOfJudge.load(judge.id)).length;
  }

  @ResolveField(() => [Assignment])
  assignments(@Parent() judge: Judge, @Loaders() loaders: PanelLoaders) {
    return loaders.assignmentsOfJudge.load(judge.id);
  }
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @ResolveField(() => Judge)
  judge(@Parent() assignment: Assignment, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(assignment.judgeId);
  }

  @ResolveField(() => String)
  async entryNumber(@Parent() assignment: Assignment, @Loaders() loaders: PanelLoaders): Promise<string> {
    return (await loaders.namesOfAssignment.load(assignment.id)).entryNumber;
  }

  @ResolveField(() => String, { description: 'What the judges of the stage call the entry.' })
  async code(@Parent() assignment: Assignment, @Loaders() loaders: PanelLoaders): Promise<string> {
    return (await loaders.namesOfAssignment.load(assignment.id)).code;
  }
}
