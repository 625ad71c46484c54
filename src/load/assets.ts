import { readFileSync } from 'node:fs';
import type { AssetUse } from '../deck/model.ts';
import type { Problem } from '../problems.ts';
import { explainFound, READABLE } from './explain.ts';
import type { Folder } from './folder.ts';

/** A file that the deck shows, or the problem, at the place that names it. */
export type ReadAsset = { readonly bytes: Uint8Array } | { readonly problem: Problem };

/** Reads a picture or other file of the deck. Its path is plain: not encoded, without `?` and `#`. */
export function readAsset(folder: Folder, { path, span }: AssetUse): ReadAsset {
  const found = folder.find(path);
  if (found.kind !== 'file') return { problem: { severity: 'error', ...explainFound(folder, found), span } };
  try {
    return { bytes: readFileSync(found.absolute) };
  } catch (error) {
    const message = `\`${path}\` cannot be read (${(error as NodeJS.ErrnoException).code})`;
    return { problem: { severity: 'error', rule: 'unreadable', message, hint: READABLE, span } };
  }
}
