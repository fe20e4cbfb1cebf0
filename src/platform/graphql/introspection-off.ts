import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';
import { Refused, refusal } from '../../domain/refusal.js';

/** A validation rule where the schema is not told: `__typename` is part of every answer, the rest is refused. */
export const introspectionOff = (context: ValidationContext): ASTVisitor => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    const originalError = new Refused(refusal('INTROSPECTION_OFF'));
    context.reportError(new GraphQLError(originalError.message, { nodes: node, originalError }));
  },
});
