import { Module } from '@nestjs/common';
import { BulkLetters } from './bulk-letters.service.js';
import { NotificationResolver } from './notification.resolver.js';
import { NotificationService } from './notification.service.js';

@Module({ providers: [NotificationService, NotificationResolver, BulkLetters], exports: [BulkLetters] })
export class NotificationsModule {}
