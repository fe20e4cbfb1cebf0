import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { LineProblem } from '../../domain/import/line-problem.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { ImportOfficeService } from './import-office.service.js';
import { ImportAccountsInput, ImportAccountsPayload, ImportDepartmentsInput, ImportDepartmentsPayload } from './import-office.type.js';

const problemsShown = 500;

@Resolver()
export class ImportOfficeResolver {
  constructor(private readonly office: ImportOfficeService) {}

  @Mutation(() => ImportDepartmentsPayload, {
    description: 'Take in a file of departments, dated, the whole of it or, with problems, nothing.',
  })
  @SignedIn()
  async importDepartments(@CurrentActor() actor: Actor, @Args('input') input: ImportDepartmentsInput): Promise<ImportDepartmentsPayload> {
    return { ...shown(await this.office.departments(actor, input)), isDryRun: input.dryRun };
  }

  @Mutation(() => ImportAccountsPayload, {
    description: 'Take in a file of accounts and where their people work, dated, the whole of it or, with problems, nothing.',
  })
  @SignedIn()
  async importAccounts(@CurrentActor() actor: Actor, @Args('input') input: ImportAccountsInput): Promise<ImportAccountsPayload> {
    return { ...shown(await this.office.accounts(actor, input)), isDryRun: input.dryRun };
  }
}

const shown = <T extends { problems: LineProblem[] }>(outcome: T): T & { problemCount: number } => ({
  ...outcome,
  problems: outcome.problems.slice(0, problemsShown),
  problemCount: outcome.problems.length,
});
