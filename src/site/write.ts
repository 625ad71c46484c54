import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { explainRefusal } from '../refusals.ts';

type Content = Uint8Array | string;

/** The name of a hashed file, as `hashedName` makes it; ten digits alone may be somebody's date. */
const HASHED_NAME = /^[\w.-]+-(?=\d*[a-f])[0-9a-f]{10}\.\w+$/;

/**
 * Writes a site (by path, relative and with forward slashes) into a folder so that it is whole at every moment, also
 * if this process is killed: assets first, then each page written aside and renamed, then our own assets that are no
 * longer used deleted. Pages never lack an asset, and what else lies in the folder stays. (Swapping whole folders has
 * a moment with no folder at all, and takes the other files along.)
 */
export function writeSite(folder: string, site: ReadonlyMap<string, Content>): void {
  const paths = [...site.keys()];
  const isPage = (path: string): boolean => path.endsWith('.html');
  try {
    for (const place of new Set(['.', ...paths.map(dirname)])) {
      makeFolder(join(folder, place));
      removeLeftovers(join(folder, place));
    }
    for (const path of paths) if (!isPage(path)) writeAsset(join(folder, path), site.get(path) ?? '');
    for (const path of paths) if (isPage(path)) writeAside(join(folder, path), site.get(path) ?? '');
    if (existsSync(join(folder, 'assets'))) removeStale(folder, 'assets', site, HASHED_NAME);
  } catch (error) {
    throw explainRefusal(error, folder);
  }
}

/**
 * Writes files into a folder so that either all of them are new or all are as they were, unless this process is killed
 * meanwhile: each aside first, then all renamed; if one cannot be, the old ones are put back. `stale` says which other
 * files in their folders are ours and no longer wanted.
 */
export function writeTogether(folder: string, files: ReadonlyMap<string, Content>, stale?: RegExp): void {
  const places = new Set(['.', ...[...files.keys()].map(dirname)]);
  const kept = new Map<string, string>();
  const fresh = new Map<string, string>();
  try {
    for (const place of places) {
      makeFolder(join(folder, place));
      removeLeftovers(join(folder, place));
    }
    for (const path of [...files.keys()].map((name) => join(folder, name))) {
      const old = keepAside(path);
      if (old !== undefined) kept.set(path, old);
    }
    for (const [name, content] of files) fresh.set(join(folder, name), putAside(join(folder, name), content));
    replaceAll(fresh, kept);
    if (stale) for (const place of places) removeStale(folder, place, files, stale);
  } catch (error) {
    throw explainRefusal(error, folder);
  } finally {
    for (const aside of [...kept.values(), ...fresh.values()]) rmSync(aside, { force: true });
  }
}

/** Both by the paths that they are for: the new files, and those that are put back if not all can be replaced. */
function replaceAll(fresh: ReadonlyMap<string, string>, kept: ReadonlyMap<string, string>): void {
  const done: string[] = [];
  try {
    for (const [path, aside] of fresh) {
      renameSync(aside, path);
      done.push(path);
    }
  } catch (error) {
    for (const path of done) {
      const old = kept.get(path);
      if (old === undefined) rmSync(path);
      else renameSync(old, path);
    }
    throw error;
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

function nextAside(path: string): string {
  written += 1;
  return join(dirname(path), `.lectern-${process.pid}-${written}.tmp`);
}

/** Gives the file at `path`, if there is one, a second name beside it. A folder is refused, as by a rename later. */
function keepAside(path: string): string | undefined {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined) return undefined;
  if (there.isDirectory()) throw Object.assign(new Error('a folder is in the way'), { code: 'EISDIR', path });
  const aside = nextAside(path);
  try {
    linkSync(path, aside);
  } catch {
    // Some disks know no links.
    copyFileSync(path, aside);
  }
  return aside;
}

/** Writes beside `path`; returns where. */
function putAside(path: string, content: Content): string {
  const aside = nextAside(path);
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

/** Takes away what is ours by its name and no longer among the `files`. */
function removeStale(folder: string, place: string, files: ReadonlyMap<string, Content>, own: RegExp): void {
  for (const entry of readdirSync(join(folder, place), { withFileTypes: true })) {
    if (!entry.isFile() || !own.test(entry.name) || files.has(posix.join(place, entry.name))) continue;
    try {
      unlinkSync(join(folder, place, entry.name));
    } catch {
      // A program may hold the file open; the next build takes it.
    }
  }
}
