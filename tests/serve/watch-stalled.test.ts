import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test, vi } from 'vitest';
import { watchDeck } from '../../src/serve/watch.ts';

const started = vi.hoisted(() => ({ count: 0 }));

vi.mock('chokidar', () => ({
  watch: () => {
    started.count++;
    const watcher = Object.assign(new EventEmitter(), { close: async () => {} });
    if (started.count === 2) process.nextTick(() => watcher.emit('ready'));
    return watcher;
  },
}));

test('a watcher that never gets ready is started again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const changes: unknown[] = [];
  const watching = watchDeck(tmpdir(), { onChange: (change) => changes.push(change), onError: () => {} });
  while (started.count === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  await vi.advanceTimersByTimeAsync(5000);
  const watch = await watching;
  expect([started.count, changes.length]).toEqual([2, 1]);
  await watch.close();
});
