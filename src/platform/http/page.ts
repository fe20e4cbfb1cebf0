import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** A small page in Korean and English that needs no script. Its parts are HTML: what comes from outside goes through `escaped`. */
export interface Page {
  title: string;
  body: string;
}

const style = `body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1rem;color:#123;word-break:keep-all}
h1{font-size:1.4rem}button,input,select,textarea{font:inherit;padding:.5rem 1rem}input,select,textarea{display:block;width:100%;box-sizing:border-box;margin:.3rem 0 1rem}
dt{color:#456;font-size:.9rem;margin-top:.8rem}dd{margin:0;overflow-wrap:anywhere}code{font-size:.85em;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}form{display:none}}`;

// Nothing is loaded, framed or run; a form leads back here only. The address holds a secret, so it is told to nobody and kept nowhere.
const headers = {
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function sendPage(response: Response, status: number, { title, body }: Page): void {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style>`;
  response.status(status).set(headers).type('html').send(`<!doctype html><html lang="ko"><head>${head}</head><body>${body}</body></html>`);
}
