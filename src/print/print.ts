/** From a deck to paper: one browser, all kinds, each looked at before and after it is printed. */
import type { Browser } from 'playwright-core';
import { openSilently, type SilentPage } from '../browser/page.ts';
import type { AuditApi, SheetPlace } from '../client/audit/protocol.ts';
import type { Slide } from '../deck/model.ts';
import { canvasOf } from '../deck/settings.ts';
import { typeOf } from '../site/assets.ts';
import { drawForPrint, type SiteInput } from '../site/site.ts';
import type { PaperOptions } from './document.ts';
import { expectedPaper, expectedPdf, expectedSlides } from './expectation.ts';
import { distinct, type Finding, findingsOfAudit, type PathOf } from './gate.ts';
import type { Kind } from './kinds.ts';
import { outlineOf, stampOf } from './metadata.ts';
import { type StampedPdf, stampPdf } from './pdf/stamp.ts';
import { findingsOfPdf, unread } from './read-back.ts';
import { chooseSlides, type Document, paperDocument, slidesDocument } from './slides-document.ts';

export interface PrintJob {
  readonly input: SiteInput;
  readonly kinds: readonly Kind[];
  readonly chosen: ReadonlySet<Slide>;
  /** A page for each step of a slide. */
  readonly steps: boolean;
  /** Pixels of the PNG pictures for each pixel of the slide; undefined for no pictures. */
  readonly pngScale?: number;
  /** Notes and handout: how the paper is laid out. */
  readonly paper: Omit<PaperOptions, 'kind' | 'slides'>;
  readonly pathOf: PathOf;
  /** The script that looks at the laid-out page. */
  readonly audit: string;
  readonly progress: (what: string) => void;
  /** Told when the browser has done its part, while the last file is still read back; closes what is open. */
  readonly printed: (last: SilentPage) => void;
}

export interface Printed {
  /** By path in the folder that is written to. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly findings: readonly Finding[];
}

/** `starting`: the slides are drawn meanwhile. */
export async function printDeck(starting: Browser | Promise<Browser>, job: PrintJob): Promise<Printed> {
  const files = new Map<string, Uint8Array>();
  const findings: Finding[] = [];
  const input = chooseSlides(job.input, job.chosen);
  const add = (name: string, printed: StampedPdf): void => {
    if ('bytes' in printed) files.set(name, printed.bytes);
    else findings.push(unread(name, printed.fault));
  };
  // Also where only a handout is wanted: a slide that overflows does so on all kinds of paper.
  const drawn = drawForPrint(input);
  const slides = slidesDocument(drawn);
  const browser = await starting;
  job.progress('laying out the slides');
  const silent = await openDocument(browser, slides, job);
  const sheets = await prepare(silent, job);
  findings.push(...(await audit(silent, job, input.deck.slides, sheets)));
  let expected: ReturnType<typeof expectedSlides> | undefined;
  const basis = () => {
    expected ??= expectedSlides(input, drawn.slides);
    return expected;
  };
  let check = (): void => undefined;
  if (job.kinds.includes('slides')) {
    job.progress('printing slides.pdf');
    const unshown = await silent.page.evaluate(() => lecternAudit.unshown());
    const printing = printPdf(silent);
    // Chromium prints meanwhile.
    const expectation = expectedPdf(job, basis(), sheets, unshown);
    const bytes = await printing;
    check = () => {
      findings.push(...findingsOfPdf(bytes, expectation));
      add('slides.pdf', stampPdf(bytes, { ...stampOf(job), outline: outlineOf(input.deck, sheets) }));
    };
  }
  if (job.pngScale !== undefined) {
    for (const [index] of sheets.entries()) {
      job.progress(`taking picture ${index + 1} of ${sheets.length}`);
      files.set(`png/slide-${pad(index + 1, sheets.length)}.png`, await takePicture(silent, index));
    }
  }
  // Closed while the next one is printed.
  let open = silent;
  for (const kind of job.kinds) {
    if (kind === 'slides') continue;
    const options = paperOptions(job, kind);
    job.progress(`laying out ${kind}.pdf`);
    const page = await openDocument(browser, paperDocument(drawn, options), job);
    void open.close();
    open = page;
    await page.page.evaluate(job.audit);
    await page.page.evaluate(async () => {
      lecternAudit.prepare(false);
      await document.fonts.ready;
    });
    const unshown = await page.page.evaluate(() => lecternAudit.unshown());
    job.progress(`printing ${kind}.pdf`);
    const printing = printPdf(page);
    check();
    const expectation = expectedPaper(options, basis(), unshown);
    const bytes = await printing;
    check = () => {
      findings.push(...findingsOfPdf(bytes, expectation));
      add(`${kind}.pdf`, stampPdf(bytes, stampOf(job)));
    };
  }
  job.printed(open);
  check();
  return { files, findings: distinct(findings) };
}

const paperOptions = ({ paper, chosen }: PrintJob, kind: PaperOptions['kind']): PaperOptions => ({
  ...paper,
  kind,
  slides: new Set([...chosen].map(({ id }) => id)),
});

function openDocument(browser: Browser, document: Document, { input, pngScale }: PrintJob): Promise<SilentPage> {
  return openSilently(browser, {
    file: (path) => {
      const body = document.get(path);
      return body === undefined ? undefined : { body, type: path.endsWith('.html') ? 'text/html' : typeOf(path) };
    },
    hosts: input.deck.settings.allow,
    size: canvasOf(input.deck.settings),
    ...(pngScale !== undefined && { scale: pngScale }),
  });
}

declare const lecternAudit: AuditApi;

async function prepare({ page }: SilentPage, job: PrintJob): Promise<SheetPlace[]> {
  await page.evaluate(job.audit);
  return page.evaluate((steps) => lecternAudit.prepare(steps), job.steps);
}

async function audit(
  { page, missing }: SilentPage,
  job: PrintJob,
  slides: readonly Slide[],
  sheets: readonly SheetPlace[],
): Promise<Finding[]> {
  const elsewhere = job.input.deck.slides
    .filter((slide) => !job.chosen.has(slide))
    .flatMap(({ id, source }) => [id, ...source.ids.map((inside) => inside.id)]);
  const size = canvasOf(job.input.deck.settings);
  const faults = await page.evaluate(([size, ids]) => lecternAudit.audit(size, ids), [size, elsewhere] as const);
  const onSheets = sheets.map(({ section }) => slides[section] as Slide);
  const found = findingsOfAudit(faults, onSheets, job.pathOf);
  // A picture or font that did not come is among them, with its place; what else was asked for has none.
  return found.length > 0 ? found : missing.map(notThere);
}

const notThere = (url: string): Finding => ({
  severity: 'error',
  rule: 'print-file',
  message: `The page asks for ${url} and does not get it`,
  hint: 'Look for it in theme.css and in the templates of the deck.',
});

function printPdf({ page }: SilentPage): Promise<Uint8Array> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
}

async function takePicture({ page }: SilentPage, index: number): Promise<Uint8Array> {
  await page.evaluate((at) => scrollTo(0, at * innerHeight), index);
  return page.screenshot({ type: 'png', animations: 'disabled' });
}

const pad = (number: number, count: number): string => String(number).padStart(String(count).length, '0');
