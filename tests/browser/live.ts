import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, expect, inject, onTestFinished } from 'vitest';
import { type BrowserForTests, eventually, type OpenDeck } from './harness.ts';

/** A deck's files by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A line of `lectern dev --json`. */
export type Line = Readonly<Record<string, unknown>> & { readonly event: string };

/** A running `lectern dev`. */
export interface LiveServer {
  readonly address: string;
  readonly port: number;
  /** All that it said so far. */
  readonly lines: readonly Line[];
  readonly process: ChildProcess;
  /** Ends it as Ctrl+C does; resolves with the exit code. */
  readonly end: () => Promise<number | null>;
}

export interface LiveOptions {
  readonly port?: number;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A deck under edit, in the shared window. */
export interface LiveDeck extends OpenDeck {
  readonly address: string;
  readonly folder: string;
  /** Absolute, of a file of the deck. */
  readonly pathTo: (path: string) => string;
  readonly save: (path: string, text: string) => Promise<void>;
  /** Replaces text in a file (the first section), and waits until the page has the word, unless it is empty. */
  readonly edit: (from: string, to: string, word?: string, file?: string) => Promise<void>;
  /** What the server said since the deck was opened. */
  readonly said: () => readonly Line[];
  /** What the editor was told to open since then, one call after the other, as `file:line:column`. */
  readonly opened: () => Promise<string[]>;
}

/**
 * Gives a test file one `lectern dev`, which is started by the first test that asks. Each test gets the deck as it was
 * at first, in a page that is loaded anew; what it does to the files is undone before the next one.
 */
export function useLive({ startDeck }: BrowserForTests, files: Files, options: LiveOptions = {}) {
  let running: Promise<Running> | undefined;
  let page: Page | undefined;
  afterAll(async () => {
    await (await running)?.server.end();
  });
  return async (hash = ''): Promise<LiveDeck> => {
    running ??= run(files, options);
    const { server, folder, editor, first } = await running;
    if (page) {
      await leave(page);
      await restore(folder, files);
    }
    await eventually(async () => !isBroken(server.lines) && (await stateOf(server.address)) === first).toBe(true);
    const said = server.lines.length;
    const calls = (await editor.opened()).length;
    const deck = await startDeck(server.address + hash);
    page = deck.page;
    const edit: LiveDeck['edit'] = async (from, to, word = to, file = firstSection(files)) => {
      const before = await readFile(join(folder, file), 'utf8');
      expect(before).toContain(from);
      await save(
        folder,
        file,
        before.replace(from, () => to),
      );
      if (word) await untilShown(deck.page, word);
    };
    return {
      ...deck,
      address: server.address,
      folder,
      edit,
      pathTo: (path) => join(folder, path),
      save: (path, text) => save(folder, path, text),
      said: () => server.lines.slice(said),
      opened: async () => (await editor.opened()).slice(calls),
    };
  };
}

interface Running {
  readonly server: LiveServer;
  readonly folder: string;
  readonly editor: Editor;
  /** The state of the untouched deck. */
  readonly first: string;
}

async function run(files: Files, { env = {}, ...options }: LiveOptions): Promise<Running> {
  const folder = await writeDeck(files);
  const editor = await createEditor();
  const server = await spawnLive(folder, { ...options, env: { LECTERN_EDITOR: editor.path, ...env } });
  return { server, folder, editor, first: await stateOf(server.address) };
}

/** All that a page shows, without the numbers that grow. */
export async function stateOf(address: string): Promise<string> {
  const response = await fetch(new URL('/__lectern/state', address));
  const { to: _to, noticed: _noticed, ...state } = (await response.json()) as Record<string, unknown>;
  return JSON.stringify(state);
}

const isBroken = (lines: readonly Line[]): boolean =>
  lines.findLast(({ event }) => event === 'problems' || event === 'mended')?.event === 'problems';

/** A page that stayed would follow what is undone, and perhaps be loaded anew in the middle of it. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
}

/** Brings a folder back to these files, and leaves those alone that are as they were. */
async function restore(folder: string, files: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    const isWanted = entry.isDirectory()
      ? Object.keys(files).some((file) => file.startsWith(`${path}/`))
      : path in files;
    if (!isWanted || entry.isSymbolicLink()) await rm(join(folder, path), { recursive: true, force: true });
  }
  for (const [path, content] of Object.entries(files)) {
    const now = await readFile(join(folder, path)).catch(() => undefined);
    if (now?.equals(Buffer.from(content))) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await save(folder, path, content);
  }
}

const firstSection = (files: Files): string => Object.keys(files).find((path) => path.endsWith('.md')) ?? '';

/** Writes a deck into a folder of its own, which goes after the tests. */
export async function writeDeck(files: Files): Promise<string> {
  const folder = join(await mkdtemp(join(inject('decks'), 'live-')), 'deck');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Saves a file at once and whole: on a busy machine the moment in which it is empty would last. */
export async function save(folder: string, path: string, text: string | Uint8Array): Promise<void> {
  const aside = join(dirname(folder), 'saving');
  await writeFile(aside, text);
  await rename(aside, join(folder, path));
}

/** Starts `lectern dev` and waits until the files are watched; ended after the test. */
export async function startLive(folder: string, options: LiveOptions = {}): Promise<LiveServer> {
  const server = await spawnLive(folder, options);
  onTestFinished(async () => void (await server.end()));
  return server;
}

async function spawnLive(folder: string, { port = 0, flags = [], env = {} }: LiveOptions): Promise<LiveServer> {
  const child = spawn(process.execPath, [main, 'dev', folder, '--port', String(port), '--json', ...flags], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Line[] = [];
  const closed = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
  const end = async (): Promise<number | null> => {
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
    const code = await closed;
    clearTimeout(timer);
    return code;
  };
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line) as Line));
  // The first start loads all of the command, which takes long on a busy machine.
  await expect.poll(() => lines.map(({ event }) => event), { timeout: 30_000, interval: 20 }).toContain('watching');
  const told = lines.find(({ event }) => event === 'address');
  return { address: String(told?.address), port: Number(told?.port), lines, process: child, end };
}

/** Runs a command to its end; resolves with what it printed. */
export const lectern = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, [main, ...args])).stdout;

/** The environment in which `lectern dev` runs this code first: `watch` is put in the place of the system's own. */
export const watchingBy = (watch: string): Readonly<Record<string, string>> => {
  const code = `
    import { EventEmitter } from 'node:events';
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const deaf = () => Object.assign(new EventEmitter(), { close() {}, ref() {}, unref() {} });
    fs.watch = ${watch};
    syncBuiltinESMExports();
  `;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
};

interface Editor {
  readonly path: string;
  readonly opened: () => Promise<string[]>;
}

/** An editor that writes down how it was called; `opened` gives each call as `file:line:column`. */
async function createEditor(): Promise<Editor> {
  const tools = await mkdtemp(join(inject('decks'), 'editor-'));
  const path = join(tools, 'code');
  const calls = join(tools, 'calls');
  await writeFile(calls, '');
  await writeFile(path, `#!/bin/sh\necho "$@" >> '${calls}'\n`);
  await chmod(path, 0o755);
  return {
    path,
    opened: async () => {
      const lines = (await readFile(calls, 'utf8')).split('\n').filter(Boolean);
      return lines.map((line) => line.replace(/^.*[ /](?=[^/]+:\d+:\d+$)/, ''));
    },
  };
}

/** Waits until the page has a text, on whatever slide; a locator would look every half second only after a while. */
export async function untilShown(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelector('.slides')?.textContent?.includes(wanted), text);
}

/** Where the page is: `id`, and `/step` if the slide has steps. */
export const placeIn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { f } = window.Reveal.getIndices();
    return window.Reveal.getCurrentSlide().id + (f === undefined ? '' : `/${f}`);
  });

/** Goes to a slide, and to its step. */
export const goTo = (page: Page, id: string, step?: number): Promise<void> =>
  page.evaluate(
    ({ id, step }) => {
      const { h, v } = window.Reveal.getIndices(document.getElementById(id) ?? undefined);
      window.Reveal.slide(h, v, step);
    },
    { id, step },
  );

/** The ids of the slides, in order. */
export const idsIn = (page: Page): Promise<string[]> =>
  page.locator('.slides section:not(.stack)').evaluateAll((slides) => slides.map(({ id }) => id));

/** Marks the page, and counts the slides that reveal.js tells of. */
export const markPage = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = { slide: window.Reveal.getCurrentSlide(), changes: 0 };
    Object.assign(window, { seen });
    window.Reveal.on('slidechanged', () => {
      seen.changes++;
    });
  });

/** True while the page was not loaded anew. */
export const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => window.seen !== undefined);

/** True while the page was not loaded anew, and the slide that shows is the same element. */
export const isSameSlide = (page: Page): Promise<boolean> =>
  page.evaluate(() => window.seen?.slide === window.Reveal.getCurrentSlide());

declare global {
  interface Window {
    seen?: { readonly slide: HTMLElement; readonly changes: number };
  }
}

const main = fileURLToPath(new URL('../../lib/main.js', import.meta.url));
