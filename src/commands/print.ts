/** `lectern print`: slides, notes and handouts as PDF, slides as pictures. */
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser/launch.ts';
import type { Slide } from '../deck/model.ts';
import { nearestName } from '../deck/nearest.ts';
import { slidesInRange } from '../deck/range.ts';
import type { Edition, VersionOptions } from '../deck/version.ts';
import { type DeckFiles, loadDeck } from '../load/deck.ts';
import { loadAudit, loadKit } from '../load/kit.ts';
import { checkOut, outFolder } from '../load/output.ts';
import { defaultTimeout, withDeadline } from '../print/deadline.ts';
import type { PaperOptions } from '../print/document.ts';
import type { Finding } from '../print/gate.ts';
import { type Kind, kinds } from '../print/kinds.ts';
import { type Printed, printDeck } from '../print/print.ts';
import { printReport } from '../print/report.ts';
import { counted, countedSlides, hasErrors, type Problem, UsageError } from '../problems.ts';
import { writeTogether } from '../site/write.ts';
import { readDeck } from './compile.ts';
import { namesOfPdfs, tellReplaced } from './earlier.ts';
import { createProgress } from './progress.ts';
import { formatProblems } from './report.ts';
import { useColor } from './terminal.ts';

export interface PrintOptions extends VersionOptions {
  readonly only: readonly Kind[];
  readonly out: string;
  readonly steps: boolean;
  readonly perPage: string;
  readonly beside: PaperOptions['beside'];
  readonly paper: PaperOptions['paper'];
  readonly landscape: boolean;
  readonly inkSaver: boolean;
  readonly range?: string;
  readonly png: boolean;
  readonly scale: number;
  readonly report?: string;
  readonly force: boolean;
  /** Seconds; by default it grows with the deck. */
  readonly timeout?: number;
}

/** Returns the exit code. */
export async function runPrint(target: string, given: PrintOptions): Promise<number> {
  const files = await loadDeck(target, given);
  checkOut(given.out, files.folder.root, [...files.texts.keys()]);
  const { edition } = files.settings;
  const options: PrintOptions = { ...given, out: outFolder(given.out, edition), only: kindsFor(edition, given.only) };
  // The browser starts while the deck is read.
  const launching = launchBrowser({ hosts: files.settings.allow, closedByCaller: true });
  // Whether it started is asked later: what is wrong with the deck is told first.
  launching.catch(() => undefined);
  const close = (): Promise<void> =>
    launching.then(
      (browser) => browser.close(),
      () => undefined,
    );
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    void close();
  };
  for (const signal of signals) process.once(signal, stop);
  try {
    return await print(files, options, launching, close);
  } catch (error) {
    // What was going on fails because its browser is gone.
    if (isStopped) return INTERRUPTED;
    throw error;
  } finally {
    await close();
    for (const signal of signals) process.off(signal, stop);
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** As shells have it for a program that Ctrl+C ended. */
const INTERRUPTED = 130;

async function print(
  files: DeckFiles,
  options: PrintOptions,
  launching: Promise<Browser>,
  close: () => Promise<void>,
): Promise<number> {
  const { deck, input, reads, problems, texts } = await readDeck(files, await loadKit(), { places: true });
  const pathOf = (file: string): string => relative('.', join(files.folder.root, file));
  const tell = (found: readonly Problem[]): void => {
    const format = { color: useColor(process.stderr), pathOf };
    process.stderr.write(formatProblems(found, (file) => texts.get(file), format));
  };
  if (!input) {
    tell(problems);
    process.stderr.write(NOTHING);
    return 1;
  }
  checkOut(options.out, files.folder.root, reads);
  const chosen = chosenSlides(options.range, deck.slides);
  const before = namesOfPdfs(kinds.map((kind) => join(options.out, `${kind}.pdf`)));
  const { perPage, beside, paper: size, landscape, inkSaver } = options;
  const paper = { beside, paper: size, landscape, inkSaver };
  const progress = createProgress(process.stderr);
  let printed: Printed;
  try {
    const work = printDeck(launching, {
      input,
      kinds: options.only,
      chosen,
      steps: options.steps,
      ...(options.png && { pngScale: options.scale }),
      paper: { ...paper, perPage: Number(perPage) as PaperOptions['perPage'] },
      pathOf,
      audit: loadAudit(),
      progress: progress.show,
      printed: () => void close(),
    });
    printed = await withDeadline(options.timeout ?? defaultTimeout(chosen.size), work, close);
  } finally {
    progress.end();
  }
  const findings: Finding[] = [...problems, ...printed.findings];
  const isFit = !hasErrors(findings);
  if (isFit || options.force) writeTogether(options.out, printed.files, STALE);
  const told = options.force ? findings.map((finding) => ({ ...finding, severity: 'warning' as const })) : findings;
  if (options.report !== undefined) {
    const outcome = { files: printed.files, findings: told, written: isFit || options.force };
    const report = printReport(deck, `Chromium ${(await launching).version()}`, outcome, pathOf);
    writeReport(options.report, `${JSON.stringify(report, null, 2)}\n`);
  }
  tell(told);
  if (!isFit && !options.force) {
    process.stderr.write(`${NOTHING} --force writes all the same.\n`);
    return 1;
  }
  const all = chosen.size === deck.slides.length;
  const count = all ? countedSlides(deck.slides) : counted(chosen.size, 'slide');
  process.stdout.write(`${count} → ${listOutputs(options.out, printed.files)}\n`);
  process.stdout.write(
    tellReplaced(deck.name, before, new Set([...printed.files.keys()].map((file) => join(options.out, file)))),
  );
  return 0;
}

/** Notes are the teacher's: students get all the rest, and to ask for nothing else is a slip. */
function kindsFor(edition: Edition, only: readonly Kind[]): readonly Kind[] {
  if (edition === 'teacher') return only;
  const rest = only.filter((kind) => kind !== 'notes');
  if (rest.length > 0) return rest;
  throw new UsageError('The edition for students has no notes', 'Print them with --edition teacher.');
}

function chosenSlides(range = '', slides: readonly Slide[]): ReadonlySet<Slide> {
  const found = slidesInRange(range, slides);
  if (!('unknown' in found)) return new Set(found);
  const last = slides.at(-1)?.number ?? 0;
  const near = nearestName(
    found.unknown,
    slides.map(({ id }) => id),
  );
  throw new UsageError(
    `--range: there is no slide “${found.unknown}”; the deck has slides 1 to ${last}`,
    near ? `Did you mean ${near}?` : 'Write numbers, runs or ids, as in --range 3-9,12,my-slide.',
  );
}

const NOTHING = 'Nothing was written.';

/** Pictures of an earlier run that had more slides. */
const STALE = /^slide-\d+\.png$/;

function listOutputs(out: string, files: Printed['files']): string {
  const paths = [...files.keys()];
  const pictures = paths.filter((path) => path.endsWith('.png')).length;
  const named = paths.filter((path) => !path.endsWith('.png')).map((path) => join(out, path));
  return [...named, ...(pictures ? [`${join(out, 'png')} (${pictures})`] : [])].join(', ');
}

function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${path}: ${(error as Error).message}`);
  }
}
