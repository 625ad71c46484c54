import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface PageSource {
  /** A file by its path without the leading slash; undefined if there is none. */
  readonly file: (path: string) => { readonly body: Uint8Array | string; readonly type: string } | undefined;
  /** Hosts whose files the page may load from the network. */
  readonly hosts: readonly string[];
  /** Of the window, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Pixels of a picture for each CSS pixel. */
  readonly scale?: number;
}

export interface SilentPage {
  readonly page: Page;
  /** What the page asked for and did not get: paths of files, and addresses of other hosts. */
  readonly missing: readonly string[];
  /** No error if the browser is closed before. */
  readonly close: () => Promise<void>;
}

/** No such host exists: whatever is asked for there is answered from memory. */
const ORIGIN = 'http://lectern.invalid';

/** Opens `index.html` in a window of its own, laid out as for paper, its scripts off; nothing is written to the disk. */
export async function openSilently(browser: Browser, source: PageSource): Promise<SilentPage> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: source.size,
    deviceScaleFactor: source.scale ?? 1,
    serviceWorkers: 'block',
  });
  // A deadline for all of it is the caller's; a large deck takes minutes.
  context.setDefaultTimeout(0);
  const missing: string[] = [];
  await answer(context, source, missing);
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${ORIGIN}/index.html`, { waitUntil: 'load' });
  return { page, missing, close: () => context.close().catch(() => undefined) };
}

async function answer(context: BrowserContext, source: PageSource, missing: string[]): Promise<void> {
  await context.route('**/*', async (route) => {
    const { origin, hostname, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN && source.hosts.includes(hostname)) return route.continue();
    const path = origin === ORIGIN ? decodeURIComponent(pathname.slice(1)) : undefined;
    const found = path === undefined ? undefined : source.file(path);
    if (!found) {
      missing.push(path ?? route.request().url());
      return route.abort();
    }
    const { body, type } = found;
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
      contentType: /^text\/|json$|svg/.test(type) ? `${type}; charset=utf-8` : type,
    });
  });
  context.on('requestfailed', (request) => {
    if (!request.url().startsWith(ORIGIN)) missing.push(request.url());
  });
}
