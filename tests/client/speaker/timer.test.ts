import { describe, expect, it } from 'vitest';
import {
  formatTime,
  passedTime,
  readTimer,
  startTimer,
  toggleTimer,
  waiting,
} from '../../../src/client/speaker/timer.ts';

describe('the time taken', () => {
  it('starts at the first move and not again at the second', () => {
    const timer = startTimer(waiting, 1000);
    expect(passedTime(waiting, 9000)).toBe(0);
    expect(passedTime(startTimer(timer, 5000), 9000)).toBe(8000);
  });

  it('stops and goes on from there; a move does not start it while it is stopped', () => {
    const stopped = toggleTimer(startTimer(waiting, 0), 4000);
    expect(passedTime(startTimer(stopped, 5000), 60_000)).toBe(4000);
    expect(passedTime(toggleTimer(stopped, 60_000), 61_000)).toBe(5000);
  });

  it('outlives a reload of the window', () => {
    for (const timer of [waiting, startTimer(waiting, 1000), toggleTimer(startTimer(waiting, 0), 4000)]) {
      expect(readTimer(JSON.stringify(timer))).toEqual(timer);
    }
  });

  it.each([undefined, '', 'null', '7', '{"kind":"running","since":"x"}', '{"kind":"other"}'])(
    'waits if what was kept is no timer: %s',
    (kept) => {
      expect(readTimer(kept)).toEqual(waiting);
    },
  );

  it.each([
    [0, '0:00'],
    [260_900, '4:20'],
    [1_420_000, '23:40'],
    [3_723_000, '1:02:03'],
  ])('is written as on a watch: %d is %s', (milliseconds, text) => {
    expect(formatTime(milliseconds)).toBe(text);
  });
});
