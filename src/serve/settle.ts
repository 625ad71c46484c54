/** Tells half-written files from whole ones, and waits no longer than that takes. */
import { type Stats, statSync } from 'node:fs';

export interface Settle {
  /** How large a file is before anything happens to it. */
  readonly know: (path: string, size: number) => void;
  /** Something happened to the file at this absolute path. */
  readonly touch: (path: string) => void;
  readonly close: () => void;
}

/** Milliseconds between two looks: a program that writes on has written by then. */
const LOOK = 2;
/** How long a file that looks half-written has to stay as it is to count as whole. */
const DOUBT = 15;
/** Many programs empty a file, or take it away, before they write it: so long nobody takes that for its new content. */
const EMPTIED = 150;
/** A large file that is still being copied is taken as it is after this long; what follows is another change. */
const PATIENCE = 100;
/** Programs write long files in pieces of this size, or of a multiple. */
const PIECE = 4096;

interface Watched {
  readonly stamp: string;
  /** How long it has to stay as it is. */
  readonly wait: number;
  readonly since: number;
}

/**
 * Calls `onWhole` with the paths that were touched, once all of them stay as they are; `noticed` is when the first of
 * them was touched (milliseconds since 1970).
 */
export function createSettle(onWhole: (paths: readonly string[], noticed: number) => void): Settle {
  const pending = new Map<string, Watched>();
  /** In bytes, when they were last whole. */
  const sizes = new Map<string, number>();
  let began = 0;
  let noticed = 0;
  let patience = PATIENCE;
  let timer: NodeJS.Timeout | undefined;
  const inspect = (path: string, since: number): Watched => {
    const stats = statOf(path);
    const wait = waitFor(stats, sizes.get(path));
    if (wait === EMPTIED) patience = PATIENCE + EMPTIED;
    return { stamp: stats ? `${stats.ino} ${stats.size} ${stats.mtimeMs}` : '', wait, since };
  };
  const look = (): void => {
    const now = performance.now();
    let isWhole = true;
    for (const [path, before] of pending) {
      const after = inspect(path, now);
      if (after.stamp !== before.stamp) {
        pending.set(path, after);
        isWhole = false;
      } else if (now - before.since < before.wait) isWhole = false;
    }
    if (!isWhole && now - began < patience) {
      timer = setTimeout(look, LOOK);
      return;
    }
    const paths = [...pending.keys()];
    for (const path of paths) {
      const stats = statOf(path);
      if (stats) sizes.set(path, stats.size);
      else sizes.delete(path);
    }
    pending.clear();
    timer = undefined;
    onWhole(paths, noticed);
  };
  return {
    know: (path, size) => void sizes.set(path, size),
    touch: (path) => {
      if (!timer) {
        began = performance.now();
        noticed = Date.now();
        patience = PATIENCE;
        timer = setTimeout(look, LOOK);
      }
      if (!pending.has(path)) pending.set(path, inspect(path, performance.now()));
    },
    close: () => {
      clearTimeout(timer);
      pending.clear();
    },
  };
}

/** `size` is that of the file when it was last whole. */
function waitFor(stats: Stats | undefined, size = 0): number {
  if (!stats) return EMPTIED;
  if (!stats.isFile()) return LOOK;
  // Nobody deletes half of a lesson as often as a program is caught in the middle of writing it.
  if (stats.size === 0 || stats.size < size / 2) return EMPTIED;
  return stats.size % PIECE === 0 ? DOUBT : LOOK;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
