import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { UsageError } from '../problems.ts';

export interface WriteOptions {
  /** Which names in `assets/` are ours, so that they may be deleted when no page uses them any more. */
  readonly ownAssets?: RegExp;
}

type Content = Uint8Array | string;

/** The name of a hashed file, as `hashedName` makes it; ten digits alone may be somebody's date. */
const HASHED_NAME = /^[\w.-]+-(?=\d*[a-f])[0-9a-f]{10}\.\w+$/;

/**
 * Writes a site (by path, relative and with forward slashes) into a folder so that it is whole at every moment, also
 * if this process is killed: assets first, then each page written aside and renamed, then our own assets that are no
 * longer used deleted. Pages never lack an asset, and what else lies in the folder stays. (Swapping whole folders has
 * a moment with no folder at all, and takes the other files along.)
 */
export function writeSite(folder: string, site: ReadonlyMap<string, Content>, options: WriteOptions = {}): void {
  const paths = [...site.keys()];
  const isPage = (path: string): boolean => path.endsWith('.html');
  try {
    for (const place of new Set(['.', ...paths.map(dirname)])) {
      makeFolder(join(folder, place));
      removeLeftovers(join(folder, place));
    }
    for (const path of paths) if (!isPage(path)) writeAsset(join(folder, path), site.get(path) ?? '');
    for (const path of paths) if (isPage(path)) writeAside(join(folder, path), site.get(path) ?? '');
    removeStale(folder, site, options.ownAssets ?? HASHED_NAME);
  } catch (error) {
    throw explain(error, folder);
  }
}

/**
 * Writes files into a folder so that either all of them are new or all are as they were: each aside first, then all
 * renamed. `stale` says which other files in their folders are ours and no longer wanted.
 */
export function writeTogether(folder: string, files: ReadonlyMap<string, Content>, stale?: RegExp): void {
  const asides: (readonly [aside: string, path: string])[] = [];
  try {
    for (const place of new Set(['.', ...[...files.keys()].map(dirname)])) {
      makeFolder(join(folder, place));
      removeLeftovers(join(folder, place));
    }
    for (const [path, content] of files) asides.push([putAside(join(folder, path), content), join(folder, path)]);
    for (const [aside, path] of asides) renameSync(aside, path);
    if (stale) removeOthers(folder, files, stale);
  } catch (error) {
    for (const [aside] of asides) rmSync(aside, { force: true });
    throw explain(error, folder);
  }
}

/** Not `mkdirSync` with `recursive`: where a folder cannot be made, as in /proc, that one never returns in Node 20. */
function makeFolder(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there === undefined && dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another build may have made it in the meantime.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** An asset's name tells its content, so one that is there already is mostly the same; but it may have been damaged. */
function writeAsset(path: string, content: Content): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isFile() && there.size === bytes.length && readFileSync(path).equals(bytes)) return;
  writeAside(path, bytes);
}

let written = 0;

function writeAside(path: string, content: Content): void {
  const aside = putAside(path, content);
  try {
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

/** Writes beside `path`; returns where. */
function putAside(path: string, content: Content): string {
  written += 1;
  const aside = join(dirname(path), `.lectern-${process.pid}-${written}.tmp`);
  try {
    writeFileSync(aside, content);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
  return aside;
}

/** Deletes what killed builds left: files written aside by processes that are no more. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^\.lectern-(\d+)-\d+\.tmp$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeStale(folder: string, site: ReadonlyMap<string, Content>, own: RegExp): void {
  const assets = join(folder, 'assets');
  if (!statSync(assets, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const entry of readdirSync(assets, { withFileTypes: true })) {
    if (!entry.isFile() || !own.test(entry.name) || site.has(`assets/${entry.name}`)) continue;
    try {
      unlinkSync(join(assets, entry.name));
    } catch {
      // A program may hold the file open; the next build takes it.
    }
  }
}

function removeOthers(folder: string, files: ReadonlyMap<string, Content>, stale: RegExp): void {
  for (const place of new Set([...files.keys()].map(dirname)))
    for (const name of readdirSync(join(folder, place)))
      if (stale.test(name) && !files.has(posix.join(place, name))) rmSync(join(folder, place, name), { force: true });
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  EACCES: ['it may not be written to', 'Choose another folder with --out, or change its permissions.'],
  EPERM: ['it may not be written to', 'Choose another folder with --out, or change its permissions.'],
  EROFS: ['its disk is read-only', 'Choose another folder with --out.'],
  ENOSPC: ['the disk is full', 'Make room, or choose another folder with --out. What was there before is whole.'],
  EDQUOT: ['your share of the disk is full', 'Make room, or choose another folder with --out.'],
  EFBIG: [
    'a file is larger than the disk allows',
    'Use smaller pictures and films, or choose another folder with --out.',
  ],
  ENOTDIR: ['a file stands where a folder should be', 'Choose another folder with --out.'],
  EEXIST: ['a file stands where a folder should be', 'Choose another folder with --out.'],
  EISDIR: ['a folder stands where a file should be', 'Take it away, or choose another folder with --out.'],
  ENOTEMPTY: ['a folder stands where a file should be', 'Take it away, or choose another folder with --out.'],
  ENAMETOOLONG: ['a file name is too long', 'Give the deck a shorter name, or choose another folder with --out.'],
  ENOENT: ['a folder is gone, or cannot be made', 'Build again, or choose another folder with --out.'],
  EBUSY: ['another program holds a file in it', 'Close the deck there and build again.'],
  EMFILE: ['too many files are open', 'Close other programs and build again.'],
  EIO: ['the disk does not answer', 'Choose another folder with --out.'],
};

/** The machine's refusals as an error of use; anything else is our own mistake and stays as it is. */
function explain(error: unknown, folder: string): unknown {
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const reason = reasons[code];
  if (reason === undefined) return error;
  return new UsageError(
    `The deck cannot be written to ${folder}: ${reason[0]}${path ? ` (${dest ?? path})` : ''}`,
    reason[1],
  );
}
