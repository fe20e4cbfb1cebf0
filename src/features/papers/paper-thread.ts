import { answerApart } from '../../platform/files/answer-apart.js';
import { charactersWithoutGlyph } from '../../platform/paper/glyphs.js';
import { certificatesPaper } from './certificate-paper.js';
import type { PaperTask } from './paper-apart.js';
import { reportPaper } from './report-paper.js';
import { sheetsPaper } from './sheet-paper.js';

// The program of the thread that `paperApart` starts.
answerApart((task: PaperTask): Promise<string[] | Buffer> => {
  switch (task.draw) {
    case 'CHECK':
      return Promise.resolve(charactersWithoutGlyph(task.texts));
    case 'CERTIFICATE':
      return certificatesPaper([task.certificate], task.at);
    case 'SHEETS':
      return sheetsPaper(task.sheets);
    case 'REPORT':
      return reportPaper(task.report);
  }
});
