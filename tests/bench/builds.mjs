/** Whole builds: Lectern, the least that could be called a build (bare.mjs) and other tools, in alternating runs. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDeck } from './decks.mjs';
import { measure } from './measure.mjs';
import { isBusy, slideCosts, table, verdicts } from './report.mjs';
import { installedPeers, ours } from './tools.mjs';

/** @typedef {import('./report.mjs').Run} Run */

const peerRounds = 3;
/** Small builds are short and noisy, so they run more often. @param {number} slides */
const roundsFor = (slides) => (slides <= 40 ? 15 : slides <= 400 ? 9 : slides <= 4_000 ? 5 : 1);
/** From here on Lectern runs alone: what is asked there is only whether the cost of a slide grows. */
const alone = 10_000;

/** @param {{ sizes: readonly number[], rounds?: number }} options @returns {Promise<boolean>} whether all targets hold */
export async function benchBuilds({ sizes, rounds }) {
  const work = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
  const results = [];
  try {
    console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`);
    for (const slides of sizes.toSorted((a, b) => a - b))
      results.push({ slides, runs: await benchSize(work, slides, rounds ?? roundsFor(slides)) });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }

  console.log(`\n${table(results)}\n`);
  for (const { from, to, microseconds } of slideCosts(results)) {
    console.log(`From ${from} to ${to} slides, one more costs Lectern ${microseconds.toFixed(0)} µs of CPU.`);
  }
  if (isBusy(results)) console.log('Other processes kept the machine busy: of the ratios, trust those of CPU.');
  const decided = verdicts(results);
  console.log(`\n${decided.map(({ text }) => text).join('\n')}`);
  return decided.every(({ held }) => held);
}

/** @param {string} work @param {number} slides @param {number} rounds @returns {Promise<Map<string, Run[]>>} */
async function benchSize(work, slides, rounds) {
  const tools = slides >= alone ? ours.filter(({ name }) => name === 'lectern') : [...ours, ...installedPeers()];
  const deck = (/** @type {typeof tools[number]} */ tool) => join(work, `${tool.dialect}-${slides}`);
  for (const tool of tools) writeDeck(deck(tool), tool.dialect, slides);
  /** @type {Map<string, Run[]>} */
  const runs = new Map(tools.map(({ name }) => [name, []]));
  const failed = new Set();
  for (let round = 0; round < rounds; round++) {
    // Forth and back, so that nobody always runs after the same one.
    for (const tool of round % 2 === 0 ? tools : tools.toReversed()) {
      if ((tool.isPeer && round >= peerRounds) || failed.has(tool)) continue;
      const out = join(work, 'out');
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out);
      try {
        const cost = await measure(tool.call(deck(tool), out));
        if (!tool.isIdle && !existsSync(join(out, 'index.html'))) throw new Error(`${tool.name} wrote no index.html`);
        runs.get(tool.name)?.push({ ...cost, size: megabytes(out) });
      } catch (error) {
        if (!tool.isPeer) throw error;
        failed.add(tool);
        console.error(`${tool.name} failed at ${slides} slides: ${error instanceof Error ? error.message : error}`);
      }
    }
    process.stderr.write(`\r${slides} slides: round ${round + 1} of ${rounds} `);
  }
  process.stderr.write('\n');
  return runs;
}

/** @param {string} folder */
function megabytes(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0) / 1e6;
}
