import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundBrowser, findBrowser } from '../../src/browser/find.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly browser: FoundBrowser;
    /** The folder that built decks go to. */
    readonly decks: string;
  }
}

interface Project {
  provide(key: 'browser', value: FoundBrowser): void;
  provide(key: 'decks', value: string): void;
}

/**
 * Finds the browser once for all files, before the first test: no test file has to unpack one for itself, and without
 * a browser the run fails here, on a developer's machine as in CI, with the command that installs one.
 */
export default async function setup(project: Project): Promise<() => Promise<void>> {
  const browser = await findBrowser();
  console.log(`Browser tests run in ${browser.name}: ${browser.executablePath}`);
  project.provide('browser', browser);
  const decks = await mkdtemp(join(tmpdir(), 'lectern-decks-'));
  project.provide('decks', decks);
  return () => rm(decks, { recursive: true, force: true });
}
