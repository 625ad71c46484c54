/**
 * The time that a lesson has taken. It waits for the first move of the deck, can be stopped, goes on from where it
 * stopped, and can be set back to wait again.
 */
export type Timer =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly since: number }
  | { readonly kind: 'stopped'; readonly passed: number };

/** Under this name the timer is kept. */
export const timerName = 'timer';

export const waiting: Timer = { kind: 'waiting' };

/** The deck moved: a timer that waits starts. */
export function startTimer(timer: Timer, now: number): Timer {
  return timer.kind === 'waiting' ? { kind: 'running', since: now } : timer;
}

/** Stops a timer that runs; lets any other run. */
export function toggleTimer(timer: Timer, now: number): Timer {
  if (timer.kind === 'running') return { kind: 'stopped', passed: now - timer.since };
  return { kind: 'running', since: now - passedTime(timer, now) };
}

/** In milliseconds. */
export function passedTime(timer: Timer, now: number): number {
  if (timer.kind === 'waiting') return 0;
  return timer.kind === 'running' ? Math.max(0, now - timer.since) : timer.passed;
}

/** "4:20", "23:40", "1:02:03". */
export function formatTime(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** Reads a timer that was kept over a reload of the window. */
export function readTimer(text: string | undefined): Timer {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Record<string, unknown>> | null;
    if (kept?.kind === 'running' && typeof kept.since === 'number') return { kind: 'running', since: kept.since };
    if (kept?.kind === 'stopped' && typeof kept.passed === 'number') return { kind: 'stopped', passed: kept.passed };
  } catch {
    // Nothing was kept, or not by us.
  }
  return waiting;
}
