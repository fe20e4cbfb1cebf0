import { answerApart } from '../../platform/files/answer-apart.js';
import type { ReceiptTask } from './receipt-apart.js';
import { receiptPaper } from './receipt-paper.js';

// The program of the thread that `receiptPaperApart` starts.
answerApart(({ printed, address }: ReceiptTask) => receiptPaper(printed, address));
