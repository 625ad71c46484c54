import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Change, type DeckWatch, type WatchOptions, watchDeck } from '../../src/serve/watch.ts';

export interface Watched extends DeckWatch {
  readonly folder: string;
  /** Absolute, of a file in the folder. */
  readonly at: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly changes: Change[];
  /** Waits until nothing has been told for a while; the paths that were told meanwhile, sorted, each once. */
  readonly told: () => Promise<string[]>;
  /** Writes to a file until it is told by its name; whatever else is told meanwhile is forgotten. */
  readonly writeUntilTold: (path: string) => Promise<void>;
}

/** A deck of two sections and a picture, watched for as long as the test runs. */
export async function watched(options: Partial<WatchOptions> = {}): Promise<Watched> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-watch-')));
  const folder = join(parent, 'deck');
  const at = (path: string): string => join(folder, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  for (const path of ['a.md', 'b.md', 'images/x.svg']) write(path, `${path}\n`);
  const changes: Change[] = [];
  const watch = await watchDeck(folder, {
    onChange: (change) => changes.push(change),
    onError: (error) => {
      throw error;
    },
    ...options,
  });
  onTestFinished(async () => {
    await watch.close();
    rmSync(parent, { recursive: true, force: true });
  });
  const quiet = Math.max(60, 3 * (options.poll ?? 0));
  const told = async (): Promise<string[]> => {
    let seen = -1;
    while (seen !== changes.length || seen === 0) {
      seen = changes.length;
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
    return [...new Set(changes.splice(0).flatMap(({ paths }) => paths))].sort();
  };
  const isTold = (path: string): boolean => changes.splice(0).some(({ paths }) => paths.includes(path));
  const writeUntilTold = async (path: string): Promise<void> => {
    for (let count = 1; !isTold(path); count++) {
      if (count > 20) throw new Error(`${path} is not watched`);
      write(path, `${count}\n`);
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
  };
  return { ...watch, folder, at, write, changes, told, writeUntilTold };
}

/** Waits as long as it would take to be told. */
export const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 150));
