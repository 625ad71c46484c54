import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Edition } from '../deck/version.ts';
import { UsageError } from '../problems.ts';
import { explainRefusal } from '../refusals.ts';
import { isWithin } from './folder.ts';
import { TEMPLATE_FOLDERS } from './kit.ts';

/**
 * Throws a `UsageError` if `out` names nothing, or if writing to it would touch the sources: if it is the deck folder `root`, holds it, or is a
 * folder that the deck reads from. `reads` are the deck's files, relative to `root`. Any other folder in the deck is fine.
 */
export function checkOut(out: string, root: string, reads: readonly string[] = []): void {
  if (out.trim() === '') throw new UsageError('--out names no folder', 'Name one, as in --out dist');
  const target = realPath(out);
  const deck = realPath(root);
  const says = (what: string): never => {
    throw new UsageError(`${out} ${what}; the deck cannot be written there`, 'Choose another folder, as in --out dist');
  };
  if (target === deck) says("is the deck's own folder");
  if (isWithin(deck, target)) says("holds the deck's own folder");
  if (TEMPLATE_FOLDERS.some(({ place }) => target === join(deck, place))) says('is the folder of the templates');
  const read = isWithin(target, deck)
    ? reads.find((file) => isWithin(dirname(realPath(join(deck, file))), target))
    : undefined;
  if (read !== undefined) says(`is a folder that the deck reads from (${read})`);
  if (isFile(target, out)) says('is a file, not a folder');
}

function isFile(target: string, out: string): boolean {
  try {
    return statSync(target, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch (error) {
    throw explainRefusal(error, out);
  }
}

/** The absolute path with links resolved, as far as it exists. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), basename(absolute));
  }
}

/** The students' edition has a folder of its own, so that nothing of the teacher's lies beside it. */
export const outFolder = (out: string, edition: Edition): string =>
  edition === 'student' ? join(out, 'student') : out;
