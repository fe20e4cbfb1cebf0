import { Module } from '@nestjs/common';
import { Postman } from '../../platform/mail/postman.js';
import { AnswerAppealService } from './answer-appeal.service.js';
import { AppealMailService } from './appeal-mail.service.js';
import { APPEAL_ANSWERED, APPEAL_CONCLUDED, APPEAL_FILED } from './appeal.letter.js';
import { AppealResolver, AppealsOfEntryResolver } from './appeal.resolver.js';
import { AppealService } from './appeal.service.js';
import { AppealsOfPublicationResolver, DeskAppealsResolver, FiledAppealResolver } from './desk-appeals.resolver.js';

const services = [AppealService, AnswerAppealService, AppealMailService];
const resolvers = [AppealResolver, AppealsOfEntryResolver, DeskAppealsResolver, FiledAppealResolver, AppealsOfPublicationResolver];

@Module({ providers: [...services, ...resolvers] })
export class AppealsModule {
  constructor(postman: Postman, mails: AppealMailService) {
    postman.writes(APPEAL_FILED, (mail) => mails.writeFiled(mail));
    postman.writes(APPEAL_ANSWERED, (mail) => mails.writeAnswered(mail));
    postman.writes(APPEAL_CONCLUDED, (mail) => mails.writeConcluded(mail));
  }
}
