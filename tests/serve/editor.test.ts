import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openEditor } from '../../src/serve/editor.ts';

const place = { line: 3, column: 5 };

test.each([
  ['code', (file: string) => ['-r', '-g', `${file}:3:5`]],
  ['subl', (file: string) => [`${file}:3:5`]],
  ['idea', (file: string) => ['--line', '3', '--column', '5', file]],
  ['unknown', (file: string) => [file]],
])('%s is told the place in its own way', async (name, expected) => {
  const deck = makeDeck(name);
  deck.open('a.md', { LECTERN_EDITOR: deck.editor });
  expect(await deck.args()).toEqual(expected(deck.file));
});

test('$LECTERN_EDITOR is before $EDITOR, and both may have arguments', async () => {
  const deck = makeDeck('code');
  deck.open('a.md', { EDITOR: `'${deck.editor}' --wait` });
  expect(await deck.args()).toEqual(['--wait', '-r', '-g', `${deck.file}:3:5`]);
  const other = makeDeck('subl');
  other.open('a.md', { EDITOR: '/nonexistent', LECTERN_EDITOR: other.editor });
  expect(await other.args()).toEqual([`${other.file}:3:5`]);
});

test('without either it is VS Code', async () => {
  const deck = makeDeck('code');
  vi.stubEnv('PATH', `${dirname(deck.editor)}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  deck.open('a.md', {});
  expect(await deck.args()).toEqual(['-r', '-g', `${deck.file}:3:5`]);
});

test('no shell sees the name of the file', async () => {
  const name = '$(touch hacked) `touch hacked`; touch hacked & "\'.md';
  const deck = makeDeck('code', name);
  deck.open(name, { LECTERN_EDITOR: deck.editor });
  expect(await deck.args()).toEqual(['-r', '-g', `${deck.file}:3:5`]);
  expect(existsSync('hacked') || existsSync(join(deck.root, 'hacked'))).toBe(false);
});

test.each(['../a.md', '/etc/passwd', 'other.md', 'link.md', 'a.md\0', ''])('%s is not opened', async (file) => {
  const deck = makeDeck('code');
  symlinkSync('/etc/passwd', join(deck.root, 'link.md'));
  writeFileSync(join(deck.root, 'other.md'), 'x\n');
  deck.open(file, { LECTERN_EDITOR: deck.editor }, (path) => path !== 'other.md');
  await pause(30);
  expect([existsSync(deck.log), deck.problems]).toEqual([false, [expect.stringContaining('is no file of this deck')]]);
});

test('what the editor lacks is told', async () => {
  const deck = makeDeck('code');
  deck.open('a.md', { LECTERN_EDITOR: '/nonexistent/edit' });
  expect(await deck.problem()).toBe('a.md could not be opened in edit: there is no such command');
  deck.open('a.md', { LECTERN_EDITOR: 'sh -c "exit 3"' });
  expect(await deck.problem()).toBe('a.md could not be opened in sh: it ended with code 3');
  deck.open('a.md', { LECTERN_EDITOR: 'code | tee x' });
  expect(await deck.problem()).toContain('is more than a command');
  deck.open('a.md', { EDITOR: 'vim' });
  expect(await deck.problem()).toBe('vim needs a terminal, and Lectern does not run in one');
});

/** A deck with one file, and an editor of this name that writes down what it is told. */
function makeDeck(name: string, file = 'a.md') {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-editor-')));
  const tools = mkdtempSync(join(tmpdir(), 'lectern-editor-bin-'));
  const editor = join(tools, name);
  const log = join(tools, 'log');
  writeFileSync(join(root, file), 'x\n');
  writeFileSync(editor, `#!/bin/sh\nprintf '%s\\0' "$@" > '${log}.part'\nmv '${log}.part' '${log}'\n`);
  chmodSync(editor, 0o755);
  const problems: string[] = [];
  return {
    root,
    editor,
    log,
    problems,
    file: join(root, file),
    open: (path: string, env: NodeJS.ProcessEnv, isDeckFile = (_: string): boolean => true) =>
      openEditor({ file: path, ...place }, { root, isDeckFile, env, onProblem: (message) => problems.push(message) }),
    args: async (): Promise<string[]> => {
      while (!existsSync(log)) await pause(2);
      return readFileSync(log, 'utf8').split('\0').slice(0, -1);
    },
    problem: async (): Promise<string | undefined> => {
      while (problems.length === 0) await pause(2);
      return problems.shift();
    },
  };
}
