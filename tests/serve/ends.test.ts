import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const SCRIPT = `
import { get } from 'node:http';
import { writeFileSync } from 'node:fs';
import { createLoop } from './src/serve/loop.ts';
import { startServer } from './src/serve/server.ts';
import { watchDeck } from './src/serve/watch.ts';

const fail = (error) => { throw error; };
const server = await startServer({
  port: 0,
  content: () => undefined,
  live: { script: '', styles: '' },
  state: () => undefined,
  greeting: () => [{ kind: 'hello', at: 1, frame: '' }],
  onOpen: () => {},
  onError: fail,
});
let built;
const done = new Promise((resolve) => { built = resolve; });
const loop = createLoop(async () => built(), fail);
const watch = await watchDeck(process.argv[2], { onChange: loop.request, onError: fail, poll: Number(process.argv[3]) });
await new Promise((resolve) => get(server.address + '__lectern/events', (answer) => {
  answer.once('data', resolve);
  answer.on('error', () => {});
}).on('error', () => {}));
writeFileSync(process.argv[2] + '/a.md', 'new');
await done;
await Promise.all([server.close(), watch.close(), loop.close()]);
console.log('closed');
`;

test.each([0, 20])('when all is closed the process ends by itself (polling: %i)', async (poll) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-ends-')));
  try {
    const outfile = join(folder, 'script.mjs');
    await build({
      stdin: { contents: SCRIPT, resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'error',
    });
    writeFileSync(join(folder, 'a.md'), 'old');
    const child = spawn(process.execPath, [outfile, folder, String(poll)], { timeout: 10_000 });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    const ended = await new Promise((resolve) => child.once('close', (code, signal) => resolve([code, signal])));
    expect([ended, output]).toEqual([[0, null], 'closed\n']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
