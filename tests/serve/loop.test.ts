import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { createLoop } from '../../src/serve/loop.ts';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));
const begun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('a thousand requests at once are one turn, and one more that sees the last state', async () => {
  let state = 0;
  let running = 0;
  const seen: number[] = [];
  const loop = createLoop(async () => {
    running++;
    expect(running).toBe(1);
    seen.push(state);
    await pause();
    running--;
  }, fail);
  loop.request();
  await begun();
  for (state = 1; state < 1000; state++) loop.request();
  await loop.idle();
  expect(seen).toEqual([0, 1000]);
});

test('what was begun before a turn comes before it', async () => {
  const order: string[] = [];
  const loop = createLoop(async () => void order.push('turn'), fail);
  loop.request();
  const server = createServer().listen(0, '127.0.0.1', () => order.push('port'));
  await loop.idle();
  server.close();
  expect(order).toEqual(['port', 'turn']);
});

test('a turn may ask for another one', async () => {
  let turns = 0;
  const loop = createLoop(async () => {
    turns++;
    if (turns < 3) loop.request();
  }, fail);
  loop.request();
  await loop.idle();
  expect(turns).toBe(3);
});

test('what a turn throws is reported, and the next turn runs', async () => {
  const errors: unknown[] = [];
  let turns = 0;
  const loop = createLoop(
    async () => {
      turns++;
      if (turns === 1) throw new Error('broken');
    },
    (error) => errors.push(error),
  );
  loop.request();
  await loop.idle();
  loop.request();
  await loop.idle();
  expect([turns, errors]).toEqual([2, [new Error('broken')]]);
});

test('after closing nothing runs, and what waited is dropped', async () => {
  let turns = 0;
  const loop = createLoop(async () => {
    turns++;
    await pause();
  }, fail);
  loop.request();
  await begun();
  loop.request();
  await loop.close();
  loop.request();
  await loop.idle();
  expect(turns).toBe(1);
});

function fail(error: unknown): never {
  throw error;
}
