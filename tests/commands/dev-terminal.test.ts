/** `lectern dev` in a terminal, as a user sees it. `script` (util-linux) makes the terminal; every Linux and macOS has it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { folderOf } from './lectern.ts';

const main = fileURLToPath(new URL('../../lib/main.js', import.meta.url));
const ESC = String.fromCharCode(27);

interface Terminal {
  readonly process: ChildProcess;
  readonly text: () => string;
  readonly lines: () => string[];
  readonly type: (keys: string) => void;
  readonly ended: Promise<number | null>;
}

function openTerminal(folder: string, flags: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Terminal {
  const { error } = spawnSync('script', ['--version']);
  if (error) throw new Error('This test needs the command `script` (Debian: util-linux or bsdutils)');
  const command = [process.execPath, main, 'dev', folder, '--port', '0', ...flags];
  const args =
    process.platform === 'darwin'
      ? ['-q', '/dev/null', ...command]
      : // `exec`: a shell that waits for its command would answer Ctrl+C itself.
        ['--quiet', '--return', '--command', `exec ${command.map((word) => `'${word}'`).join(' ')}`, '/dev/null'];
  const { NO_COLOR: _color, FORCE_COLOR: _force, CI: _ci, ...clean } = process.env;
  const child = spawn('script', args, { env: { ...clean, TERM: 'xterm-256color', ...env } });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  onTestFinished(async () => {
    // Ended by its key, as a user would: `script` takes two seconds to end by a signal.
    child.stdin.write('\u0003');
    const late = setTimeout(() => child.kill('SIGTERM'), 5000);
    await ended;
    clearTimeout(late);
  });
  return {
    process: child,
    text: () => text,
    lines: () => text.split('\r\n').filter(Boolean),
    type: (keys) => void child.stdin.write(keys),
    ended,
  };
}

const until = (look: () => unknown) => vi.waitFor(() => expect(look()).toBeTruthy(), { timeout: 15_000 });
const addressIn = (text: string): string | undefined => /http:\/\/localhost:\d+\//.exec(text)?.[0];
const deck = () => folderOf({ 'deck.yaml': 'title: Talk\n', '01-a.md': '# Talk\n\n## One\n\nText.\n' });

/** Saves until it is noticed: the files may not be watched yet. */
async function saveUntil(folder: string, text: string, look: () => unknown): Promise<void> {
  await vi.waitFor(
    () => {
      if (!look()) writeFileSync(join(folder, '01-a.md'), text);
      expect(look()).toBeTruthy();
    },
    { timeout: 15_000, interval: 300 },
  );
}

test('one line for the address and one for each save, in colours; Ctrl+C ends it and frees the port', async () => {
  const folder = deck();
  const { text, lines, type, ended } = openTerminal(folder);
  await until(() => addressIn(text()));
  await saveUntil(folder, '# Talk\n\n## One\n\nOther text.\n', () => text().includes('#one'));
  const plain = lines().map((line) => line.replaceAll(new RegExp(`${ESC}\\[[\\d;]*m`, 'g'), ''));
  expect(plain.sort()).toEqual([
    expect.stringMatching(/^#one, 2 slides, \d+ ms$/),
    expect.stringMatching(/^built, 2 slides, \d+ ms$/),
    expect.stringMatching(/^http:\/\/localhost:\d+\/ {2}Ctrl\+C ends$/),
  ]);
  expect(text()).toContain(`${ESC}[`);
  const address = addressIn(text()) ?? '';
  expect((await fetch(address)).status).toBe(200);
  type('\u0003');
  expect(await ended).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(readdirSync(folder).sort()).toEqual(['01-a.md', 'deck.yaml']);
});

test('Ctrl+C while an editor is open leaves the editor and nothing of ours', async () => {
  const folder = deck();
  const pidFile = join(folder, '..', `${basename(folder)}.pid`);
  const editor = join(folder, 'editor');
  writeFileSync(editor, `#!/bin/sh\necho $$ > '${pidFile}'\nexec sleep 600\n`, { mode: 0o755 });
  const { text, type, ended } = openTerminal(folder, [], { LECTERN_EDITOR: editor });
  await until(() => addressIn(text()));
  const address = addressIn(text()) ?? '';
  const { status } = await fetch(`${address}__lectern/open`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: address.slice(0, -1) },
    body: JSON.stringify({ file: '01-a.md', line: 1, column: 1 }),
  });
  expect(status).toBe(204);
  await until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').trim());
  const pid = Number(readFileSync(pidFile, 'utf8'));
  onTestFinished(() => {
    process.kill(pid);
    rmSync(pidFile);
  });
  type('\u0003');
  expect(await ended).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
  expect(process.kill(pid, 0)).toBe(true);
});

test('--open opens the address in the browser', async () => {
  const folder = deck();
  const opened = join(folder, 'opened.txt');
  for (const name of ['xdg-open', 'open']) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$1" > '${opened}'\n`, { mode: 0o755 });
  }
  const { text } = openTerminal(folder, ['--open'], { PATH: `${folder}:${process.env.PATH}` });
  await until(() => existsSync(opened) && readFileSync(opened, 'utf8').trim());
  expect(readFileSync(opened, 'utf8').trim()).toBe(addressIn(text()));
});

test('a taken port is told, and the next free one taken', async () => {
  const first = openTerminal(deck());
  await until(() => addressIn(first.text()));
  const port = Number(new URL(addressIn(first.text()) ?? '').port);
  const { text } = openTerminal(deck(), ['--port', String(port)], { NO_COLOR: '1' });
  await until(() => addressIn(text()));
  expect(text()).toContain(`(port ${port} is taken)`);
  expect(Number(new URL(addressIn(text()) ?? '').port)).toBeGreaterThan(port);
});

test('NO_COLOR takes the colours away, and what is broken and mended is told', async () => {
  const folder = deck();
  const { text } = openTerminal(folder, [], { NO_COLOR: '1' });
  await until(() => addressIn(text()));
  await saveUntil(folder, '# Talk\n\n## One\n\n{{word}}\n', () => text().includes('There is no variable `word`'));
  expect(text()).toMatch(/01-a\.md:5:1/);
  await saveUntil(folder, '# Talk\n\n## One\n\nText.\n', () => text().includes('mended'));
  expect(text()).not.toContain(ESC);
});

test('--json prints one document a line, without colours', async () => {
  const { text, lines } = openTerminal(deck(), ['--json']);
  await until(() => text().includes('watching'));
  const events = lines().map((line) => JSON.parse(line) as { event: string });
  expect(events.map(({ event }) => event).sort()).toEqual(['address', 'shown', 'watching']);
});
