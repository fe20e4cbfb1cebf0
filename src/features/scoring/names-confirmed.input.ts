import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';

/** The field by which whoever writes comments says that a name in them is meant. */
export const NamesConfirmed = (): PropertyDecorator =>
  applyDecorators(
    Field(() => Boolean, {
      nullable: true,
      description: 'That whoever the comments seem to name (COMMENT_NAMES_SOMEBODY) was looked at and is meant. Null: it was not.',
    }),
    IsOptional(),
    IsBoolean(),
  );
