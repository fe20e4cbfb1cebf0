import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { type Problem, Refused, refusal } from '../../domain/refusal.js';

/** class-validator's findings as problems with a path, however deep. */
const problemsOf = (errors: ValidationError[], above = ''): Problem[] =>
  errors.flatMap((error) => {
    const path = above + error.property;
    const here = Object.entries(error.constraints ?? {}).map(([code, en]) => ({
      path,
      code,
      ko: `${path} 값의 형식이나 길이가 맞지 않습니다.`,
      en,
    }));
    return [...here, ...problemsOf(error.children ?? [], `${path}.`)];
  });

/** Shape is checked at the door, for GraphQL inputs and REST alike; what a value means is the domain's business. */
export const createValidationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    exceptionFactory: (errors) => new Refused(refusal('INVALID_INPUT', { problems: problemsOf(errors) })),
  });
