/**
 * Watches a deck's folder. chokidar knows the ways of the systems and does the polling; what it tells is too late or
 * too little for us in three ways, so that only its list of folders and its raw events are used:
 * - It drops changes that follow another one within 50 ms, and removals within 100 ms, and so perhaps the last state.
 * - A folder that was replaced by another one of the same name stays watched as the old one.
 * - It says nothing when the watched folder itself comes back.
 */
import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { createLoop } from './loop.ts';
import { createSettle } from './settle.ts';
import { isStray } from './stray.ts';

export interface WatchOptions {
  /** Files and folders to take no notice of, by their path in the folder, with forward slashes. */
  readonly ignore?: (path: string) => boolean;
  /** Look at each file every so many milliseconds instead of waiting for the system: for network drives. */
  readonly poll?: number;
  readonly onChange: (change: Change) => void;
  /** The system refuses to watch; no changes may be noticed from now on. */
  readonly onError: (error: Error) => void;
}

export interface Change {
  /** What was written, made, moved or removed, as paths in the folder; `''` means that anything may have been. */
  readonly paths: readonly string[];
  /** When it was noticed: milliseconds since 1970. */
  readonly noticed: number;
}

export interface DeckWatch {
  /** Asks `ignore` anew about all that is there. */
  readonly refresh: () => void;
  readonly close: () => Promise<void>;
}

/** How often to look whether a folder that is gone has come back. */
const AWAY = 200;

/** chokidar never gets ready if a folder becomes a file while it reads it: it is started again after so long a silence. */
const STALLED = 3000;

/** Resolves when everything is watched: what is written after that is noticed. */
export async function watchDeck(folder: string, options: WatchOptions): Promise<DeckWatch> {
  const { onChange, onError } = options;
  const root = realpathSync(folder);
  const poll = pollingOf(options.poll);
  /** The folders that are watched, with what tells them from others that may come to stand there. */
  const folders = new Map<string, string | undefined>();
  let watcher: FSWatcher | undefined;
  let away: NodeJS.Timeout | undefined;
  let closed = false;

  const settle = createSettle((paths, noticed) => {
    if (closed) return;
    if (identityOf(root) !== folders.get(root) || paths.some(isNewFolder)) arming.request();
    else onChange({ paths: paths.map(toRelative), noticed });
  });
  const toRelative = (path: string): string => relative(root, path).split(sep).join('/');
  const isIgnored = (path: string): boolean => {
    const way = toRelative(path);
    if (way === '') return false;
    return way.split('/').some(isStray) || (options.ignore?.(way) ?? false);
  };
  /** A folder came or was replaced; of one that went, chokidar takes care. */
  const isNewFolder = (path: string): boolean => {
    const identity = identityOf(path);
    return !poll && identity !== undefined && identity !== folders.get(path);
  };

  /** Watches all anew: nothing that was put into a folder before it was watched is overlooked then. */
  const arm = async (): Promise<void> => {
    clearTimeout(away);
    await watcher?.close();
    watcher = undefined;
    if (closed) return;
    const noticed = Date.now();
    // What chokidar finds later is not watched for certain yet.
    let isArmed = false;
    folders.clear();
    const identity = identityOf(root);
    folders.set(root, identity);
    let seen = performance.now();
    const isUnwatched = (path: string, stats?: Stats): boolean => {
      seen = performance.now();
      if (!isArmed && stats?.isFile()) settle.know(path, stats.size);
      // A folder's watcher tells of the files in it; only polling has to look at each.
      if (isIgnored(path) || (!poll && stats && !stats.isDirectory())) return true;
      if (!isArmed && stats?.isDirectory() && path !== root) folders.set(path, identify(stats));
      return false;
    };
    if (identity === undefined) away = setTimeout(awaitReturn, AWAY);
    else {
      watcher = startWatching(root, poll, isUnwatched, onError, (path) => {
        if (!isIgnored(path)) settle.touch(path);
      });
      const isReady = await becomesReady(watcher, () => seen);
      if (!isReady) arming.request();
    }
    isArmed = true;
    if (!closed && armed) onChange({ paths: [''], noticed });
    armed = true;
  };
  const awaitReturn = (): void => {
    if (identityOf(root) === undefined) away = setTimeout(awaitReturn, AWAY);
    else arming.request();
  };
  let armed = false;
  const arming = createLoop(arm, (error) => onError(error as Error));
  arming.request();
  await arming.idle();
  return {
    refresh: arming.request,
    close: async () => {
      closed = true;
      clearTimeout(away);
      settle.close();
      await arming.close();
      await watcher?.close();
    },
  };
}

function startWatching(
  root: string,
  poll: number | undefined,
  ignored: (path: string, stats?: Stats) => boolean,
  onError: (error: Error) => void,
  onTouch: (path: string) => void,
): FSWatcher {
  const watcher = watch(root, {
    ignored,
    ignoreInitial: true,
    // What may not be read is no part of the deck.
    ignorePermissionErrors: true,
    // Links within the deck lead to what is watched anyway; those that lead out of it are not read.
    followSymlinks: false,
    atomic: false,
    ...(poll && { usePolling: true, interval: poll, binaryInterval: poll }),
  });
  watcher.on('raw', (_event, name: string | null, details) => {
    const { watchedPath } = details as { watchedPath?: string };
    if (watchedPath !== undefined) onTouch(pathOf(watchedPath, name));
    else if (name !== null) onTouch(name);
  });
  watcher.on('error', (error) => onError(error as Error));
  if (poll) watcher.on('all', (_event, path) => onTouch(path));
  return watcher;
}

/** False if it was silent for too long before; `seen` is when it last looked at something. */
function becomesReady(watcher: FSWatcher, seen: () => number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (performance.now() - seen() > STALLED) end(false);
    }, STALLED / 4);
    const end = (isReady: boolean): void => {
      clearInterval(timer);
      resolve(isReady);
    };
    watcher.once('ready', () => end(true));
  });
}

/** chokidar lets this variable overrule what it is told. */
function pollingOf(interval: number | undefined): number | undefined {
  const variable = process.env.CHOKIDAR_USEPOLLING?.toLowerCase();
  if (variable === 'false' || variable === '0') return undefined;
  return interval ?? (variable ? 100 : undefined);
}

/** A folder that is moved or removed is told by its own name. */
function pathOf(folder: string, name: string | null): string {
  return name === null || (name === basename(folder) && identityOf(join(folder, name)) === undefined)
    ? folder
    : join(folder, name);
}

/** What tells a folder from another one at the same place; undefined if there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const stats = statSync(folder);
    return stats.isDirectory() ? identify(stats) : undefined;
  } catch {
    return undefined;
  }
}

/** Numbers of removed folders are given to new ones. */
const identify = (stats: Stats): string => `${stats.ino} ${stats.birthtimeMs}`;
