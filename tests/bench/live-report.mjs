/** The table and the verdicts of live editing. */
import { columns, verdict } from './report.mjs';

/**
 * Times in milliseconds, memory of the server in megabytes. `builds` is what the server itself took for each edit, if
 * it tells.
 * @typedef {object} LiveResult
 * @property {number} slides
 * @property {string} name
 * @property {readonly number[]} starts from the command to the first slide painted
 * @property {number} idle CPU over five idle seconds
 * @property {readonly number[]} latencies
 * @property {readonly number[]} builds
 * @property {number} cpu of the server, for each edit
 * @property {number} missed edits that never came on screen
 * @property {number} reloads edits that loaded the page again
 * @property {number} memory
 * @property {number} memoryAfter
 */

/** Milliseconds by number of slides. */
const medianTargets = new Map([
  [40, 50],
  [400, 100],
  [4_000, 250],
]);
const p95Targets = new Map([[40, 100]]);
const startTargets = new Map([[40, 600]]);
/** The clock of the system's bookkeeping ticks every 10 ms. */
const idleTarget = 20;

/** @param {readonly LiveResult[]} results */
export function liveTable(results) {
  const head = [
    'slides',
    'tool',
    'edits',
    'median ms',
    'p95 ms',
    'max ms',
    'server ms',
    'CPU ms',
    'missed',
    'reloads',
    'first slide ms',
    'idle CPU ms',
    'MB before–after',
  ];
  const rows = results.map((result) => [
    result.slides.toLocaleString('en'),
    result.name,
    String(result.latencies.length + result.missed),
    whole(percentile(result.latencies, 0.5)),
    whole(percentile(result.latencies, 0.95)),
    whole(percentile(result.latencies, 1)),
    whole(percentile(result.builds, 0.5)),
    whole(result.cpu),
    String(result.missed),
    String(result.reloads),
    result.starts.map(whole).join(', '),
    whole(result.idle),
    `${whole(result.memory)}–${whole(result.memoryAfter)}`,
  ]);
  return columns(head, rows);
}

/** @param {readonly LiveResult[]} results */
export function liveVerdicts(results) {
  return results
    .filter(({ name }) => name === 'lectern dev')
    .flatMap(({ slides, latencies, starts, idle, missed, reloads }) => {
      const n = `at ${slides.toLocaleString('en')} slides`;
      return [
        verdict(`median ms from write to paint ${n}`, percentile(latencies, 0.5), medianTargets.get(slides)),
        verdict(`p95 ms from write to paint ${n}`, percentile(latencies, 0.95), p95Targets.get(slides)),
        verdict(`ms to the first slide ${n}`, percentile(starts, 0.5), startTargets.get(slides)),
        verdict(`ms of CPU in five idle seconds ${n}`, idle, idleTarget),
        verdict(`edits missed, or shown by loading again, ${n}`, missed + reloads, 0),
      ];
    })
    .filter((each) => each !== undefined);
}

/** @param {readonly number[]} values @param {number} share */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** @param {number} value */
const whole = (value) => (Number.isNaN(value) ? '–' : value.toFixed(0));
