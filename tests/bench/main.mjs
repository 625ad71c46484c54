/**
 * npm run bench -- [--sizes 40,400] [--rounds 5] [--peers]
 * npm run bench -- --live [--sizes 40,400] [--edits 20] [--peers]
 * npm run bench -- --print [--sizes 40,400] [--rounds 5] [--peers]
 * npm run bench -- --soak [--edits 10000] [--seed 1]
 *
 * Prints a table and whether the targets hold (exit code 1 if not): of whole builds (builds.mjs), of live editing
 * (live.mjs), of live editing for hours (soak.mjs), of printing (prints.mjs). `--peers` first installs Marp CLI,
 * reveal-md, decktape and Slidev into
 * tests/bench/peers, or into $LECTERN_BENCH_DIR; those that are there are measured as well.
 */
import { parseArgs } from 'node:util';
import { installPeers } from './tools.mjs';

const { values: flags } = parseArgs({
  options: {
    sizes: { type: 'string' },
    rounds: { type: 'string' },
    edits: { type: 'string' },
    seed: { type: 'string', default: '1' },
    live: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    soak: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
  },
});
const isLong = flags.live || flags.soak;
const sizes = (flags.sizes ?? (flags.print ? '40,400,1000' : isLong ? '40,400,4000' : '40,400,4000,40000'))
  .split(',')
  .map(Number);
const rounds = flags.rounds === undefined ? undefined : Number(flags.rounds);
const edits = Number(flags.edits ?? (flags.soak ? 10_000 : 20));
const seed = Number(flags.seed);
if (![...sizes, rounds ?? 1, edits, seed].every((number) => Number.isInteger(number) && number > 0)) {
  console.error(
    'Usage: npm run bench -- [--live | --print | --soak] [--sizes 40,400] [--rounds 5] [--edits 20] [--peers]',
  );
  process.exit(2);
}

if (flags.peers) installPeers();
process.exitCode = (await bench()) ? 0 : 1;

/** Browsers are looked for by those only who need one. */
async function bench() {
  if (flags.soak) return (await import('./soak.mjs')).soak({ edits, seed });
  if (flags.print) return (await import('./prints.mjs')).benchPrints({ sizes, rounds: rounds ?? 5 });
  if (flags.live) return (await import('./live.mjs')).benchLive({ sizes, edits });
  return (await import('./builds.mjs')).benchBuilds({ sizes, ...(rounds && { rounds }) });
}
