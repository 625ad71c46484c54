import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { compareNaturally } from '../deck/natural.ts';
import { UsageError } from '../problems.ts';

/** The folder of a deck: finds what stands in it and nothing outside. What it has read it remembers, for one build. */
export interface Folder {
  /** Absolute, links resolved. */
  readonly root: string;
  /** What stands at a path relative to the folder, with forward slashes. Case counts, on every disk. */
  readonly find: (path: string) => Found;
  /** The names in a folder below this one (`''` is this one), in natural order, without hidden ones. */
  readonly entries: (path: string) => readonly Entry[];
  /** Paths of all files, in natural order, without those that are never read. */
  readonly files: () => readonly string[];
}

export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

export type Found =
  | { readonly kind: 'file'; readonly path: string; readonly absolute: string; readonly size: number }
  /** `spelling` is how the path is written on the disk, where only the case differs. */
  | { readonly kind: 'missing'; readonly path: string; readonly spelling?: string }
  /** Above the folder; a `link` in it leads there. */
  | { readonly kind: 'outside'; readonly path: string; readonly link: boolean }
  /** `hidden` files and node_modules are never read; `special` is a device and the like. */
  /** A `dead-link` leads nowhere, or in a circle. */
  | { readonly kind: 'folder' | 'hidden' | 'special' | 'dead-link'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: string };

/** Folders and files that make a deck are found well before this many; the rest is not looked through. */
const MAX_FILES = 20_000;

/** `unread` is a folder that is not looked through: the one that the deck is written to. */
export function openFolder(root: string, unread?: string): Folder {
  const lists = new Map<string, ReadonlyMap<string, Dirent>>();
  const list = (absolute: string): ReadonlyMap<string, Dirent> => {
    let names = lists.get(absolute);
    if (names === undefined) {
      names = new Map(readdirSync(absolute, { withFileTypes: true }).map((entry) => [entry.name, entry]));
      lists.set(absolute, names);
    }
    return names;
  };
  let files: readonly string[] | undefined;
  return {
    root,
    find: (path) => {
      try {
        return find(root, path, list);
      } catch (error) {
        return { kind: 'unreadable', path, code: (error as NodeJS.ErrnoException).code ?? String(error) };
      }
    },
    entries: (path) => {
      try {
        return [...list(join(root, path)).values()].filter(isVisible).sort(byName).map(toEntry);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        throw new UsageError(`The folder ${join(root, path)} cannot be read (${code})`, 'Check its permissions.');
      }
    },
    files: () => {
      files ??= walk(root, unread, list);
      return files;
    },
  };
}

/** True if `inner` is `outer` or lies in it; both absolute. */
export function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** True if `path` lies in the folder that is written to. One that holds the deck itself hides nothing of it. */
export const isOutput = (path: string, root: string, out: string | undefined): boolean =>
  out !== undefined && isWithin(path, out) && !isWithin(root, out);

type List = (absolute: string) => ReadonlyMap<string, Dirent>;

function find(root: string, path: string, list: List): Found {
  if (isAbsolute(path) || /^(?:[a-z]:)?[\\/]/i.test(path)) return { kind: 'outside', path, link: false };
  const segments = cleanSegments(path);
  if (segments === undefined) return { kind: 'outside', path, link: false };
  const clean = segments.join('/');
  if (segments.some(isHidden)) return { kind: 'hidden', path: clean };

  const spelling: string[] = [];
  let absolute = root;
  let kind: 'file' | 'folder' | 'special' = 'folder';
  for (const segment of segments) {
    const entry = kind === 'folder' ? findEntry(list(absolute), segment) : undefined;
    if (entry === undefined) return { kind: 'missing', path: clean };
    spelling.push(entry.name);
    absolute = join(absolute, entry.name);
    const target = entry.isSymbolicLink() ? followLink(absolute) : absolute;
    if (target === undefined) return { kind: 'dead-link', path: clean };
    if (!isWithin(target, root)) return { kind: 'outside', path: clean, link: true };
    absolute = target;
    kind = kindOf(entry.isSymbolicLink() ? statSync(target) : entry);
  }
  if (spelling.join('/').normalize('NFC') !== clean.normalize('NFC')) {
    return { kind: 'missing', path: clean, spelling: spelling.join('/') };
  }
  return kind === 'file' ? { kind, path: clean, absolute, size: statSync(absolute).size } : { kind, path: clean };
}

/** Without `.` and `..`; undefined if the path leads out of the folder. */
function cleanSegments(path: string): string[] | undefined {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments;
}

/** By its exact name; else by one that reads the same (accents are stored in two ways), else in another case. */
function findEntry(names: ReadonlyMap<string, Dirent>, name: string): Dirent | undefined {
  const exact = names.get(name);
  if (exact !== undefined) return exact;
  const entries = [...names.values()];
  const plain = name.normalize('NFC');
  return (
    entries.find((entry) => entry.name.normalize('NFC') === plain) ??
    entries.find((entry) => entry.name.normalize('NFC').toLowerCase() === plain.toLowerCase())
  );
}

/** Where a link leads; undefined if there is nothing. */
function followLink(absolute: string): string | undefined {
  try {
    return realpathSync(absolute);
  } catch {
    return undefined;
  }
}

const kindOf = (entry: Pick<Dirent, 'isFile' | 'isDirectory'>): 'file' | 'folder' | 'special' =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'special';

function walk(root: string, unread: string | undefined, list: List): string[] {
  const files: string[] = [];
  const folders = [''];
  for (let folder = folders.shift(); folder !== undefined && files.length < MAX_FILES; folder = folders.shift()) {
    for (const entry of safeEntries(join(root, folder), list)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) files.push(path);
      else if (!isOutput(join(root, path), root, unread)) folders.push(path);
    }
  }
  return files.sort(compareNaturally);
}

/** A folder that may not be read holds nothing that could be meant. */
function safeEntries(absolute: string, list: List): Dirent[] {
  try {
    return [...list(absolute).values()].filter(isVisible).sort(byName);
  } catch {
    return [];
  }
}

const isHidden = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const isVisible = (entry: Dirent): boolean => !isHidden(entry.name);

const byName = (one: Dirent, other: Dirent): number => compareNaturally(one.name, other.name);

const toEntry = (entry: Dirent): Entry => ({ name: entry.name, isFolder: entry.isDirectory() });
