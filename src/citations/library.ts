/** The sources that a deck may cite: what its bibliography files hold, by key. */
import type { Cache } from '../blocks/context.ts';
import { type Report, type Span, spanAt } from '../problems.ts';
import type { Complain, Entry } from './entry.ts';

/** An entry with the file that it stands in. */
export interface LibraryEntry extends Entry {
  readonly file: string;
}

export interface BibliographyFile {
  /** Relative to the deck folder. */
  readonly path: string;
  /** Where deck.yaml names it. */
  readonly span: Span;
}

export async function readLibrary(
  files: readonly BibliographyFile[],
  read: (path: string, span: Span) => string | undefined,
  cache: Cache,
  report: Report,
): Promise<ReadonlyMap<string, LibraryEntry>> {
  const library = new Map<string, LibraryEntry>();
  for (const { path, span } of files) {
    const text = read(path, span);
    if (text === undefined) continue;
    for (const entry of await readFile(path, text, cache, report)) {
      const key = entry.item.id;
      const known = library.get(key);
      if (known) {
        const where = known.file === path ? `line ${known.at.line}` : `${known.file}:${known.at.line}`;
        const hint = `Keep one of the two, or rename this one; the first stands in ${where}.`;
        const message = `The key \`${key}\` is given twice`;
        const place = spanAt(path, entry.at.line, entry.at.column, key.length);
        report({ severity: 'error', rule: 'duplicate-key', message, hint, span: place });
      } else library.set(key, { ...entry, file: path });
    }
  }
  return library;
}

/** The entries of one file; reading a large one takes a while, so a file without a problem is remembered. */
async function readFile(file: string, text: string, cache: Cache, report: Report): Promise<readonly Entry[]> {
  const isJson = /\.json$/i.test(file);
  const kind = isJson ? 'csl-json' : 'bibtex';
  const known = cache.get(kind, text);
  if (known !== undefined) return JSON.parse(known) as Entry[];
  let isSound = true;
  const complain: Complain = (problem, { line, column }, length) => {
    isSound = false;
    report({ severity: 'error', ...problem, span: spanAt(file, line, column, length) });
  };
  const entries = isJson
    ? (await import('./csl-json.ts')).readCslJson(text, complain)
    : (await import('./bibtex.ts')).readBibtex(text, complain);
  if (isSound) cache.set(kind, text, JSON.stringify(entries));
  return entries;
}
