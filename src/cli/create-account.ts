import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { withParticle } from '../domain/particle.js';
import { type GrantedRole, grantedRoles } from '../domain/actor.js';
import { AccountService } from '../features/accounts/account.service.js';
import { Competition } from '../features/competitions/competition.entity.js';
import { NotUnderstood, StartError } from '../platform/start-error.js';
import type { CommandContext } from './with-database.js';

export interface CreateAccountOptions {
  email: string;
  name: string;
  locale?: string;
  role?: string[];
  competition?: string;
  agency?: string;
  department?: string;
  number?: string;
  grade?: string;
  since?: string;
  passwordStdin?: boolean;
}

/** `pado create-account`: somebody who can sign in, with an employment and roles. A password that was not given is made and shown once. */
export async function createAccount({ db }: Pick<CommandContext, 'db'>, options: CreateAccountOptions): Promise<number> {
  const given = options.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : null;
  const password = given ?? `${randomBytes(9).toString('base64url')}-1a`;
  const competitionId = await competitionOf({ db }, options.competition);
  const account = await new AccountService(db).create({
    email: options.email,
    name: options.name,
    password,
    locale: options.locale === 'en' ? 'en' : 'ko',
    agency: options.agency,
    department: options.department,
    employeeNumber: options.number,
    grade: options.grade,
    employedSince: options.since,
    roles: (options.role ?? []).map((role) => ({ role: knownRole(role), competitionId })),
  });
  console.log(`계정을 만들었습니다. / Account created: ${account.email} (${account.id})`);
  if (given === null) console.log(`비밀번호(한 번만 표시) / Password, shown this once: ${password}`);
  return 0;
}

function knownRole(role: string): GrantedRole {
  const known = grantedRoles.find((one) => one === role.toUpperCase());
  const list = grantedRoles.join(', ');
  if (!known) throw new NotUnderstood(`--role은 다음 중 하나입니다: ${list}`, `--role is one of: ${list}`);
  return known;
}

async function competitionOf({ db }: Pick<CommandContext, 'db'>, slug: string | undefined): Promise<string | null> {
  if (slug === undefined) return null;
  const competition = await db.getRepository(Competition).findOneBy({ slug });
  if (!competition) throw new StartError(`대회 ${withParticle(slug, '이/가')} 없습니다.`, `There is no edition ${slug}.`);
  return competition.id;
}
