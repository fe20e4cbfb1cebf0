import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { tellProblems } from '../../platform/csv/import-problem.type.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { ImportOfficeService } from './import-office.service.js';
import { ImportAccountsInput, ImportAccountsPayload, ImportDepartmentsInput, ImportDepartmentsPayload } from './import-office.type.js';

@Resolver()
export class ImportOfficeResolver {
  constructor(private readonly office: ImportOfficeService) {}

  @Mutation(() => ImportDepartmentsPayload, {
    description: 'Take in a file of departments, dated, the whole of it or, with problems, nothing.',
  })
  @SignedIn()
  async importDepartments(@CurrentActor() actor: Actor, @Args('input') input: ImportDepartmentsInput): Promise<ImportDepartmentsPayload> {
    return { ...tellProblems(await this.office.departments(actor, input)), isDryRun: input.dryRun };
  }

  @Mutation(() => ImportAccountsPayload, {
    description: 'Take in a file of accounts and where their people work, dated, the whole of it or, with problems, nothing.',
  })
  @SignedIn()
  async importAccounts(@CurrentActor() actor: Actor, @Args('input') input: ImportAccountsInput): Promise<ImportAccountsPayload> {
    return { ...tellProblems(await this.office.accounts(actor, input)), isDryRun: input.dryRun };
  }
}
