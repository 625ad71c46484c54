/**
 * Live editing, as the browser sees it: from the write of a file to the new text painted, by the same clock. A page
 * stands on the slide that is edited, in the middle of the deck. Beside Lectern run the watch modes of other tools.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../gallery/browser.mjs';
import { writeDeck } from './decks.mjs';
import { liveTable, liveVerdicts } from './live-report.mjs';
import { cpuOf, freePort, memoryOf, sleep, start, until } from './running.mjs';
import { openScreen } from './screen.mjs';
import { installedWatchers, lectern } from './watchers.mjs';

/** @typedef {import('./watchers.mjs').Watcher} Watcher */
/** @typedef {import('./live-report.mjs').LiveResult} LiveResult */

const STARTS = 3;
/** Milliseconds between edits, and how long one is waited for. */
const PAUSE = 500;
const PATIENCE = 5_000;
const IDLE = 5_000;

/** @param {{ sizes: readonly number[], edits: number }} options @returns {Promise<boolean>} whether all targets hold */
export async function benchLive({ sizes, edits }) {
  const work = mkdtempSync(join(tmpdir(), 'lectern-live-'));
  const browser = await launchBrowser();
  /** @type {LiveResult[]} */
  const results = [];
  try {
    console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, ${browser.version()}`);
    for (const slides of sizes) {
      // Others need minutes for thousands of slides.
      for (const watcher of [lectern, ...(slides <= 400 ? installedWatchers() : [])]) {
        const deck = join(watcher.folder ?? work, `${watcher.dialect}-${slides}`);
        writeDeck(deck, watcher.dialect, slides);
        process.stderr.write(`${slides} slides: ${watcher.name}\n`);
        try {
          results.push(await benchWatcher(browser, watcher, deck, slides, edits));
        } catch (error) {
          if (!watcher.isPeer) throw error;
          console.error(
            `${watcher.name} failed at ${slides} slides: ${error instanceof Error ? error.message : error}`,
          );
        }
      }
    }
  } finally {
    await browser.close();
    rmSync(work, { recursive: true, force: true });
  }
  console.log(
    `\n${liveTable(results)}\n\nLoad of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
  const decided = liveVerdicts(results);
  console.log(`\n${decided.map(({ text }) => text).join('\n')}`);
  return decided.every(({ held }) => held);
}

/**
 * @param {import('playwright-core').Browser} browser @param {Watcher} watcher @param {string} deck
 * @param {number} slides @param {number} edits @returns {Promise<LiveResult>}
 */
async function benchWatcher(browser, watcher, deck, slides, edits) {
  const number = Math.floor(slides / 2) + 1;
  const { file, heading, text } = findSlide(deck, number);
  /** @type {number[]} */
  const starts = [];
  for (let round = 0; round < STARTS - 1; round++) {
    const { running, page, first } = await open(browser, watcher, deck, number, heading);
    starts.push(first);
    await page.close();
    await running.stop();
  }
  const { running, page, sights, first } = await open(browser, watcher, deck, number, heading);
  starts.push(first);
  try {
    await sleep(2_000);
    const memory = memoryOf(running.pid);
    const before = cpuOf(running.pid);
    await sleep(IDLE);
    const idle = cpuOf(running.pid) - before;
    /** @type {number[]} */
    const latencies = [];
    const used = cpuOf(running.pid);
    let missed = 0;
    let reloads = 0;
    for (let edit = 1; edit <= edits; edit++) {
      const mark = `EDIT${1_000 + edit}`;
      const content = text.replace(`# ${heading}\n`, `# ${heading} ${mark}\n`);
      sights.length = 0;
      const written = Date.now();
      writeFileSync(file, content);
      const seen = await until(() => sights.find((sight) => sight.on === 'screen' && sight.text === mark), {
        patience: PATIENCE,
      });
      if (seen) latencies.push(seen.at - written);
      else missed++;
      if (sights.some(({ on }) => on === 'load')) reloads++;
      await sleep(PAUSE);
    }
    const builds = running.lines
      .flatMap((line) => /"milliseconds":(\d+)/.exec(line)?.[1] ?? [])
      .slice(1)
      .map(Number);
    const cpu = (cpuOf(running.pid) - used) / edits;
    const memoryAfter = memoryOf(running.pid);
    return { slides, name: watcher.name, starts, idle, latencies, builds, cpu, missed, reloads, memory, memoryAfter };
  } finally {
    writeFileSync(file, text);
    await page.close();
    await running.stop();
  }
}

/**
 * Starts the server and a page on the slide; `first` is how long it took until that was painted.
 * @param {import('playwright-core').Browser} browser @param {Watcher} watcher @param {string} deck
 * @param {number} number @param {string} heading
 */
async function open(browser, watcher, deck, number, heading) {
  const port = await freePort();
  const address = watcher.address(port, number, heading);
  const { page, sights } = await openScreen(
    browser,
    typeof watcher.slide === 'string' ? watcher.slide : watcher.slide(number),
  );
  sights.length = 0;
  const started = Date.now();
  const running = start(watcher.call(deck, port));
  const isUp = await until(() =>
    watcher.isPeer ? answers(address) : running.lines.some((line) => line.includes('"address"')),
  );
  if (isUp) await page.goto(address, { waitUntil: 'commit' });
  const first = isUp && (await until(() => sights.find(({ on }) => on === 'first'), { patience: 60_000 }));
  if (first) return { running, page, sights, first: first.at - started };
  await page.close();
  await running.stop();
  throw new Error(`No slide was shown\n${running.output()}`);
}

/** @param {string} address */
async function answers(address) {
  try {
    await (await fetch(address, { headers: { accept: 'text/html' } })).text();
    return true;
  } catch {
    return false;
  }
}

/** The file and the heading of the slide with this number. @param {string} deck @param {number} number */
function findSlide(deck, number) {
  for (const name of readdirSync(deck).filter((name) => name.endsWith('.md'))) {
    const file = join(deck, name);
    const text = readFileSync(file, 'utf8');
    const heading = new RegExp(`^#+ (Slide ${number} .*)$`, 'm').exec(text)?.[1];
    if (heading) return { file, heading, text };
  }
  throw new Error(`There is no slide ${number} in ${deck}`);
}
