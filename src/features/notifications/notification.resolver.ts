import { Args, Int, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Me } from '../accounts/me.type.js';
import { NotificationService } from './notification.service.js';
import { NotificationConnection, NotificationsArgs, ReadNotificationsInput } from './notification.type.js';

@Resolver(() => Me)
export class NotificationResolver {
  constructor(private readonly notifications: NotificationService) {}

  @ResolveField('notifications', () => NotificationConnection, {
    description: 'What you are told (알림), newest first. Not for tokens that act in one role or edition.',
  })
  ofMe(@CurrentActor() actor: Actor, @Args() page: NotificationsArgs) {
    return this.notifications.ofActor(actor, page);
  }

  @ResolveField(() => Int, { description: 'How many of your notifications are unread.' })
  unreadNotifications(@CurrentActor() actor: Actor) {
    return this.notifications.unread(actor);
  }

  @Mutation(() => Int, { description: 'Note that you have read notifications; answers how many were unread.' })
  @SignedIn()
  readNotifications(@CurrentActor() actor: Actor, @Args('input') input: ReadNotificationsInput) {
    return this.notifications.read(actor, input);
  }
}
