import { dirname, join, relative } from 'node:path';
import type { Edition, VersionOptions } from '../deck/version.ts';
import { loadDeck } from '../load/deck.ts';
import { loadKit } from '../load/kit.ts';
import { checkOut, outFolder } from '../load/output.ts';
import { countedSlides, hasErrors, UsageError } from '../problems.ts';
import { writeSite } from '../site/write.ts';
import { compileDeck } from './compile.ts';
import { readPageData, tellReplaced } from './earlier.ts';
import { formatProblems } from './report.ts';
import { useColor } from './terminal.ts';

export interface BuildOptions extends VersionOptions {
  readonly out: string;
}

/** `lectern build`: returns the exit code. */
export async function runBuild(target: string, options: BuildOptions): Promise<number> {
  const files = await loadDeck(target, options);
  checkOut(options.out, files.folder.root, [...files.texts.keys()]);
  const out = outFolder(options.out, files.settings.edition);
  const { deck, site, reads, problems, texts } = await compileDeck(files, await loadKit());
  process.stderr.write(
    formatProblems(problems, (file) => texts.get(file), {
      color: useColor(process.stderr),
      pathOf: (file) => relative('.', join(files.folder.root, file)),
    }),
  );
  if (!site || hasErrors(problems)) {
    process.stderr.write('Nothing was written.\n');
    return 1;
  }
  checkOut(out, files.folder.root, reads);
  const pages = ['index.html', `${deck.name}.html`].map((page) => join(out, page));
  const before = namesOfPages(pages, files.settings.edition);
  writeSite(out, site);
  process.stdout.write(`${countedSlides(deck.slides)} → ${pages.join(', ')}\n`);
  process.stdout.write(tellReplaced(deck.name, before, new Set(pages)));
  const { allow } = deck.settings;
  if (allow.length) process.stdout.write(`This deck needs the network: it may load files from ${allow.join(', ')}.\n`);
  return 0;
}

/** The deck that each of these pages is of; those that are not there are left out. */
function namesOfPages(pages: readonly string[], edition: Edition): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const path of pages) {
    const name = checkPage(path, edition);
    if (name !== undefined) names.set(path, name);
  }
  return names;
}

/**
 * A page of somebody else's is not written over, nor one of the other edition: its files would lie beside ours. Of
 * another deck, or another selection, only the page is replaced; returns what it is of.
 */
function checkPage(path: string, edition: Edition): string | undefined {
  const there = readPageData(path);
  if (there === undefined) return undefined;
  if (there === 'foreign') {
    const message = `${path} was not made by Lectern and is not written over`;
    throw new UsageError(message, 'Choose another folder, as in --out deck');
  }
  const { name, edition: other = 'teacher' } = there;
  if (other === edition) return name;
  throw new UsageError(
    `${dirname(path)} holds the edition for ${other}s; that for ${edition}s is not written beside it`,
    `Choose another folder with --out, or take ${dirname(path)} away.`,
  );
}
