/** What lies where a deck is written to: each file says which deck, and which version of it, it was made of. */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DeckData } from '../client/data.ts';
import { nameInPdf } from '../print/metadata.ts';
import { explainRefusal } from '../refusals.ts';

/** What the page at `path` says of its deck; `foreign` for a file that is none of ours. */
export function readPageData(path: string): Partial<DeckData> | 'foreign' | undefined {
  const html = readIfThere(path);
  if (html === undefined) return undefined;
  // It stands behind the slides, whose text need not be decoded for it.
  const start = html.lastIndexOf('id="lectern-data"');
  const data = start < 0 ? undefined : />(.*?)<\/script>/.exec(html.toString('utf8', start))?.[1];
  try {
    return data === undefined ? 'foreign' : (JSON.parse(data) as Partial<DeckData>);
  } catch {
    return 'foreign';
  }
}

/** The deck that each of these PDFs is of; those that are not there, or not ours, are left out. */
export function namesOfPdfs(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const path of paths) {
    const name = nameInPdf(readIfThere(path));
    if (name !== undefined) names.set(path, name);
  }
  return names;
}

/** A line if the deck `name` was written over another one: `before` are the files that were there, with its name. */
export function tellReplaced(name: string, before: ReadonlyMap<string, string>, written: ReadonlySet<string>): string {
  const others = [...before].filter(([, other]) => other !== name);
  const list = (isWritten: boolean): string =>
    others
      .filter(([path]) => written.has(path) === isWritten)
      .map(([path, other]) => `${path} (${other})`)
      .join(', ');
  const [replaced, kept] = [list(true), list(false)];
  const lines = [replaced && `${name} is now in place of ${replaced}.`, kept && `Still of another deck: ${kept}.`];
  const text = lines.filter(Boolean).join(' ');
  return text && `${text}\n`;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;
  } catch (error) {
    throw explainRefusal(error, dirname(path));
  }
}
