import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isFileName } from '../deck/settings-schema.ts';
import { isMarkdown } from '../load/sections.ts';
import { UsageError } from '../problems.ts';

/** Content by path, with forward slashes. */
type Files = ReadonlyMap<string, string | Uint8Array>;

/** What the deck in `templates/new/` is called, which is a deck like any other. */
const SAMPLE = { name: 'my-lesson', title: 'My lesson' };

/** `lectern new`: makes a deck to start from and writes over nothing. Returns the exit code. */
export function runNew(path: string): number {
  const target = resolve(path);
  checkName(path, basename(target));
  const files = filesFor(basename(target));
  try {
    checkPlace(path, target);
    putInPlace(target, files);
  } catch (error) {
    throw explain(error, path);
  }
  process.stdout.write(tell(relative('.', target), [...files.keys()]));
  return 0;
}

/** "my-lesson" → "My lesson" */
export function titleOf(name: string): string {
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  const [first = '', ...rest] = words.normalize('NFC');
  return first.toUpperCase() + rest.join('');
}

/**
 * Signs that need care neither in the name of a file, nor in a command line, nor as the title in YAML and Markdown:
 * so the name can be put into the files as it is.
 */
const plainName = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} ._,'’()+-]*$/u;

function checkName(path: string, name: string): void {
  if (isMarkdown(name)) {
    throw new UsageError(
      `${path} is the name of a Markdown file, and a deck is a folder`,
      `For example: lectern new ${path.replace(/\.\w+$/, '')}`,
    );
  }
  if (path.trim() === '' || !isFileName(name) || !plainName.test(name)) {
    throw new UsageError(
      `“${path.trim() === '' ? path : name}” is no good name for a deck's folder`,
      'Take letters, digits, hyphens and blanks, a letter or digit first: lectern new my-lesson',
    );
  }
}

function checkPlace(path: string, target: string): void {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there === undefined) return;
  if (!there.isDirectory()) throw new UsageError(`${path} is there already, and is a file`, ANOTHER);
  if (readdirSync(target).length > 0) {
    throw new UsageError(`${path} is there already, and has something in it`, ANOTHER);
  }
}

const ANOTHER = 'Nothing was changed. Choose another name.';

function filesFor(name: string): Files {
  const folder = fileURLToPath(new URL('../templates/new/', import.meta.url));
  const own = (text: string): string => text.replaceAll(SAMPLE.title, titleOf(name)).replaceAll(SAMPLE.name, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string | Uint8Array] => {
      const file = join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      const path = relative(folder, file).replaceAll('\\', '/');
      return [path, /\.(?:md|yaml)$/.test(path) ? own(bytes.toString('utf8')) : bytes];
    });
  // Beside the settings, so that the line in deck.yaml that names it is right on every machine, without a network.
  files.push([SCHEMA, readFileSync(new URL(`../${SCHEMA}`, import.meta.url))]);
  return new Map(files.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const SCHEMA = 'deck.schema.json';

/**
 * Makes the deck aside, in the nearest folder that is there, and moves it into place when it is whole: a folder that
 * is new, with those around it, in one step; into one that is there and empty, file by file.
 */
function putInPlace(target: string, files: Files): void {
  const home = nearestFolder(target);
  const aside = mkdtempSync(join(home, '.lectern-new-'));
  const moved: string[] = [];
  try {
    for (const [path, content] of files) {
      const file = join(aside, relative(home, target), path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    for (const entry of readdirSync(aside)) {
      const place = join(home, entry);
      // Somebody may have been quicker; renaming would write over their file.
      if (existsSync(place)) throw new UsageError(`${place} has come into being meanwhile`, 'Choose another name.');
      renameSync(join(aside, entry), place);
      moved.push(place);
    }
  } catch (error) {
    for (const place of moved) rmSync(place, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function nearestFolder(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

function tell(path: string, files: readonly string[]): string {
  const list = files.map((file) => `  ${join(path, file)}\n`).join('');
  return `Made a deck of ${files.length} files:\n${list}\nNext: ${`${calledAs()} dev ${quoted(path)}`.trim()} --open\n`;
}

const quoted = (path: string): string => (/^[\p{L}\p{M}\p{N}._,/\\:+@-]*$/u.test(path) ? path : `"${path}"`);

/**
 * The command as it can be typed again. Node makes its script's path absolute: below the current folder it is short
 * again. A package manager's command is a link, or a script that names the file in `node_modules`.
 */
function calledAs(): string {
  const script = process.argv[1] ?? '';
  const short = relative('.', script);
  // In the project's own `node_modules` it is on no PATH.
  if (process.env.npm_command === 'exec' || /^(?:\.\.[/\\])*node_modules[/\\]/.test(short)) return 'npx lectern';
  if (/[/\\](?:node_modules[/\\].*|lectern)$/.test(script)) return 'lectern';
  return `node ${quoted(short.startsWith('..') ? script : short)}`;
}

/** The machine's refusals as an error of use; anything else stays as it is. */
function explain(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UsageError || code === undefined) return error;
  if (code === 'ENOTDIR') {
    return new UsageError(`${path} cannot be made: a file stands where a folder should be`, ANOTHER);
  }
  const hint = 'Nothing was changed. Check that you may write there and that the disk has room.';
  return new UsageError(`${path} cannot be made (${code})`, hint);
}
