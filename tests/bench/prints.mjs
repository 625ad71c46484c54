/**
 * Printing, from the start of the process to the finished PDF: Lectern with all its looks, a script that only starts
 * the same browser and calls page.pdf() on the same built deck (bare-print.mjs), and other tools, in alternating runs.
 * Some slides of the deck overflow, so that Lectern is told to print whatever it finds.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findBrowser } from '../gallery/browser.mjs';
import { writeDeck } from './decks.mjs';
import { measure } from './measure.mjs';
import { columns, verdict } from './report.mjs';
import { decktape, marp, slidev, slidevFolder, slidevNode } from './tools.mjs';

/** @typedef {{ name: string, limit?: number, prepare?: () => void, call: (pdf: string) => import('./measure.mjs').Command }} Printer */

const here = fileURLToPath(new URL('.', import.meta.url));
const lectern = fileURLToPath(new URL('../../lib/main.js', import.meta.url));
const node = process.execPath;

/** × the bare script; and the seconds that 1,000 slides may take. */
const targets = new Map([
  [40, 1.5],
  [400, 1.3],
]);
const secondsFor1000 = 15;

/** @param {{ sizes: readonly number[], rounds: number }} options @returns {Promise<boolean>} whether all targets hold */
export async function benchPrints({ sizes, rounds }) {
  const work = mkdtempSync(join(tmpdir(), 'lectern-print-bench-'));
  const { executablePath: browser } = await findBrowser();
  console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${browser}`);
  /** @type {string[][]} */
  const rows = [];
  /** @type {({ text: string, held: boolean } | undefined)[]} */
  const verdicts = [];
  try {
    for (const slides of sizes) {
      const runs = await benchSize(work, browser, slides, rounds);
      const bare = median(runs.get('bare') ?? []);
      const own = median(runs.get('lectern') ?? []);
      for (const [name, seconds] of runs) {
        const middle = median(seconds);
        rows.push([String(slides), name, String(seconds.length), middle.toFixed(2), (middle / bare).toFixed(2)]);
        if (name !== 'bare' && name !== 'lectern')
          verdicts.push(verdict(`${slides} slides, × ${name}`, own / middle, 1));
      }
      verdicts.push(verdict(`${slides} slides, × bare`, own / bare, targets.get(slides)));
      if (slides === 1000) verdicts.push(verdict('1000 slides, seconds', own, secondsFor1000));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const decided = verdicts.filter((each) => each !== undefined);
  console.log(`\n${columns(['slides', 'tool', 'runs', 'wall s', '× bare'], rows)}\n`);
  console.log(decided.map(({ text }) => text).join('\n'));
  return decided.every(({ held }) => held);
}

/** @param {string} work @param {string} browser @param {number} slides @param {number} rounds */
async function benchSize(work, browser, slides, rounds) {
  const printers = [...ours(work, browser, slides), ...(slides <= 400 ? peers(work, browser, slides) : [])];
  /** @type {Map<string, number[]>} */
  const runs = new Map(printers.map(({ name }) => [name, []]));
  const failed = new Set();
  for (let round = 0; round < rounds; round++) {
    for (const { name, call } of round % 2 === 0 ? printers : printers.toReversed()) {
      if (failed.has(name)) continue;
      const out = join(work, 'out');
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out);
      const pdf = join(out, 'slides.pdf');
      try {
        const { wall } = await measure(call(pdf));
        if (!existsSync(pdf) || statSync(pdf).size === 0) throw new Error('it wrote no PDF');
        runs.get(name)?.push(wall);
      } catch (error) {
        if (name === 'lectern' || name === 'bare') throw error;
        failed.add(name);
        console.error(`${name} failed at ${slides} slides: ${error instanceof Error ? error.message : error}`);
      }
    }
    process.stderr.write(`\r${slides} slides: round ${round + 1} of ${rounds} `);
  }
  process.stderr.write('\n');
  return runs;
}

/** @param {string} work @param {string} browser @param {number} slides @returns {Printer[]} */
function ours(work, browser, slides) {
  const deck = join(work, `lectern-${slides}`);
  const built = join(work, `built-${slides}`);
  writeDeck(deck, 'lectern', slides);
  execFileSync(node, [lectern, 'build', deck, '--out', built]);
  return [
    {
      name: 'bare',
      call: (pdf) => ({ command: node, args: [join(here, 'bare-print.mjs'), join(built, 'index.html'), pdf, browser] }),
    },
    {
      name: 'lectern',
      call: (pdf) => ({
        command: node,
        args: [lectern, 'print', deck, '--only', 'slides', '--force', '--out', join(pdf, '..')],
      }),
    },
  ];
}

/** @param {string} work @param {string} browser @param {number} slides @returns {Printer[]} */
function peers(work, browser, slides) {
  /** @type {Printer[]} */
  const found = [];
  if (existsSync(marp)) {
    const deck = join(work, `marp-${slides}`);
    writeDeck(deck, 'marp', slides);
    const flags = ['--no-config', '--pdf', '--allow-local-files', '--browser', 'chrome', '--browser-path', browser];
    found.push({
      name: 'Marp CLI',
      call: (pdf) => ({ command: node, args: [marp, ...flags, 'deck.md', '-o', pdf], cwd: deck }),
    });
  }
  if (existsSync(decktape)) {
    const deck = join(work, `bare-${slides}`);
    const page = join(work, `bare-built-${slides}`);
    writeDeck(deck, 'bare', slides);
    execFileSync(node, [join(here, 'bare.mjs'), join(deck, 'deck.md'), page]);
    const chrome = [
      '--chrome-path',
      browser,
      '--chrome-arg=--no-sandbox',
      '--chrome-arg=--allow-file-access-from-files',
    ];
    const url = pathToFileURL(join(page, 'index.html')).href;
    found.push({
      name: 'decktape',
      call: (pdf) => ({ command: node, args: [decktape, ...chrome, '-p', '0', 'reveal', url, pdf] }),
    });
  }
  // At 400 slides Slidev does not come to an end within minutes.
  if (existsSync(slidev) && slides <= 40) {
    const deck = join(slidevFolder, `print-${slides}`);
    writeDeck(deck, 'slidev', slides);
    found.push({
      name: 'Slidev',
      call: (pdf) => ({
        command: slidevNode,
        args: [slidev, 'export', 'deck.md', '--output', pdf, '--executable-path', browser, '--timeout', '180000'],
        cwd: deck,
      }),
    });
  }
  return found;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
