import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { maySeeDeskPart } from '../../domain/permission/desk.js';
import { refuse } from '../../domain/refusal.js';
import { OrganizerDesk } from './competition.type.js';

/**
 * Has every field of the desk ask first whether it is for whoever reads it. Higher features add fields: what nobody has opened to
 * others stays with organisers and auditors.
 */
export function guardDesk(schema: GraphQLSchema): GraphQLSchema {
  const desk = schema.getType(OrganizerDesk.name);
  if (!isObjectType(desk)) throw new Error(`the schema has no ${OrganizerDesk.name}`);
  for (const [part, field] of Object.entries(desk.getFields())) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (parent: OrganizerDesk, ...rest) => {
      refuse(maySeeDeskPart(parent.sight, part));
      return resolve(parent, ...rest);
    };
  }
  return schema;
}
