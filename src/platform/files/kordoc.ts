import type { IRBlock, IRTable } from 'kordoc';
import { refusal, Refused } from '../../domain/refusal.js';
import type { DocumentText, DocumentTextExtractor } from './document-text.js';

/** Reads HWP and HWPX by kordoc. Where a document has not been laid out by a word processor, it knows nothing of pages. */
export const kordoc: DocumentTextExtractor = {
  async textOf(bytes) {
    // It would fetch models for pictures of text.
    process.env['KORDOC_OFFLINE'] = '1';
    const { parse } = await import('kordoc');
    const result = await parse(bytes);
    if (!result.success) throw new Refused(refusal(result.code === 'ENCRYPTED' ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED'));
    const isLaidOut = result.metadata?.pageMode === 'layout';
    const paragraphs: DocumentText['paragraphs'] = [];
    for (const block of result.blocks) {
      const page = isLaidOut ? (block.pageNumber ?? null) : null;
      for (const text of textsOf(block)) paragraphs.push({ page, text });
    }
    return { pageCount: isLaidOut ? (result.metadata?.pageCount ?? null) : null, paragraphs };
  },
};

function textsOf({ text = '', footnoteText = '', table, children = [] }: IRBlock): string[] {
  return [text, ...(table ? textsOfTable(table) : []), ...children.flatMap(textsOf), footnoteText].filter((line) => line !== '');
}

/** A row is a line, but for cells that have paragraphs and tables of their own. */
function textsOfTable({ caption = '', captionBlocks, cells }: IRTable): string[] {
  const rows = cells.flatMap((row) => {
    const nested = row.flatMap(({ blocks }) => (blocks ?? []).flatMap(textsOf));
    return [
      row
        .map(({ blocks, text }) => (blocks ? '' : text))
        .filter((text) => text !== '')
        .join('\t'),
      ...nested,
    ];
  });
  return [...(captionBlocks ? captionBlocks.flatMap(textsOf) : [caption]), ...rows];
}
