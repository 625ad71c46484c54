/** The tools that watch a deck and show it in a browser: how each is called, and where its slides are. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { marp, revealMd, slidev, slidevFolder, slidevNode } from './tools.mjs';

/**
 * `number` counts from 1 and `heading` is that slide's; `slide` selects the slide on screen. Lectern says its address
 * itself, the others are asked at theirs until they answer.
 * @typedef {object} Watcher
 * @property {string} name
 * @property {'lectern' | 'marp' | 'revealmd' | 'slidev'} dialect
 * @property {boolean} [isPeer]
 * @property {string} [script] what has to be there
 * @property {string} [folder] below which its decks have to be
 * @property {(deck: string, port: number) => { command: string, args: readonly string[], cwd?: string, env?: Record<string, string> }} call
 * @property {(port: number, number: number, heading: string) => string} address
 * @property {string | ((number: number) => string)} slide
 */

const main = fileURLToPath(new URL('../../lib/main.js', import.meta.url));
const loopback = fileURLToPath(new URL('loopback.cjs', import.meta.url));
const node = process.execPath;
const present = '.slides section.present:not(.stack)';

/** @type {Watcher} */
export const lectern = {
  name: 'lectern dev',
  dialect: 'lectern',
  call: (deck, port) => ({ command: node, args: [main, 'dev', deck, '--port', String(port), '--json'] }),
  address: (port, _number, heading) => `http://localhost:${port}/#/${heading.toLowerCase().replaceAll(' ', '-')}`,
  slide: present,
};

/** @returns {Watcher[]} */
export function installedWatchers() {
  /** @type {Watcher[]} */
  const peers = [
    {
      name: 'marp --server',
      dialect: 'marp',
      isPeer: true,
      script: marp,
      call: (deck, port) => ({
        command: node,
        args: ['--require', loopback, marp, '--no-config', '--server', deck],
        env: { PORT: String(port) },
      }),
      address: (port, number) => `http://127.0.0.1:${port}/deck.md#${number}`,
      slide: 'svg.bespoke-marp-active',
    },
    {
      name: 'reveal-md --watch',
      dialect: 'revealmd',
      isPeer: true,
      script: revealMd,
      call: (deck, port) => ({
        command: node,
        args: ['--require', loopback, revealMd, 'deck.md', '--watch', '--disable-auto-open', '--port', String(port)],
        cwd: deck,
      }),
      address: (port, number) => `http://127.0.0.1:${port}/deck.md#/${number - 1}`,
      slide: present,
    },
    {
      name: 'slidev',
      dialect: 'slidev',
      isPeer: true,
      script: slidev,
      folder: slidevFolder,
      call: (deck, port) => ({
        command: slidevNode,
        args: ['--require', loopback, slidev, 'deck.md', '--port', String(port), '--log', 'info'],
        cwd: deck,
        env: { BROWSER: 'none' },
      }),
      address: (port, number) => `http://127.0.0.1:${port}/${number}`,
      slide: (number) => `.slidev-page-${number}`,
    },
  ];
  return peers.filter(({ script }) => script !== undefined && existsSync(script));
}
