import { answerApart } from './answer-apart.js';
import { bundle } from './page-bundle.js';
import type { PreviewTask } from './preview-apart.js';
import { preview } from './preview.js';

// The program of the threads that `previewApart` starts.
answerApart(async ({ kind, bytes }: PreviewTask) => {
  const made = await preview(kind, Buffer.from(bytes));
  return made && made.pages.length > 0 ? bundle(made.pages) : null;
});
