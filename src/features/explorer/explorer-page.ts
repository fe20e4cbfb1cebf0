import type { NextFunction, Request, Response } from 'express';
import { parse, print } from 'graphql';
import { escaped } from '../../platform/http/page.js';
import { examples, roleNames } from './examples.js';
import { allAssets } from './explorer-assets.js';

// Everything comes from here. GraphiQL sets styles of elements, and its own style sheet holds its fonts.
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `font-src data:`,
  `img-src 'self' data:`,
  `connect-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** Middleware of `/graphql`: a browser that is sent there by a person is shown the explorer; what a client asks goes on to the API. */
export function showExplorer(request: Request, response: Response, next: NextFunction): void {
  const isPage = request.method === 'GET' && !('query' in request.query) && request.accepts(['json', 'html']) === 'html';
  if (!isPage) return next();
  response.set({ 'content-security-policy': policy, 'cache-control': 'no-cache', 'x-robots-tag': 'noindex' });
  response.type('html').send(page());
}

function page(): string {
  const assets = allAssets().map(({ type, address }) =>
    type === 'css' ? `<link rel="stylesheet" href="${address}">` : `<script defer src="${address}"></script>`,
  );
  const groups = Object.entries(roleNames).map(([role, { ko, en }]) => {
    const options = examples.flatMap((example, index) =>
      example.role === role ? [`<option value="${index}">${escaped(`${example.ko} · ${example.en}`)}</option>`] : [],
    );
    return `<optgroup label="${escaped(`${ko} · ${en}`)}">${options.join('')}</optgroup>`;
  });
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>파도 API 탐색기 · Pado API explorer</title>${assets.join('')}</head>
<body><header><h1>파도 API 탐색기 <span lang="en">Pado API explorer</span></h1>
<label>예시 · <span lang="en">Examples</span> <select id="examples">${groups.join('')}</select></label></header>
<main id="explorer"><p>자바스크립트가 필요합니다. <span lang="en">This page needs JavaScript.</span></p></main>
<script type="application/json" id="saved">${saved()}</script></body></html>`;
}

/** The examples as data: no sign in them ends the element that holds them. */
const saved = (): string =>
  JSON.stringify(
    examples.map(({ ko, en, query, variables = {} }) => ({
      query: `# ${ko}\n# ${en}\n${print(parse(query))}`,
      variables: JSON.stringify(variables, null, 2),
    })),
  ).replaceAll('<', '\\u003c');
