import CFB from 'cfb';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { HwpDocument } from '@rhwp/core';

import { anHwpx } from './documents.js';

type Core = typeof import('@rhwp/core');
let core: Promise<Core> | undefined;

/** The word processor's own format, made by a program that reads and writes it. */
async function load(): Promise<Core> {
  (globalThis as { measureTextWidth?: unknown }).measureTextWidth = (_: string, text: string) => text.length * 10;
  const loaded = await import('@rhwp/core');
  await loaded.default({ module_or_path: await readFile(createRequire(import.meta.url).resolve('@rhwp/core/rhwp_bg.wasm')) });
  return loaded;
}

/** A real HWP 5 of this text (Markdown); `change` may do more to it, and `streams` stand in the place of its own, by their paths. */
export async function aRealHwp({
  text = '# 분석 보고서\n\n빈집이 늘어날 곳을 예측한다.',
  change,
  streams = {},
}: { text?: string; change?: (document: HwpDocument) => void; streams?: Record<string, Buffer> } = {}): Promise<Buffer> {
  const { HwpDocument } = await (core ??= load());
  const document = new HwpDocument(await anHwpx({ text }));
  change?.(document);
  const written = CFB.read(Buffer.from(document.exportHwp()), { type: 'buffer' });
  document.free();
  for (const [path, content] of Object.entries(streams)) CFB.utils.cfb_add(written, path, content);
  return Buffer.from(CFB.write(written, { type: 'buffer' }) as Buffer);
}
