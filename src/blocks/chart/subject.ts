/** What of a chart is magenta: series, bars, or a stretch of the axis. */
import { didYouMean } from '../../deck/nearest.ts';
import type { BlockContext } from '../context.ts';
import type { BlockSettings } from '../settings.ts';
import { type ChartData, placeOnAxis } from './data.ts';
import type { chartSchema } from './schema.ts';

export interface Subject {
  readonly series: readonly string[];
  /** Indices of bars. */
  readonly bars: readonly number[];
  /** From and to, on the axis. */
  readonly stretches: readonly (readonly [number, number])[];
}

export function readSubject(
  { values, spanOf }: BlockSettings<typeof chartSchema>,
  data: ChartData,
  { report }: BlockContext,
): Subject {
  const series: string[] = [];
  const bars: number[] = [];
  const stretches: [number, number][] = [];
  const names = data.series.map(({ name }) => name).filter(Boolean);
  for (const [index, given] of values.now.entries()) {
    const span = spanOf('now', index);
    const range = /^(.*?)\s*\.\.\s*(.*)$/.exec(given);
    if (names.includes(given)) series.push(given);
    else if (data.scale === 'names') {
      const bar = data.names.indexOf(given);
      if (bar >= 0) bars.push(bar);
      else {
        const message = `There is no series and no bar \`${given}\``;
        const known = [...names, ...data.names];
        const hint = didYouMean(given, known) ?? `There are ${known.slice(0, 8).join(', ')}.`;
        report({ severity: 'error', rule: 'unknown-place', message, hint, span });
      }
    } else if (names.length > 1 && !range && !/^[\d-]/.test(given)) {
      const message = `There is no series \`${given}\``;
      const hint = didYouMean(given, names) ?? `There are ${names.join(', ')}.`;
      report({ severity: 'error', rule: 'unknown-place', message, hint, span });
    } else {
      const all = data.series.flatMap(({ points }) => points.map(({ x }) => x));
      const end = (text: string | undefined, otherwise: number): number | undefined =>
        text ? placeOnAxis(text, data, span, report) : otherwise;
      const from = end(range ? range[1] : given, Math.min(...all));
      const to = end(range ? range[2] : given, Math.max(...all));
      if (from !== undefined && to !== undefined) stretches.push([from, to]);
    }
  }
  return { series, bars, stretches };
}

export const isWithin = (x: number, { stretches }: Subject): boolean =>
  stretches.some(([from, to]) => x >= from && x <= to);

/** The classes of the series: `s2` is magenta and kept for what the slide is about. */
export function seriesClasses(data: ChartData, subject: Subject): string[] {
  const others = ['s1', 's3', 's4', 's5', 's6'];
  return data.series.map(({ name }) => (subject.series.includes(name) ? 's2' : (others.shift() ?? 's6')));
}
