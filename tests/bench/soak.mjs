/**
 * Hours of live editing: thousands of random changes with a browser attached. At the end the page has to equal a clean
 * build, and neither the server nor the page may have grown.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../gallery/browser.mjs';
import { percentile } from './live-report.mjs';
import { measure } from './measure.mjs';
import { createRandom } from './random.mjs';
import { columns, verdict } from './report.mjs';
import { freePort, sleep, start, until } from './running.mjs';
import { createEdits, writeSoakDeck } from './soak-edits.mjs';
import { lectern } from './watchers.mjs';

const main = fileURLToPath(new URL('../../lib/main.js', import.meta.url));
const heapReporter = fileURLToPath(new URL('heap.cjs', import.meta.url));
/** After so many edits all is let come to rest, and memory is looked at. */
const ROUND = 200;
/**
 * The last fifth may hold this much more than the fifth in the middle: decks grow and shrink. What comes before is
 * warm-up: V8 adds compiled code and what it learnt of types until every path was taken often, which is no leak.
 */
const growthTarget = 1.15;

/** @param {{ edits: number, seed: number }} options @returns {Promise<boolean>} whether all targets hold */
export async function soak({ edits, seed }) {
  const work = mkdtempSync(join(tmpdir(), 'lectern-soak-'));
  const deck = join(work, 'deck');
  mkdirSync(deck);
  writeSoakDeck(deck);
  const browser = await launchBrowser();
  const port = await freePort();
  const report = join(work, 'heap');
  const call = lectern.call(deck, port);
  const running = start({
    ...call,
    args: ['--expose-gc', '--require', heapReporter, ...call.args],
    env: { LECTERN_BENCH_REPORT: report },
  });
  const address = `http://localhost:${port}/`;
  try {
    await until(() => running.lines.some((line) => line.includes('"address"')));
    const page = await browser.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', ({ message }) => void errors.push(message));
    await page.goto(address);
    await untilReady(page);
    const devtools = await page.context().newCDPSession(page);
    const { step } = createEdits(deck, createRandom(seed));
    const rows = [];
    for (let done = 0; done < edits; ) {
      const began = performance.now();
      for (const end = Math.min(edits, done + ROUND); done < end; done++) {
        step();
        // The server and the page have their turns too; at times several edits are one.
        if (done % 5) await sleep(done % 7);
      }
      const seconds = (performance.now() - began) / 1_000;
      const quiet = await comesToRest(deck, page, done, () => running.lines.slice(-3).join('\n'));
      const { heap, nodes, listeners } = await pageMemory(devtools);
      rows.push({ done, seconds, quiet, server: await serverMemory(running.pid, report), heap, nodes, listeners });
      process.stderr.write(`\r${done} of ${edits} edits `);
    }
    process.stderr.write('\n');
    const served = plain(await (await fetch(address)).text());
    const built = plain(await cleanBuild(deck, join(work, 'out')));
    const open = await slidesOf(page);
    const loaded = await browser.newPage();
    await loaded.goto(address);
    await untilReady(loaded);
    const fresh = await slidesOf(loaded);
    console.log(`Seed ${seed}\n\n${soakTable(rows)}\n`);
    return judge(rows, errors, { served, built, open, fresh });
  } finally {
    await browser.close();
    await running.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Adds a last slide and waits until the page has it; answers the milliseconds that it took.
 * @param {string} deck @param {import('playwright-core').Page} page @param {number} count
 * @param {() => string} said what the server said last
 */
async function comesToRest(deck, page, count, said) {
  const written = performance.now();
  writeFileSync(join(deck, '99-rest.md'), `## At rest ${count}\n`);
  const isThere = () => page.evaluate((id) => document.getElementById(id) !== null, `at-rest-${count}`);
  if (!(await until(isThere, { patience: 20_000, pause: 10 }))) {
    throw new Error(`After ${count} edits the page no longer follows; the server said last: ${said()}`);
  }
  const quiet = performance.now() - written;
  await sleep(200);
  return quiet;
}

/** @param {import('playwright-core').Page} page */
const untilReady = (page) => until(() => page.evaluate(() => Boolean(Reflect.get(globalThis, 'Reveal')?.isReady())));

/** Megabytes after the rubbish was taken out; NaN without such signals. @param {number} pid @param {string} report */
async function serverMemory(pid, report) {
  if (process.platform === 'win32') return NaN;
  rmSync(report, { force: true });
  process.kill(pid, 'SIGUSR2');
  await until(() => existsSync(report));
  return Number(readFileSync(report, 'utf8')) / 1e6;
}

/** Megabytes and counts, after the rubbish was taken out. @param {import('playwright-core').CDPSession} devtools */
async function pageMemory(devtools) {
  // Elements that JavaScript let go of are let go by the browser in the collection after that.
  for (let turn = 0; turn < 4; turn++) await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return { heap: usedSize / 1e6, nodes, listeners: jsEventListeners };
}

/** @param {string} deck @param {string} out */
async function cleanBuild(deck, out) {
  await measure({ command: process.execPath, args: [main, 'build', deck, '--out', out] });
  return readFileSync(join(out, 'index.html'), 'utf8');
}

/** The page without what `lectern dev` adds to it. @param {string} html */
const plain = (html) =>
  html
    .replace(/<script type="application\/json" id="lectern-live">.*?<\/script>/s, '')
    .replace('<script defer src="/__lectern/live.js"></script>', '')
    .replace('<link rel="stylesheet" href="/__lectern/live.css">', '')
    .replace(/<div id="lectern-symbols">(.*?)<\/div>/s, '$1')
    .replace('; connect-src &#x27;self&#x27;', '')
    .replace(/ data-at="[^"]*"/g, '');

/** What the author wrote of each slide, without what reveal.js adds. @param {import('playwright-core').Page} page */
const slidesOf = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.slides section:not(.stack)')].map((slide) => {
      const { id, dataset } = slide;
      const stack = slide.parentElement?.matches('.stack') ? 'stacked' : '';
      const body = slide.cloneNode(true);
      for (const element of body.querySelectorAll('.visible, .current-fragment, .on')) {
        element.classList.remove('visible', 'current-fragment', 'on');
      }
      for (const element of body.querySelectorAll('[class=""]')) element.removeAttribute('class');
      return [id, stack, dataset.layout, slide.getAttribute('aria-label'), body.innerHTML].join('\n');
    }),
  );

/** @typedef {{ done: number, seconds: number, quiet: number, server: number, heap: number, nodes: number, listeners: number }} Row */

/** @param {readonly Row[]} rows */
function soakTable(rows) {
  const stride = Math.max(1, Math.floor(rows.length / 10));
  const shown = rows.filter((_, index) => index % stride === stride - 1 || index === rows.length - 1);
  const head = ['edits', '', 'seconds', 'rest ms', 'server MB', 'page MB', 'nodes', 'listeners'];
  const cells = shown.map(({ done, seconds, quiet, server, heap, nodes, listeners }) => [
    done.toLocaleString('en'),
    '',
    seconds.toFixed(1),
    quiet.toFixed(0),
    server.toFixed(1),
    heap.toFixed(1),
    String(nodes),
    String(listeners),
  ]);
  return columns(head, cells);
}

/**
 * @param {readonly Row[]} rows @param {readonly string[]} errors
 * @param {{ served: string, built: string, open: readonly string[], fresh: readonly string[] }} pages
 */
function judge(rows, errors, { served, built, open, fresh }) {
  if (served !== built) console.log(`The served page is not the built one: ${firstDifference(served, built)}`);
  const other = open.findIndex((slide, index) => slide !== fresh[index]);
  if (other >= 0) console.log(`Slide ${other + 1} of the open page: ${firstDifference(open[other], fresh[other])}`);
  if (errors.length) console.log(`Errors in the page: ${[...new Set(errors)].join('\n')}`);
  const fifth = Math.ceil(rows.length / 5);
  const inTheMiddle = rows.slice(2 * fifth, 3 * fifth);
  /** @param {'server' | 'heap'} key */
  const growth = (key) => middle(rows.slice(-fifth), key) / middle(inTheMiddle, key);
  const verdicts = [
    verdict('difference of the served page from a clean build', served === built ? 0 : 1, 0),
    verdict('difference of the open page from one loaded anew', other < 0 && open.length === fresh.length ? 0 : 1, 0),
    verdict('errors in the page', errors.length, 0),
    verdict('memory of the server, last fifth × middle', growth('server'), growthTarget),
    verdict('memory of the page, last fifth × middle', growth('heap'), growthTarget),
  ].filter((each) => each !== undefined);
  console.log(verdicts.map(({ text }) => text).join('\n'));
  return verdicts.every(({ held }) => held);
}

/** @param {readonly Row[]} rows @param {'server' | 'heap'} key */
const middle = (rows, key) =>
  percentile(
    rows.map((row) => row[key]),
    0.5,
  );

/** @param {string} [one] @param {string} [other] */
function firstDifference(one = '', other = '') {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return `${JSON.stringify(one.slice(Math.max(0, at - 60), at + 60))} / ${JSON.stringify(other.slice(Math.max(0, at - 60), at + 60))}`;
}
