import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchBrowser } from '../../src/browser/launch.ts';

/** What the windows of one deck did that a teacher would not want; see `complaints`. */
export interface DeckLog {
  /** Messages of `console.error` and `console.warn`. */
  readonly console: string[];
  /** Exceptions that nobody caught. */
  readonly errors: string[];
  /** Reports of the Content-Security-Policy. */
  readonly violations: string[];
  /** All addresses that were asked for, `data:` and `blob:` apart. */
  readonly requests: string[];
}

/** One open deck: its window, and what it and the windows that it opened have done so far. */
export interface OpenDeck {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly log: DeckLog;
  /** Everything in the log that should not be there: empty for a deck that behaves. */
  complaints(): string[];
  /** Presses keys one after the other (names as in Playwright: `ArrowRight`, `Shift+N`, `s`). */
  press(...keys: string[]): Promise<void>;
  /** Waits until the slide with this id is the current one. */
  at(id: string): Promise<void>;
  /** The id of the current slide. */
  slideId(): Promise<string>;
  /** Presses `key` and waits for the window that it opens. */
  popup(key: string): Promise<Page>;
}

export interface BrowserForTests {
  /** Opens a deck: a path, with `#id` and `?query` if wanted, or a URL. Closed after the test. */
  openDeck(target: string, options?: BrowserContextOptions): Promise<OpenDeck>;
  /**
   * Opens a deck anew in a window that the tests of a file share (one for each set of options), and waits until it takes
   * keys. Five times as fast as a new window; what a test changes in the window itself, it puts back.
   */
  startDeck(target: string, options?: BrowserContextOptions): Promise<OpenDeck>;
  browser(): Browser;
}

/** Gives a test file one browser, that reaches this machine and `hosts`; call it at the top, or of a `describe`. */
export function useBrowser(hosts: readonly string[] = []): BrowserForTests {
  let running: Browser | undefined;
  const open: BrowserContext[] = [];
  const browser = (): Browser => {
    if (!running) throw new Error('The browser is there only while tests run');
    return running;
  };
  beforeAll(async () => {
    running = await launchBrowser({ browser: inject('browser'), hosts });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await running?.close();
  });
  const newContext = (options: BrowserContextOptions) =>
    browser().newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const shared = new Map<string, Promise<Window>>();
  const sharedWindow = (options: BrowserContextOptions): Promise<Window> => {
    const key = JSON.stringify(options);
    const window = shared.get(key) ?? newContext(options).then(openWindow);
    shared.set(key, window);
    return window;
  };
  return {
    browser,
    async openDeck(target, options = {}) {
      const context = await newContext(options);
      open.push(context);
      return openIn(await openWindow(context), toUrl(target));
    },
    async startDeck(target, options = {}) {
      const window = await sharedWindow(options);
      await cleanUp(window);
      const deck = await openIn(window, toUrl(target));
      if (options.javaScriptEnabled !== false) await untilStarted(deck.page);
      return deck;
    },
  };
}

/** Like `expect.poll`, with more patience than a second: a busy machine is slow. */
export const eventually = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 8_000, interval: 20 });

/** Waits until the deck runs, also after a reload: it names `Reveal` when it sets up all the rest. */
export async function untilStarted(page: Page): Promise<void> {
  await page.waitForFunction(() => 'Reveal' in window);
}

/** A window, and what it and those that it opens do. */
interface Window {
  readonly page: Page;
  readonly log: DeckLog;
}

async function openWindow(context: BrowserContext): Promise<Window> {
  const log = await listen(context);
  return { page: await context.newPage(), log };
}

/** Leaves nothing of the test before: no second window, nothing stored, nothing in the log. */
async function cleanUp({ page, log }: Window): Promise<void> {
  const others = page.context().pages();
  await Promise.all(others.filter((other) => other !== page).map((other) => other.close()));
  if (page.url() !== blank) {
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
  }
  for (const entries of Object.values(log)) entries.length = 0;
}

async function openIn({ page, log }: Window, url: string): Promise<OpenDeck> {
  await loadAnew(page, url);
  const slideId = async () => String(await page.locator(currentSlide).getAttribute('id'));
  return {
    page,
    context: page.context(),
    log,
    slideId,
    complaints: () => [...log.console, ...log.errors, ...log.violations, ...foreign(log.requests, url)],
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async at(id) {
      await eventually(slideId).toBe(id);
    },
    async popup(key) {
      const [popup] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press(key)]);
      await popup.waitForLoadState();
      return popup;
    },
  };
}

/** To go where one is, but for the hash, would load nothing; a reload is faster than to go elsewhere and come back. */
async function loadAnew(page: Page, url: string): Promise<void> {
  const [there, hash = ''] = url.split(/(?=#)/, 2);
  if (page.url() === blank || page.url().split('#', 1)[0] !== there) {
    await page.goto(url);
    return;
  }
  await page.evaluate((to) => history.replaceState(null, '', location.pathname + location.search + to), hash);
  await page.reload();
}

/** The address of a window that has opened nothing. */
const blank = 'about:blank';

/** A stack is current together with one of the slides in it. */
const currentSlide = '.slides > section.present:not(.stack), .slides > section.stack.present > section.present';

/** Listens to all windows of the context, before the first one opens. */
async function listen(context: BrowserContext): Promise<DeckLog> {
  const log: DeckLog = { console: [], errors: [], violations: [], requests: [] };
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') log.console.push(message.text());
  });
  context.on('weberror', (webError) => log.errors.push(String(webError.error())));
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) log.requests.push(request.url());
  });
  await context.exposeFunction('reportViolation', (text: string) => log.violations.push(text));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
      reportViolation(
        `${event.effectiveDirective} forbids ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`,
      );
    });
  });
  return log;
}

/** Requests for anything but the page itself, also as its speaker window, and the files in its `assets/`. */
function foreign(requests: readonly string[], url: string): string[] {
  const page = url.replace(/[?#].*/s, '');
  const assets = `${dirname(page)}/assets/`;
  return requests.filter((request) => request.replace(/[?#].*/s, '') !== page && !request.startsWith(assets));
}

function toUrl(target: string): string {
  if (/^(about:|[a-z]+:\/\/)/.test(target)) return target;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target) ?? [];
  return pathToFileURL(path).href + rest;
}
