#!/usr/bin/env node
/** The command: arguments in, exit code out. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { BuildOptions } from './commands/build.ts';
import type { DevOptions } from './commands/dev.ts';
import type { OutlineOptions } from './commands/outline.ts';
import type { PrintOptions } from './commands/print.ts';
import { printFailure } from './commands/terminal.ts';
import { type Kind, kinds } from './print/kinds.ts';

// Dates and sorting must not depend on where the deck is built.
process.env.TZ = 'UTC';

/** True if a browser was used: its folder is still being removed once it is closed. */
let isTidying = false;

const program = new Command('lectern')
  .description('Markdown lessons in, a deck to present out.')
  .version(version(), '-V, --version', 'print the version')
  .helpOption('-h, --help', 'print this help')
  .helpCommand(false)
  .exitOverride()
  .showSuggestionAfterError(true)
  .configureHelp({ sortSubcommands: false });

program
  .command('new')
  .summary('make a new deck to start from')
  .description(
    'Makes a folder with a small deck that builds at once and shows how slides are written. It writes over nothing.',
  )
  .argument('<name>', 'the folder to make; its name becomes the title')
  .action(async (name: string) => {
    const { runNew } = await import('./commands/new.ts');
    process.exitCode = runNew(name);
  });

program
  .command('build')
  .summary('build the deck: index.html for a web host and one file to open anywhere')
  .description(
    'Builds the deck of a folder (or of one Markdown file) into index.html with its assets, for any web host, and into ' +
      'one self-contained file that opens by double-click, without a network.',
  )
  .argument('[deck]', 'the deck: its folder, or one Markdown file', '.')
  .option('-o, --out <dir>', 'the folder to write to; the edition for students goes to its folder `student`', 'dist')
  .addOption(editionOption())
  .addOption(selectOption())
  .action(async (deck: string, options: BuildOptions) => {
    const { runBuild } = await import('./commands/build.ts');
    process.exitCode = await runBuild(deck, options);
  });

program
  .command('dev')
  .summary('show the deck in the browser, and every save in it at once')
  .description('Serves the deck to the browser of this machine and keeps the open page up to date with every save.')
  .argument('[deck]', 'the deck: its folder, or one Markdown file', '.')
  .option('-p, --port <number>', 'the port to listen on; if it is taken, the next free one', readPort, 4114)
  .option('--open', 'open the browser as well', false)
  .option('--no-follow', 'stay on the slide that is shown when another one is edited')
  .option('--poll', 'look at the files again and again, for network drives that tell of no changes', false)
  .option('--json', 'print one JSON document a line instead', false)
  .addOption(editionOption())
  .addOption(selectOption())
  .addOption(
    new Option('-o, --out <dir>', 'the folder that the deck is built to, which is not watched').default('dist'),
  )
  .action(async (deck: string, options: DevOptions) => {
    const { runDev } = await import('./commands/dev.ts');
    process.exitCode = await runDev(deck, options);
  });

program
  .command('print')
  .summary('print slides, notes and handouts to PDF')
  .description(
    'Prints the deck through a headless Chrome, Edge or Chromium, and looks before and after whether all of it came ' +
      'onto the paper. If not, it says where, and nothing is written.',
  )
  .argument('[deck]', 'the deck: its folder, or one Markdown file', '.')
  .addOption(
    new Option('--only <kinds>', 'what to print, of slides, notes and handout')
      .argParser(readKinds)
      .default(kinds, 'all'),
  )
  .option(
    '-o, --out <dir>',
    'the folder to write to; the edition for students goes to its folder `student`',
    'dist/print',
  )
  .addOption(editionOption())
  .addOption(selectOption())
  .option('--range <slides>', 'some slides alone: numbers, runs and ids, as in 3-9,12,my-slide')
  .option('--steps', 'slides: a page for each step', false)
  .addOption(
    new Option('--per-page <number>', 'handout: slides on a page').choices(['1', '2', '3', '4', '6', '9']).default('3'),
  )
  .addOption(
    choice('--beside <what>', 'handout: what stands beside each slide', ['lines', 'notes', 'nothing']).default('lines'),
  )
  .addOption(choice('--paper <size>', 'handout and notes', ['a4', 'letter']).default('a4'))
  .option('--landscape', 'handout and notes: across', false)
  .option('--ink-saver', 'handout and notes: white paper, thin lines, no fills', false)
  .option('--png', 'also a picture of each slide', false)
  .option('--scale <number>', 'pictures: pixels for each pixel of the slide', readScale, 1)
  .option('--report <file>', 'also write what was found as JSON')
  .option('--force', 'write whatever is found', false)
  .option('--timeout <seconds>', 'how long it may take (default: grows with the deck)', readSeconds)
  .action(async (deck: string, options: PrintOptions) => {
    const { runPrint } = await import('./commands/print.ts');
    isTidying = true;
    process.exitCode = await runPrint(deck, options);
  });

program
  .command('outline')
  .summary('print the slides with their ids, minutes and places')
  .description(
    'Prints the slides in their order, by part: number, id, planned minutes, layout, and the file and line in which ' +
      'each begins.',
  )
  .argument('[deck]', 'the deck: its folder, or one Markdown file', '.')
  .option('--json', 'print one JSON document instead')
  .addOption(selectOption())
  .action(async (deck: string, options: OutlineOptions) => {
    const { runOutline } = await import('./commands/outline.ts');
    process.exitCode = await runOutline(deck, options);
  });

// Whoever reads only the first lines (`lectern outline | head`) has not made the deck wrong.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  if (process.argv.length <= 2) {
    program.outputHelp();
    process.exitCode = 2;
  } else await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = printFailure(error);
}
// Once all is said. To let Node end by itself takes a twentieth of the time of a small build.
if (!isTidying) process.stdout.write('', () => process.stderr.write('', () => process.exit()));

function editionOption(): Option {
  const text = 'for whom: teacher, or student, which has no notes and no answers (default: what deck.yaml says)';
  return choice('--edition <name>', text, ['teacher', 'student']);
}

/** An option with a few values, in any case: people write A4 and Letter. */
function choice(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, description).choices(values);
  const check = option.parseArg;
  return option.argParser((text: string) => check?.(text.toLowerCase(), text));
}

function selectOption(): Option {
  return new Option('--select <name>', 'only the slides of one of the `selections` of deck.yaml');
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Write a number from 0 to 65535.');
  return port;
}

function readKinds(text: string): readonly Kind[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  const wrong = names.find((name) => !kinds.some((kind) => kind === name));
  if (wrong !== undefined) throw new InvalidArgumentError(`There is no “${wrong}”: choose of ${kinds.join(', ')}.`);
  return kinds.filter((kind) => names.includes(kind));
}

function readScale(text: string): number {
  const scale = Number(text);
  if (!(scale >= 0.1 && scale <= 4)) throw new InvalidArgumentError('Write a number from 0.1 to 4.');
  return scale;
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) throw new InvalidArgumentError('Write a number of seconds.');
  return seconds;
}

function version(): string {
  const file = new URL('../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
