/** From costs to the table and the verdicts. */

/** @typedef {import('./measure.mjs').Cost & { size: number }} Run */
/** @typedef {{ slides: number, runs: ReadonlyMap<string, readonly Run[]> }} Result runs by the tool's name */

/** × the bare script: whole-process wall time by number of slides, and peak memory. */
const wallTargets = new Map([
  [40, 1.2],
  [400, 1.8],
  [4_000, 2.4],
]);
const peakTargets = new Map([[4_000, 1.5]]);
/** A slide may cost this much more in the largest deck than in the one before it: the rest is noise. */
const growthTarget = 1.1;

/** @param {readonly Result[]} results */
export function table(results) {
  const head = [
    'slides',
    'tool',
    'runs',
    'wall s (min–max)',
    '× bare',
    'CPU s',
    '× bare',
    'peak MB',
    '× bare',
    'output MB',
  ];
  const rows = results.flatMap(({ slides, runs }) =>
    [...runs].map(([tool, costs]) => [
      slides.toLocaleString('en'),
      tool,
      String(costs.length),
      `${fixed(median(costs, 'wall'))} (${fixed(least(costs, 'wall'))}–${fixed(most(costs, 'wall'))})`,
      fixed(timesBare(runs, tool, 'wall')),
      fixed(median(costs, 'cpu')),
      fixed(timesBare(runs, tool, 'cpu')),
      fixed(median(costs, 'peak'), 0),
      fixed(timesBare(runs, tool, 'peak')),
      fixed(median(costs, 'size'), 1),
    ]),
  );
  return columns(head, rows);
}

/**
 * A table with the second column, which is the tool's name, to the left and the others to the right.
 * @param {readonly string[]} head @param {readonly (readonly string[])[]} rows
 */
export function columns(head, rows) {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  /** @param {readonly string[]} cells */
  const line = (cells) =>
    `| ${cells.map((cell, i) => (i === 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => '-'.repeat(width + 1) + (i === 1 ? '-' : ':')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/**
 * Each target that these results can decide.
 * @param {readonly Result[]} results @returns {{ text: string, held: boolean }[]}
 */
export function verdicts(results) {
  const verdicts = results.flatMap(({ slides, runs }) => {
    const n = slides.toLocaleString('en');
    return [
      verdict(`wall time at ${n} slides, × bare`, timesBare(runs, 'lectern', 'wall'), wallTargets.get(slides)),
      verdict(`peak memory at ${n} slides, × bare`, timesBare(runs, 'lectern', 'peak'), peakTargets.get(slides)),
    ];
  });
  const costs = slideCosts(results);
  const [before, last] = costs.slice(-2);
  if (before && last && last.to > 4_000) {
    const name = `CPU of a slide beyond ${before.to.toLocaleString('en')}, × that of one before`;
    verdicts.push(verdict(name, last.microseconds / before.microseconds, growthTarget));
  }
  return verdicts.filter((each) => each !== undefined);
}

/** @param {string} name @param {number} value @param {number | undefined} target */
export function verdict(name, value, target) {
  if (target === undefined || Number.isNaN(value)) return undefined;
  const held = value <= target;
  return { held, text: `${held ? 'held  ' : 'MISSED'}  ${name}: ${fixed(value)} (target ${target})` };
}

/**
 * What one more slide costs Lectern in CPU, between each deck and the next larger one.
 * @param {readonly Result[]} results
 */
export function slideCosts(results) {
  const points = results.map(({ slides, runs }) => ({ slides, cpu: median(runs.get('lectern') ?? [], 'cpu') }));
  return points.slice(1).map((point, i) => {
    const { slides, cpu } = points[i] ?? point;
    return { from: slides, to: point.slides, microseconds: (1e6 * (point.cpu - cpu)) / (point.slides - slides) };
  });
}

/**
 * Whether the bare script, which computes all the time, had to wait for a core.
 * @param {readonly Result[]} results
 */
export const isBusy = (results) =>
  results.some(({ runs }) => median(runs.get('bare') ?? [], 'wall') > 1.3 * median(runs.get('bare') ?? [], 'cpu'));

/**
 * The median over rounds of the ratio within a round: two runs that follow each other share the machine's mood.
 * @param {Result['runs']} runs @param {string} tool @param {keyof Run} key
 */
function timesBare(runs, tool, key) {
  const bare = runs.get('bare') ?? [];
  const ratios = (runs.get(tool) ?? []).map((run, round) => run[key] / (bare[round]?.[key] ?? NaN));
  return middle(ratios);
}

/** @param {readonly Run[]} runs @param {keyof Run} key */
const median = (runs, key) => middle(runs.map((run) => run[key]));
/** @param {readonly Run[]} runs @param {keyof Run} key */
const least = (runs, key) => Math.min(...runs.map((run) => run[key]));
/** @param {readonly Run[]} runs @param {keyof Run} key */
const most = (runs, key) => Math.max(...runs.map((run) => run[key]));

/** @param {readonly number[]} values */
function middle(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** @param {number} value */
const fixed = (value, digits = 2) => (Number.isNaN(value) ? '–' : value.toFixed(digits));
