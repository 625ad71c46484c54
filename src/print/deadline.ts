import { UsageError } from '../problems.ts';

/**
 * How many seconds printing may take when nobody says: Chromium's time grows with the square of the pages (measured:
 * 1 s for 400, 4 s for 1,000, 100 s for 4,000 slides), and a busy classroom machine is many times slower.
 */
export const defaultTimeout = (slides: number): number => Math.round(60 + slides / 5 + 40 * (slides / 1000) ** 2);

/**
 * The work, or a `UsageError` if it takes longer than `seconds`; then `stop` is called, which makes the work fail, and
 * waited for.
 */
export async function withDeadline<T>(seconds: number, work: Promise<T>, stop: () => Promise<void>): Promise<T> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void stop();
  }, seconds * 1000);
  try {
    return await work;
  } catch (error) {
    if (!isLate) throw error;
    throw new UsageError(
      `Printing took longer than ${seconds} seconds and was stopped; nothing was written`,
      `Give it more time, as in --timeout ${seconds * 4}, or print in parts with --range.`,
    );
  } finally {
    clearTimeout(timer);
  }
}
