import type { PreviewPage } from './preview-page.js';
import { scrubPicture } from './scrub-embedded.js';

/** A picture is its own page, cleaned. */
export const pageOfPicture =
  (mediaType: 'image/png' | 'image/jpeg') =>
  (content: Buffer): Promise<PreviewPage[]> => {
    const bytes = scrubPicture(content);
    return Promise.resolve(bytes ? [{ mediaType, bytes }] : []);
  };
