import type { Problem } from '../problems.ts';

/** `3m`, `90s`, `1m30s`, `2.5m`: seconds; undefined for anything else, and for what no lesson takes. */
export function readTime(text: string): number | undefined {
  const [, minutes, seconds] = /^(?:(\d{1,3}(?:\.\d{1,2})?) ?m(?:in)?)? ?(?:(\d{1,4}) ?s)?$/.exec(text.trim()) ?? [];
  if (minutes === undefined && seconds === undefined) return undefined;
  const time = Math.round(Number(minutes ?? 0) * 60 + Number(seconds ?? 0));
  return time > 0 && time <= 4 * 3600 ? time : undefined;
}

export const wrongTime = (text: string): Omit<Problem, 'span'> => ({
  severity: 'error',
  rule: 'time',
  message: `\`time=${text}\` is no time for a task`,
  hint: 'Write for example `time=3m`, `time=90s` or `time=1m30s`.',
});
