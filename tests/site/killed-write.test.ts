import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { writeSite } from '../../src/site/write.ts';
import { folderOf } from '../load/folder-of.ts';

const KILLS = 30;

/** Builds a site again and again, each time another one, and each page and asset large enough to be caught half-way. */
const builder = `
import { createHash } from 'node:crypto';
import { writeSite } from './src/site/write.ts';
const hash = (text) => 'a' + createHash('sha256').update(text).digest('hex').slice(0, 9);
for (let build = 0; ; build += 1) {
  const site = new Map();
  const names = ['a', 'b', 'c'].map((kind) => {
    const text = (kind + process.pid + build).repeat(10_000);
    const name = 'assets/' + kind + '-' + hash(text) + '.css';
    site.set(name, text);
    return name;
  });
  for (const page of ['index.html', 'talk.html']) {
    const text = JSON.stringify({ names, filling: String(build).repeat(60_000) });
    site.set(page, text + hash(text));
  }
  writeSite(process.argv[2], site);
  if (build === 0) process.stdout.write('!');
}`;

test('a build that is killed at any moment leaves every page whole, with its assets', async () => {
  const root = folderOf({ 'out/foreign.txt': 'stays' });
  const out = join(root, 'out');
  const script = join(root, 'builder.mjs');
  const entry = { contents: builder, resolveDir: process.cwd() };
  await build({ stdin: entry, bundle: true, platform: 'node', format: 'esm', outfile: script, logLevel: 'error' });

  for (let kill = 0; kill < KILLS; kill += 1) {
    await buildAndKill(script, out, kill * 3.7);
    for (const page of ['index.html', 'talk.html']) checkPage(out, page);
  }
  writeSite(
    out,
    new Map([
      ['index.html', ''],
      ['assets/x-01234567ab.css', ''],
    ]),
  );
  expect(readdirSync(out).sort()).toEqual(['assets', 'foreign.txt', 'index.html', 'talk.html']);
  expect(readdirSync(join(out, 'assets'))).toEqual(['x-01234567ab.css']);
}, 60_000);

async function buildAndKill(script: string, out: string, afterMs: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [script, out], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  await wait(afterMs);
  child.kill('SIGKILL');
  await ended;
}

function checkPage(out: string, page: string): void {
  const text = readFileSync(join(out, page), 'utf8');
  const body = text.slice(0, -10);
  expect(hashOf(body), `${page} is whole`).toBe(text.slice(-10));
  // The single page needs no assets; those of an older build may be gone while it waits for its turn.
  if (page !== 'index.html') return;
  for (const name of (JSON.parse(body) as { names: string[] }).names) {
    expect(existsSync(join(out, name)), `${name} is there`).toBe(true);
    expect(name).toContain(hashOf(readFileSync(join(out, name), 'utf8')));
  }
}

const hashOf = (text: string): string => `a${createHash('sha256').update(text).digest('hex').slice(0, 9)}`;
