import { Module } from '@nestjs/common';
import { Postman } from '../../platform/mail/postman.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AdvanceQuotaResolver } from './advance-quota.resolver.js';
import { AdvanceQuotaService } from './advance-quota.service.js';
import { CatalogueResolver } from './catalogue.resolver.js';
import { CatalogueService } from './catalogue.service.js';
import { CompetitionResolver, OrganizerCalendarResolver } from './competition.resolver.js';
import { CompetitionService } from './competition.service.js';
import { CopyCompetitionService } from './copy-competition.service.js';
import { EditionCopies } from './edition-copies.service.js';
import { EditionResolver } from './edition.resolver.js';
import { EligibilitySettingService } from './eligibility-setting.service.js';
import { DeskLettersResolver, LetterPreviewResolver } from './letter-preview.resolver.js';
import { NoticeFileController } from './notice.controller.js';
import { NoticeResolver, NoticesOfCompetitionResolver, NoticeVersionResolver } from './notice.resolver.js';
import { NoticeService } from './notice.service.js';
import { ORGANIZERS_TOLD } from './organizers-told.letter.js';
import { OrganizerMailService } from './tell-organizers.service.js';
import { QUESTION_ANSWERED } from './question-answered.letter.js';
import { QuestionMailService } from './question-mail.service.js';
import { AskedQuestionResolver, DeskOfQuestionsResolver, QuestionResolver, QuestionsOfCompetitionResolver } from './question.resolver.js';
import { QuestionService } from './question.service.js';
import { DeskOfRolesResolver, RoleChangeResolver, RoleHolderResolver } from './role.resolver.js';
import { RoleService } from './role.service.js';
import { SlidesDeadlineResolver } from './slides-deadline.resolver.js';
import { SlidesDeadlineService } from './slides-deadline.service.js';
import { UpdateCompetitionService } from './update-competition.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [NoticeFileController],
  providers: [
    CompetitionService,
    EditionCopies,
    CopyCompetitionService,
    UpdateCompetitionService,
    RoleService,
    CompetitionResolver,
    OrganizerCalendarResolver,
    EditionResolver,
    DeskOfRolesResolver,
    RoleHolderResolver,
    RoleChangeResolver,
    AdvanceQuotaService,
    AdvanceQuotaResolver,
    EligibilitySettingService,
    CatalogueService,
    CatalogueResolver,
    NoticeService,
    NoticeResolver,
    NoticeVersionResolver,
    NoticesOfCompetitionResolver,
    SlidesDeadlineService,
    SlidesDeadlineResolver,
    QuestionService,
    QuestionMailService,
    OrganizerMailService,
    QuestionResolver,
    AskedQuestionResolver,
    DeskOfQuestionsResolver,
    QuestionsOfCompetitionResolver,
    DeskLettersResolver,
    LetterPreviewResolver,
  ],
  exports: [EditionCopies],
})
export class CompetitionsModule {
  constructor(postman: Postman, questionMails: QuestionMailService, organizerMails: OrganizerMailService) {
    postman.writes(ORGANIZERS_TOLD, (mail) => organizerMails.write(mail));
    postman.writes(QUESTION_ANSWERED, (mail) => questionMails.write(mail));
  }
}
