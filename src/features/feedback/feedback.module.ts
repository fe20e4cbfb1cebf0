import { Module } from '@nestjs/common';
import { EntryResultService } from './entry-result.service.js';
import { EntryResultResolver, FeedbackOfEntryResolver, StageFeedbackResolver } from './feedback.resolver.js';
import { FeedbackService } from './feedback.service.js';

@Module({ providers: [FeedbackService, EntryResultService, FeedbackOfEntryResolver, EntryResultResolver, StageFeedbackResolver] })
export class FeedbackModule {}
