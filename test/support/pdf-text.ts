import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of PDF finds: the text of all pages, how many there are, and what the file says of itself. */
export async function textOfPdf(
  bytes: Buffer,
): Promise<{ pages: number; text: string; title: string | undefined; language: string | undefined }> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const texts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const info = (await document.getMetadata()).info as { Title?: string; Language?: string };
  const found = { pages: document.numPages, text: texts.join('\n'), title: info.Title, language: info.Language };
  await task.destroy();
  return found;
}
