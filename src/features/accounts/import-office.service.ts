import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../domain/actor.js';
import { mayManageAccounts } from '../../domain/permission/account.js';
import { refuse } from '../../domain/refusal.js';
import { readUpload } from '../../platform/csv/read-upload.js';
import { FILE_STORE, type FileStore } from '../../platform/files/file-store.js';
import { type AccountsOutcome, importAccounts } from './import-accounts.js';
import { type DepartmentsOutcome, importDepartments } from './import-departments.js';
import type { ImportAccountsInput, ImportDepartmentsInput } from './import-office.type.js';

/** Takes in files that an administrator uploaded. */
@Injectable()
export class ImportOfficeService {
  constructor(
    private readonly db: DataSource,
    @Inject(FILE_STORE) private readonly store: FileStore,
  ) {}

  async departments(actor: Actor, { file, dryRun }: ImportDepartmentsInput): Promise<DepartmentsOutcome> {
    refuse(mayManageAccounts(actor));
    const bytes = await readUpload(this.db.manager, this.store, actor, file);
    return importDepartments(this.db, bytes, { actor, as: 'ADMINISTRATOR' }, dryRun);
  }

  async accounts(actor: Actor, { file, dryRun, invite }: ImportAccountsInput): Promise<AccountsOutcome> {
    refuse(mayManageAccounts(actor));
    const bytes = await readUpload(this.db.manager, this.store, actor, file);
    return importAccounts(this.db, bytes, { actor, as: 'ADMINISTRATOR' }, { dryRun, invite });
  }
}
