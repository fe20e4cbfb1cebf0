import { offline, Refusal } from './refusal.js';

/** Sends a file to a route of our own and answers what it says. @throws Refusal */
export async function sendFile(path: string, file: File): Promise<unknown> {
  const body = new FormData();
  body.append('file', file, file.name);
  // What no form of another site can set.
  const answer = await fetch(path, { method: 'POST', body, headers: { 'x-pado-upload': '1' } }).catch(() => {
    throw offline();
  });
  const said = (await answer.json().catch(() => {
    throw offline();
  })) as { code?: string; ko?: string; en?: string };
  if (!answer.ok) throw new Refusal(said.code ?? 'INTERNAL', { ko: said.ko ?? '', en: said.en ?? '' }, said);
  return said;
}
