import type { LineProblem } from '../../domain/import/line-problem.js';
import type { TrainingLine } from '../../domain/training-match.js';
import { parseTrainingRow, trainingHeaders } from '../../domain/training-row.js';
import { linesOfCsv } from '../../platform/csv/lines-of-csv.js';

/** The rows of a file of training records that can be read, and what is wrong with the others or with the file. */
export const linesOfTrainingFile = (bytes: Uint8Array): Promise<{ lines: TrainingLine[]; problems: LineProblem[] }> =>
  linesOfCsv(bytes, { needed: trainingHeaders, optional: [] }, parseTrainingRow);
