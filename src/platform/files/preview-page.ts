/** A page to look at without any program of its own: inert, complete in itself, and of nothing but what the document says. */
export interface PreviewPage {
  mediaType: 'image/svg+xml' | 'text/html; charset=utf-8' | 'image/png' | 'image/jpeg';
  bytes: Buffer;
}

/** Of a longer document no more is shown, and the last page says so. */
export const mostPages = 300;
