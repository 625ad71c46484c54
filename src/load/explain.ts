import { join, posix } from 'node:path';
import { nearestName } from '../deck/nearest.ts';
import type { Problem } from '../problems.ts';
import type { Folder, Found } from './folder.ts';

/** Why a path of the deck cannot be used, and what to do; for everything but `kind: 'file'`. */
export function explainFound(
  folder: Folder,
  found: Exclude<Found, { kind: 'file' }>,
): Omit<Problem, 'severity' | 'span'> {
  const name = `\`${found.path}\``;
  switch (found.kind) {
    case 'missing':
      return { rule: 'missing-file', message: `There is no file ${name}`, hint: hintForMissing(folder, found) };
    case 'outside':
      return found.link
        ? { rule: 'outside', message: `${name} is a link that leads out of the deck's folder`, hint: COPY }
        : { rule: 'outside', message: `${name} lies outside the deck's folder`, hint: COPY };
    case 'folder':
      return { rule: 'missing-file', message: `${name} is a folder, not a file`, hint: 'Name a file in it.' };
    case 'hidden':
      return { rule: 'outside', message: `${name} is hidden or in node_modules, which are never read`, hint: COPY };
    case 'dead-link': {
      const hint = 'Put the file itself in its place, or mend the link.';
      return { rule: 'missing-file', message: `${name} is a link that leads nowhere`, hint };
    }
    case 'special':
      return { rule: 'missing-file', message: `${name} is not an ordinary file`, hint: 'Put a file in its place.' };
    case 'unreadable':
      return { rule: 'unreadable', message: `${name} cannot be read (${found.code})`, hint: READABLE };
  }
}

export const READABLE = 'Check the permissions of the file and of its folders.';

const COPY = "Copy the file into the deck's folder and name it there.";

/** A name that ends as hosts do, and is not the ending of a file. */
const WEB_ADDRESS = /^(?:[\w-]+\.)+(?:com|org|net|edu|gov|eu|info|int|[a-z]{2}(?=\/))(?:\/|$)/i;

function hintForMissing(folder: Folder, found: Extract<Found, { kind: 'missing' }>): string {
  if (found.spelling !== undefined) return `It is written \`${found.spelling}\`: upper and lower case count.`;
  if (WEB_ADDRESS.test(found.path)) return `If it is a page of the web, write \`https://${found.path}\`.`;
  const near = nearestFile(found.path, folder.files());
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  return `Put the file where it is looked for, ${join(folder.root, found.path)}, or mend its path.`;
}

/** A file of the same name elsewhere, else of a similar name in the same folder, else of a similar path. */
function nearestFile(path: string, files: readonly string[]): string | undefined {
  const name = posix.basename(path).toLowerCase();
  const elsewhere = files.find((file) => posix.basename(file).toLowerCase() === name);
  if (elsewhere !== undefined) return elsewhere;
  const siblings = files.filter((file) => posix.dirname(file) === posix.dirname(path));
  const near = nearestName(
    posix.basename(path),
    siblings.map((file) => posix.basename(file)),
  );
  return near === undefined ? nearestName(path, files) : posix.join(posix.dirname(path), near);
}
