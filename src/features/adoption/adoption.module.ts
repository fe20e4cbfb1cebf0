import { Module } from '@nestjs/common';
import { JobRunner } from '../../platform/jobs/job-runner.js';
import { Postman } from '../../platform/mail/postman.js';
import { AdoptionListService } from './adoption-list.service.js';
import { AdoptionMailService } from './adoption-mail.service.js';
import { ADOPTION_OVERDUE } from './adoption-overdue.letter.js';
import { ADOPTION_RECORDED } from './adoption-recorded.letter.js';
import { AdoptionReminderService } from './adoption-reminder.service.js';
import { AdoptionOfEntryResolver, AdoptionResolver, DeskAdoptionsResolver } from './adoption.resolver.js';
import { AdoptionService } from './adoption.service.js';

const resolvers = [AdoptionResolver, DeskAdoptionsResolver, AdoptionOfEntryResolver];

@Module({ providers: [AdoptionService, AdoptionListService, AdoptionReminderService, AdoptionMailService, ...resolvers] })
export class AdoptionModule {
  constructor(jobs: JobRunner, postman: Postman, reminders: AdoptionReminderService, mails: AdoptionMailService) {
    jobs.handleNightly('remind-of-adoption', () => reminders.remind());
    postman.writes(ADOPTION_OVERDUE, (mail) => reminders.write(mail));
    postman.writes(ADOPTION_RECORDED, (mail) => mails.write(mail));
  }
}
