import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSettle, type Settle } from '../../src/serve/settle.ts';

/** Time stands still until a test lets it pass; the files are real. */
let folder = '';
let file = '';
let seen: string[] = [];
let settle: Settle;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
  folder = mkdtempSync(join(tmpdir(), 'lectern-settle-'));
  file = join(folder, 'a.md');
  seen = [];
  settle = createSettle((paths) => {
    for (const path of paths) seen.push(read(path));
  });
});

afterEach(() => {
  settle.close();
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return 'gone';
  }
}

function write(text: string): void {
  writeFileSync(file, text);
  settle.touch(file);
}

const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds);

test('a whole file is taken after a look or two', () => {
  write('whole\n');
  pass(10);
  expect(seen).toEqual(['whole\n']);
});

test.each([20, 60, 100])('a file that is emptied and filled again after %i ms is taken once, full', (gap) => {
  write('old\n');
  pass(10);
  truncateSync(file);
  settle.touch(file);
  pass(gap);
  write('new\n');
  pass(300);
  expect(seen).toEqual(['old\n', 'new\n']);
});

test('a file of which only the beginning is there waits for the rest', () => {
  settle.know(file, 1000);
  write('# The beginning\n');
  pass(80);
  appendFileSync(file, 'x'.repeat(900));
  settle.touch(file);
  pass(300);
  expect(seen).toEqual([`# The beginning\n${'x'.repeat(900)}`]);
});

test('a file that is taken away for a moment is never seen gone', () => {
  write('old\n');
  pass(10);
  rmSync(file);
  settle.touch(file);
  pass(100);
  write('new\n');
  pass(300);
  expect(seen).toEqual(['old\n', 'new\n']);
});

test('a file that stays empty, or gone, is taken as it is', () => {
  write('old\n');
  pass(10);
  write('');
  pass(300);
  rmSync(file);
  settle.touch(file);
  pass(300);
  expect(seen).toEqual(['old\n', '', 'gone']);
});

test('what was cut to less than half is the new length from then on', () => {
  write('x'.repeat(1000));
  pass(10);
  write('short\n');
  pass(300);
  write('shore\n');
  pass(10);
  expect(seen).toEqual(['x'.repeat(1000), 'short\n', 'shore\n']);
});

test('a file that is written without an end is taken now and then, and its last state too', () => {
  for (let turn = 1; turn <= 300; turn++) {
    write(`${turn}\n`);
    pass(1);
  }
  pass(20);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.length).toBeLessThan(10);
  expect(seen.at(-1)).toBe('300\n');
});
