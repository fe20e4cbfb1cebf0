import AxeBuilder from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../src/demo/demo-people.js';
import { startTestApp, type TestApp } from './app.js';
import { openChromium } from './chromium.js';
import { loadedDemo } from './loaded-demo.js';

/** The application with the demo in it, and a browser. */
export interface ConsoleRun {
  it: TestApp;
  browser: Browser;
  /** A window of somebody's own, signed in by the form; null: of nobody. */
  window(email: string | null, options?: { width?: number; height?: number; language?: 'ko' | 'en' }): Promise<Window>;
  close(): Promise<void>;
}

interface Window {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the window: errors, refused policies, requests that left the origin. */
  problems: string[];
}

export async function startConsole(): Promise<ConsoleRun> {
  const it = await startTestApp({}, undefined, await loadedDemo());
  const browser = await openChromium();
  return {
    it,
    browser,
    window: (email, options = {}) => openWindow(browser, it.url, email, options),
    async close() {
      await browser.close();
      await it.close();
    },
  };
}

async function openWindow(
  browser: Browser,
  url: string,
  email: string | null,
  { width = 1440, height = 900, language = 'ko' } = {},
): Promise<Window> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, locale: language === 'ko' ? 'ko-KR' : 'en-GB' });
  await context.addInitScript((chosen) => localStorage.setItem('pado.language', localStorage.getItem('pado.language') ?? chosen), language);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) problems.push(`left the origin: ${request.url()}`);
  });
  if (email) await signIn(page, email);
  return { page, context, problems };
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(DEMO_PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Nothing on the page (nor what is read out for a moment, whose subject may be gone) is against WCAG 2.2 AA as far as a program can tell, in each of the themes. */
export async function expectAccessible(page: Page, themes: readonly string[] = ['light', 'dark', 'contrast']): Promise<void> {
  for (const theme of themes) {
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    // In the window alone: within a page of a document, where nothing runs, it would wait for ever.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).exclude('[data-live-announcer]').analyze();
    const told = violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect(told).toEqual([]);
  }
}
