/** A folder of the user's in which texts that took long to make are kept from one build to the next. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Cache } from '../blocks/context.ts';

/** Enough for the drawings of some hundred lessons. */
const MAX_FILES = 2000;
const MAX_BYTES = 64 * 1024 * 1024;

/** Texts kept in memory: `lectern dev` makes one with each save of a drawing. */
const MAX_KEPT = 200;

/**
 * `version` tells one build of Lectern from another; without `folder` texts are kept as long as the process runs. A
 * folder that cannot be read or written is no error: what is missing is made anew, and what was damaged is not taken.
 */
export function createCache(version: string, folder?: string): Cache {
  const kept = new Map<string, string>();
  let isPruned = false;
  const nameOf = (kind: string, input: string): string => hash([version, kind, input].join('\0'));
  const keep = (name: string, text: string): void => {
    kept.set(name, text);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  };
  return {
    get: (kind, input) => {
      const name = nameOf(kind, input);
      const known = kept.get(name);
      if (known !== undefined || folder === undefined) return known;
      const text = readEntry(join(folder, name));
      if (text !== undefined) keep(name, text);
      return text;
    },
    set: (kind, input, text) => {
      const name = nameOf(kind, input);
      keep(name, text);
      if (folder === undefined) return;
      try {
        mkdirSync(folder, { recursive: true });
        if (!isPruned) prune(folder);
        isPruned = true;
        writeEntry(join(folder, name), text);
      } catch {
        // The next build makes it again.
      }
    },
  };
}

/** Where this user's programs keep what can be made again; undefined for a user without a home. */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: string = process.platform,
): string | undefined {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'lectern');
  try {
    if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'lectern', 'cache');
    return join(homedir(), platform === 'darwin' ? 'Library/Caches' : '.cache', 'lectern');
  } catch {
    // A container may run as a number that is no user's: `homedir` throws then.
    return undefined;
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The first line is the hash of the rest: half a file, or one that somebody changed, must not get into a deck. */
function readEntry(path: string): string | undefined {
  try {
    const content = readFileSync(path, 'utf8');
    const text = content.slice(65);
    return content.slice(0, 64) === hash(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function writeEntry(path: string, text: string): void {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, `${hash(text)}\n${text}`);
  renameSync(aside, path);
}

/** Takes the oldest entries away if there are too many. */
function prune(folder: string): void {
  const entries = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    const { mtimeMs, size } = statSync(path);
    return { path, mtimeMs, size };
  });
  entries.sort((one, other) => other.mtimeMs - one.mtimeMs);
  let bytes = 0;
  for (const [index, { path, size }] of entries.entries()) {
    bytes += size;
    if (index >= MAX_FILES || bytes > MAX_BYTES) rmSync(path, { force: true });
  }
}
