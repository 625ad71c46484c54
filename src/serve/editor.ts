/** Opens the author's editor at a place of the deck. */
import { exec, spawn } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import toWindowsCommand from 'launch-editor/construct-windows-launch-command.js';
import argumentsFor from 'launch-editor/get-args.js';
import parseEditor from 'launch-editor/guess.js';
import type { OpenRequest } from '../client/live/protocol.ts';
import { isWithin } from '../load/folder.ts';

export interface EditorOptions {
  /** The deck's folder. */
  readonly root: string;
  /** True for the paths, relative to the folder, that may be opened: the deck's own files. */
  readonly isDeckFile: (file: string) => boolean;
  /** Says in the terminal what went wrong, now or when the editor ends. */
  readonly onProblem: (message: string, hint?: string) => void;
  /** Where `LECTERN_EDITOR` and `EDITOR` are looked up. */
  readonly env?: NodeJS.ProcessEnv;
}

const HINT = 'Name your editor, as in LECTERN_EDITOR="code" or LECTERN_EDITOR="subl".';

/** Editors that run in the terminal itself. */
const IN_TERMINAL = new Set(['helix', 'hx', 'joe', 'micro', 'nano', 'nvim', 'vi', 'vim']);

/**
 * launch-editor knows how editors want to be told the place; its own starter would print into what `--json` prints,
 * so only its parts are used. No shell sees the file's name, but for Windows, where launch-editor quotes it.
 */
export function openEditor({ file, line, column }: OpenRequest, options: EditorOptions): void {
  const { root, isDeckFile, onProblem, env = process.env } = options;
  const path = isDeckFile(file) ? fileIn(root, file) : undefined;
  if (path === undefined) {
    onProblem(`${JSON.stringify(file)} is no file of this deck, and was not opened`);
    return;
  }
  const wanted = env.LECTERN_EDITOR || env.EDITOR || 'code';
  const words = parseEditor(wanted);
  const [editor, ...own] = words.filter((word) => typeof word === 'string');
  if (editor === undefined || own.length + 1 !== words.length) {
    onProblem(`The editor cannot be started: ${wanted} is more than a command`, HINT);
    return;
  }
  const name = basename(editor).replace(/\.(?:exe|cmd|bat)$/i, '');
  const inTerminal = IN_TERMINAL.has(name);
  if (inTerminal && !(process.stdin.isTTY && process.stdout.isTTY)) {
    onProblem(`${name} needs a terminal, and Lectern does not run in one`, HINT);
    return;
  }
  start(editor, [...own, ...placeFor(editor, name, path, line, column)], inTerminal, (reason) =>
    onProblem(`${file} could not be opened in ${name}: ${reason}`, HINT),
  );
}

/** The absolute path, links resolved; undefined if it is no file within the folder. */
function fileIn(root: string, file: string): string | undefined {
  try {
    const path = realpathSync(join(root, file));
    return isWithin(path, realpathSync(root)) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}

function placeFor(editor: string, name: string, path: string, line: number, column: number): string[] {
  switch (name) {
    case 'nvim':
    case 'vi':
      return argumentsFor('vim', path, line, column).map(String);
    case 'hx':
    case 'helix':
      return [`${path}:${line}:${column}`];
    case 'micro':
      return [`+${line}:${column}`, path];
    case 'nano':
      return [`+${line},${column}`, path];
    default:
      return argumentsFor(editor, path, line, column).map(String);
  }
}

function start(
  editor: string,
  args: readonly string[],
  inTerminal: boolean,
  onFailure: (reason: string) => void,
): void {
  // What has a window of its own outlives us, and a Ctrl-C that is meant for us does not reach it.
  const options = inTerminal ? ({ stdio: 'inherit' } as const) : ({ stdio: 'ignore', detached: true } as const);
  try {
    const child = process.platform === 'win32' ? exec(toWindowsCommand(editor, args)) : spawn(editor, args, options);
    child.once('error', (error: NodeJS.ErrnoException) =>
      onFailure(error.code === 'ENOENT' ? 'there is no such command' : error.message),
    );
    child.once('exit', (code) => {
      if (code) onFailure(`it ended with code ${code}`);
    });
    if (!inTerminal) child.unref();
  } catch (error) {
    onFailure(error instanceof Error ? error.message : String(error));
  }
}
