/** Prints decks of a few lines, in the browser that a test file shares. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { readDeck } from '../../src/commands/compile.ts';
import { slidesInRange } from '../../src/deck/range.ts';
import type { Edition } from '../../src/deck/version.ts';
import { loadDeck } from '../../src/load/deck.ts';
import { loadAudit, loadKit } from '../../src/load/kit.ts';
import { type Printed, type PrintJob, printDeck } from '../../src/print/print.ts';

const kit = new URL('../../lib/kit/', import.meta.url);

export const onA4 = { perPage: 3, beside: 'lines', paper: 'a4', landscape: false, inkSaver: false } as const;

export async function printFolder(
  browser: Browser,
  folder: string,
  { range = '', edition, ...job }: Partial<PrintJob> & { readonly range?: string; readonly edition?: Edition } = {},
): Promise<Printed> {
  const { deck, input, problems } = await readDeck(await loadDeck(folder, edition && { edition }), await loadKit(kit), {
    places: true,
  });
  if (!input) throw new Error(`The deck has errors: ${problems.map(({ message }) => message).join('; ')}`);
  const chosen = slidesInRange(range, deck.slides);
  if ('unknown' in chosen) throw new Error(`There is no slide ${chosen.unknown}`);
  return printDeck(browser, {
    input,
    kinds: ['slides'],
    chosen: new Set(chosen),
    steps: false,
    paper: onA4,
    pathOf: (file) => file,
    audit: loadAudit(kit),
    progress: () => undefined,
    printed: (page) => void page.close(),
    ...job,
  });
}

export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(inject('decks'), 'print-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
