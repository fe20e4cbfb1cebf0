import { offline, Refusal } from './refusal.js';

/** Asks a route of our own for a file by POST, and has the browser save it under the name that it comes with. @throws Refusal */
export async function fetchFile(path: string, body: Readonly<Record<string, string | null>>): Promise<void> {
  // The header is what no form of another site can set.
  const answer = await fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-pado-upload': '1' },
  }).catch(() => {
    throw offline();
  });
  if (!answer.ok) {
    const said = (await answer.json().catch(() => ({}))) as { code?: string; ko?: string; en?: string };
    throw new Refusal(said.code ?? 'INTERNAL', { ko: said.ko ?? '', en: said.en ?? '' }, said);
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name ? decodeURIComponent(name) : 'pado.xlsx';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
