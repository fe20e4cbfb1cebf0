import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Entry } from '../entries/entry.entity.js';
import { CertificateReach } from '../competitions/certificate-reach.type.js';
import type { CertificateContent } from './certificate-paper.js';
import { CertificateRun } from './certificate-run.entity.js';
import { CertificateRunService } from './certificate-run.service.js';
import { CertificateWordingService } from './certificate-wording.service.js';
import { Certificate } from './certificate.entity.js';
import { CancelCertificateRunInput, CertificateRunArgs, IssueCertificatesInput, SetCertificateWordingInput } from './certificate.input.js';
import type { StandingCertificate } from './certificate.queries.js';
import { CertificateService } from './certificate.service.js';
import { CertificateConnection, SetWording } from './certificate.type.js';
import type { PaperLoaders } from './papers.loaders.js';

@Resolver(() => CertificateRun)
export class CertificateRunResolver {
  constructor(
    private readonly runs: CertificateRunService,
    private readonly wordings: CertificateWordingService,
  ) {}

  @Mutation(() => SetWording, {
    description: 'Say what certificates of an edition say and who gives them. Certificates that were issued stay as they are.',
  })
  @SignedIn()
  setCertificateWording(@CurrentActor() actor: Actor, @Args('input') input: SetCertificateWordingInput) {
    return this.wordings.set(actor, input);
  }

  @Mutation(() => CertificateRun, {
    description:
      'Issue the certificates (상장) that the awards of the public results ask for, in the background, and draw all that hold into one file to ' +
      'print: `GET /papers/certificates/:run.pdf`. Asked again, only what is missing is issued.',
  })
  @SignedIn()
  issueCertificates(@CurrentActor() actor: Actor, @Args('input') input: IssueCertificatesInput) {
    return this.runs.ask(actor, input);
  }

  @Mutation(() => CertificateRun, { description: 'Give up an issuing of certificates that goes on: nothing is issued by it.' })
  @SignedIn()
  cancelCertificateRun(@CurrentActor() actor: Actor, @Args('input') input: CancelCertificateRunInput) {
    return this.runs.cancel(actor, input.run);
  }

  @Query(() => CertificateRun, { description: 'How far an issuing of certificates has come.' })
  @SignedIn()
  certificateRun(@CurrentActor() actor: Actor, @Args() { run }: CertificateRunArgs) {
    return this.runs.one(actor, run);
  }

  @ResolveField(() => CertificateReach, { description: 'For whom.' })
  of(@Parent() { kind }: CertificateRun): CertificateReach {
    return kind === 'TEAM' ? CertificateReach.TEAMS : CertificateReach.MEMBERS;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether there is a file to print. It goes when a certificate in it is revoked or a name is taken off.',
  })
  async hasPrintFile(@Parent() { printFileId }: CertificateRun, @Loaders() loaders: PaperLoaders): Promise<boolean> {
    return printFileId !== null && loaders.isFileThere.load(printFileId);
  }
}

/** What papers add to the organisers' desk. */
@Resolver(() => OrganizerDesk)
export class DeskOfCertificatesResolver {
  constructor(
    private readonly runs: CertificateRunService,
    private readonly certificates: CertificateService,
    private readonly wordings: CertificateWordingService,
  ) {}

  @ResolveField(() => SetWording, { description: 'What certificates of the edition say; with version 0 what is proposed.' })
  certificateWording(@Parent() { competition }: OrganizerDesk) {
    return this.wordings.of(competition.id);
  }

  @ResolveField(() => [CertificateRun], { description: 'The issuings of certificates, newest first.' })
  certificateRuns(@Parent() { competition }: OrganizerDesk) {
    return this.runs.ofCompetition(competition.id);
  }

  @ResolveField('certificates', () => CertificateConnection, {
    description: 'The certificates of the edition, in the order of their numbers.',
  })
  ofDesk(@Parent() { competition }: OrganizerDesk, @Args() page: PageArgs) {
    return this.certificates.ofCompetition(competition.id, page);
  }
}

@Resolver(() => Certificate)
export class CertificateResolver {
  @ResolveField(() => String, { nullable: true, description: 'Of the team or the member, as it stands on it; null: taken off.' })
  name(@Parent() { name, memberId, accountId, competitionId }: StandingCertificate, @Accesses() access: Access) {
    if (memberId) access.saw('MEMBERSHIP', accountId ? 'ACCOUNT' : 'MEMBER', accountId ?? memberId, competitionId);
    return name;
  }

  @ResolveField(() => String, { description: 'The award, as it stands on it.' })
  award(@Parent() { content }: StandingCertificate): string {
    return (JSON.parse(content) as CertificateContent).award;
  }
}

@Resolver(() => Entry)
export class CertificatesOfEntryResolver {
  @ResolveField(() => [Certificate], {
    description: "Your team's certificate and your own, those that were revoked included; empty until they are issued.",
  })
  async certificates(@Parent() { id }: Entry, @CurrentActor() actor: Actor, @Loaders() loaders: PaperLoaders) {
    const all = await loaders.certificatesOfEntry.load(id);
    return all.filter(({ memberId, accountId }) => memberId === null || accountId === actor.accountId);
  }
}
