/** `lectern dev`: the deck in the browser, and every save of its files in it at once. */
import { join, relative } from 'node:path';
import type { VersionOptions } from '../deck/version.ts';
import { cacheFolder, createCache } from '../load/cache.ts';
import { type DeckFiles, type LoadOptions, loadDeck } from '../load/deck.ts';
import { isOutput } from '../load/folder.ts';
import { loadKit, loadLive } from '../load/kit.ts';
import { realPath } from '../load/output.ts';
import { type Problem, UsageError } from '../problems.ts';
import { openBrowser } from '../serve/browser.ts';
import { openEditor } from '../serve/editor.ts';
import { createLoop } from '../serve/loop.ts';
import { alonePage, livePage } from '../serve/page.ts';
import { startServer } from '../serve/server.ts';
import { createSession } from '../serve/session.ts';
import { type DeckWatch, watchDeck } from '../serve/watch.ts';
import { drawDeck } from '../site/site.ts';
import { readDeck } from './compile.ts';
import { createLog } from './dev-log.ts';
import { createMemory } from './memory.ts';

export interface DevOptions extends VersionOptions {
  readonly port: number;
  readonly open: boolean;
  readonly follow: boolean;
  readonly poll: boolean;
  readonly json: boolean;
  readonly out: string;
}

/** How often `--poll` looks at the files, in milliseconds. */
const POLL = 100;

/** Resolves with the exit code when the user ends it. */
export async function runDev(target: string, options: DevOptions): Promise<number> {
  // What is wrong with the target itself is told before anything starts.
  let files = await loadDeck(target, options);
  const { root } = files.folder;
  const kit = await loadKit();
  const memory = createMemory(createCache(kit.version, cacheFolder()));
  const log = createLog(options.json, (file) => relative('.', join(root, file)));
  let reads: ReadonlySet<string> = new Set();
  let noticed = Date.now();
  let first = true;
  let wasBroken = false;

  const turn = async (): Promise<void> => {
    const started = performance.now();
    const since = noticed;
    const loaded = first ? files : await reload(target, options);
    first = false;
    if (!('folder' in loaded)) return tell([loaded], true, () => undefined);
    files = loaded;
    const read = await readDeck(files, kit, { memory, places: true });
    memory.tidy();
    const isMore = read.reads.some((file) => !reads.has(file));
    reads = new Set(read.reads);
    // In a deck of one file, what it does not read is not watched.
    if (files.single && isMore) watch?.refresh();
    const sourceOf = (file: string): string | undefined => read.texts.get(file);
    if (!read.input) return tell(read.problems, true, sourceOf);
    const page = livePage(drawDeck(read.input, memory.slides));
    const change = session.show(page, since);
    tell(read.problems, false, sourceOf);
    if (change.kind !== 'none') log.shown(change, read.deck.slides, performance.now() - started);
  };

  let told = '';
  const tell = (
    problems: readonly Problem[],
    broken: boolean,
    sourceOf: (file: string) => string | undefined,
  ): void => {
    session.tell(problems, broken, sourceOf);
    const now = JSON.stringify(problems);
    if (now !== told && problems.length) log.problems(problems, sourceOf);
    if (wasBroken && !broken) log.mended();
    told = now;
    wasBroken = broken;
  };

  const loop = createLoop(turn, (error) => log.remark(`An error in Lectern itself: ${stackOf(error)}`));
  const session = createSession(
    options.follow,
    () => alonePage(kit),
    (message) => server?.send(message),
  );
  let watch: DeckWatch | undefined;
  let server: Awaited<ReturnType<typeof startServer>> | undefined;
  // Before the address is told: whoever presses Ctrl+C during the first build means it too.
  const ended = untilEnded();
  // The first build runs as soon as the port is open, while the browser starts.
  loop.request();
  server = await startServer({
    port: options.port,
    ready: loop.idle(),
    content: session.content,
    live: loadLive(),
    state: session.state,
    greeting: session.greeting,
    onOpen: (request) =>
      openEditor(request, { root, isDeckFile: (file) => isDeckFile(files, file), onProblem: log.remark }),
    onError: (error) => log.remark(`An error in Lectern itself: ${stackOf(error)}`),
  });
  log.address(server.address, options.port, server.port);
  if (options.open) openBrowser(server.address, log.remark);
  await loop.idle();

  const out = realPath(options.out);
  watch = await watchDeck(root, {
    ignore: (path) => isIgnored(path, files, reads, out),
    ...(options.poll && { poll: POLL }),
    onChange: (change) => {
      noticed = change.noticed;
      loop.request();
    },
    onError: (error) => log.remark(`The files can no longer be watched: ${error.message}`, 'Start again with --poll.'),
  });
  log.watching();
  // What was saved between the first build and the watch.
  loop.request();

  await ended;
  await watch.close();
  await loop.close();
  await server.close();
  return 0;
}

/** The deck's files, or why they cannot be read now: its folder may be gone for a moment. */
async function reload(target: string, options: LoadOptions): Promise<DeckFiles | Problem> {
  try {
    return await loadDeck(target, options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { message, hint } = error;
    return { severity: 'error', rule: 'gone', message, ...(hint && { hint }) };
  }
}

/** What is written to, and in a deck of one file all that it does not read, is none of the deck's files. */
function isIgnored(path: string, files: DeckFiles, reads: ReadonlySet<string>, out: string): boolean {
  const { root } = files.folder;
  if (isOutput(join(root, path), root, out)) return true;
  if (!files.single) return false;
  return ![...reads].some((file) => file === path || file.startsWith(`${path}/`));
}

const isDeckFile = (files: DeckFiles, file: string): boolean =>
  files.texts.has(file) || /\.(?:md|markdown|ya?ml|hbs|css|csv|json|bib)$/i.test(file);

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Resolves on Ctrl+C, and when the terminal is closed. */
const untilEnded = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
