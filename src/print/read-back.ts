/** What a printed file shows, against what its slides hold. */
import type { Slide } from '../deck/model.ts';
import { type Comparison, compareText, normalize } from './compare.ts';
import type { ExpectedText } from './expected.ts';
import { type Finding, findingOn } from './gate.ts';
import type { PdfDocument, PdfPage, TextRun } from './pdf/document.ts';
import { readPdf } from './pdf/read.ts';

/** A slide with the text that the file has to show of it. */
export interface ExpectedOf {
  readonly slide: Slide;
  /** What stands together at its beginning. */
  readonly texts: readonly ExpectedText[];
  /** What follows, and may go on to further pages. */
  readonly notes?: readonly ExpectedText[];
  /** True if the author wrote something and the stylesheet shows none of it. */
  readonly isUnshown?: boolean;
}

export interface Expectation {
  /** The file's name. */
  readonly output: string;
  /** In points; undefined if the pages are not looked at, since the browser chose their shape from the same stylesheet. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly slides: readonly ExpectedOf[];
  /** From 0, the first page of each slide and the one after its last; undefined where only the file can tell. */
  readonly pages?: readonly (readonly [from: number, to: number])[];
  /** True if several slides stand on a page. */
  readonly sharesPages?: boolean;
  /** How many pages there must be, if it is known. */
  readonly count?: number;
  /** Strings that the stylesheet adds. */
  readonly generated: readonly string[];
  /** True if nothing but the slides' own text may stand on their pages. */
  readonly isExact: boolean;
  /** How the names of the deck's own fonts begin; undefined if they cannot be known. */
  readonly fonts?: ReadonlySet<string>;
}

export function findingsOfPdf(bytes: Uint8Array, expectation: Expectation): Finding[] {
  const { output } = expectation;
  const read = readPdf(bytes);
  if ('fault' in read) {
    return [unread(output, read.fault)];
  }
  const { pdf } = read;
  const pages = expectation.pages ?? findPages(pdf, expectation);
  const wrong = findingsOfPages(pdf, expectation);
  // Then it is not known which page is whose.
  if (pdf.pages.length !== (expectation.count ?? pdf.pages.length)) return wrong;
  return [
    ...wrong,
    ...expectation.slides.flatMap(({ slide, texts, notes = [], isUnshown = false }, index) => {
      const [from, to] = pages[index] ?? [0, 0];
      const runs = pdf.pages.slice(from, to).flatMap((page) => page.runs);
      const compared = compareText([...texts, ...notes], runs, expectation.generated);
      return findingsOfText(slide, { ...compared, isBlank: compared.isBlank || isUnshown }, expectation);
    }),
    ...findingsOfFonts(pdf, pages, expectation),
    ...findingsOfGradients(pdf, pages, expectation),
  ];
}

/** A file that our reader does not understand, be it to look at or to stamp it. */
export const unread = (output: string, fault: string): Finding => ({
  severity: 'error',
  rule: 'print-unread',
  message: `${output} cannot be read back: ${fault}`,
  hint: 'So nobody knows what is on its pages. Please report it, with the version of the browser.',
  output,
});

function findingsOfPages(pdf: PdfDocument, { output, count, size }: Expectation): Finding[] {
  const findings: Finding[] = [];
  const error = (message: string): void => {
    const hint = 'A rule of theme.css or a template changes how pages break: take it out.';
    findings.push({ severity: 'error', rule: 'print-pages', message: `${output}: ${message}`, hint, output });
  };
  if (count !== undefined && pdf.pages.length !== count) error(`it has ${pdf.pages.length} pages instead of ${count}`);
  const wrong = size ? pdf.pages.findIndex((page) => !hasSize(page, size)) : -1;
  const page = pdf.pages[wrong];
  if (page) error(`page ${wrong + 1} is ${shape(page)} points instead of ${size && shape(size)}`);
  if (!pdf.tagged) error('it has no tags, which screen readers need');
  return findings;
}

const hasSize = (page: PdfPage, size: { width: number; height: number }): boolean =>
  Math.abs(page.width - size.width) < 1 && Math.abs(page.height - size.height) < 1;

const shape = ({ width, height }: { width: number; height: number }): string =>
  `${Math.round(width)} × ${Math.round(height)}`;

function findingsOfText(slide: Slide, compared: Comparison, { output, isExact }: Expectation): Finding[] {
  const error = (rule: string, message: string, hint: string): Finding =>
    findingOn(slide, { severity: 'error', rule, message: `${output}: ${message}`, hint, output });
  if (compared.isBlank)
    return [error('print-blank', 'the page is blank', 'Something hides the slide: look at theme.css and the layout.')];
  const missing = compared.missing.flatMap(({ words }) => words);
  const boxes = compared.boxes.length;
  return [
    ...(missing.length
      ? [
          error(
            'print-missing',
            `${some(missing)} ${missing.length === 1 ? 'is' : 'are'} not on the page`,
            'It is hidden, pushed off the page, or turned into a picture by a filter or by a gradient that shines through it.',
          ),
        ]
      : []),
    ...(isExact && compared.surplus.length
      ? [
          error(
            'print-surplus',
            `${some(compared.surplus)} ${compared.surplus.length === 1 ? 'stands' : 'stand'} on the page and not on the slide`,
            'Notes and hidden parts must not be printed: look at theme.css and the layout.',
          ),
        ]
      : []),
    ...(boxes
      ? [
          error(
            'print-glyph',
            `${boxes === 1 ? 'an empty box stands' : `${boxes} empty boxes stand`} where a character should be`,
            'No font has it (`lectern build` names it): write it in another way, or draw it as a picture.',
          ),
        ]
      : []),
  ];
}

/** “one”, “two” and 5 more */
function some(words: readonly string[]): string {
  const shown = words.slice(0, 4).map((word) => `“${word.length > 40 ? `${word.slice(0, 39)}…` : word}”`);
  return shown.join(', ') + (words.length > shown.length ? ` and ${words.length - shown.length} more` : '');
}

/** One warning a foreign font, at the first slide that is printed in it. */
function findingsOfFonts(
  pdf: PdfDocument,
  pages: readonly (readonly [from: number, to: number])[],
  { fonts, slides, output, isExact }: Expectation,
): Finding[] {
  const findings: Finding[] = [];
  for (const { name, embedded } of pdf.fonts) {
    if (!embedded) {
      const message = `${output}: the font ${name} is not in the file`;
      findings.push({
        severity: 'error',
        rule: 'print-font',
        message,
        hint: 'Use a font that may be embedded.',
        output,
      });
    }
  }
  if (!fonts) return findings;
  const isOwn = (font: string): boolean => [...fonts].some((own) => font.startsWith(own));
  const foreign = new Map<string, { run: TextRun; slide: Slide | undefined }>();
  for (const [index, page] of pdf.pages.entries()) {
    for (const run of page.runs) {
      if (run.font === '' || run.emptyBoxes > 0 || foreign.has(run.font) || isOwn(run.font)) continue;
      const here = slides.filter((_, at) => isWithin(index, pages[at]));
      // A page that is one slide's has nothing else; others may hold several slides, and sheets.
      const found = here.find((expected) => holds(expected, run)) ?? (isExact ? here[0] : undefined);
      foreign.set(run.font, { run, slide: found?.slide });
    }
  }
  for (const [name, { run, slide }] of foreign) {
    const message = `${output}: “${run.text.trim()}” is printed in ${name}, a font of this machine`;
    const hint = 'The fonts of the deck do not have it; another machine may show it differently, or as a box.';
    findings.push(findingOn(slide, { severity: 'warning', rule: 'print-foreign-font', message, hint, output }));
  }
  return findings;
}

const isWithin = (page: number, [from, to]: readonly [from: number, to: number] = [0, 0]): boolean =>
  page >= from && page < to;

function holds({ texts, notes = [] }: ExpectedOf, run: TextRun): boolean {
  const wanted = normalize(run.text);
  if (wanted === '') return false;
  return [...texts, ...notes].some(({ text, isRightToLeft }) => {
    const normal = normalize(text);
    return isRightToLeft ? [...wanted].every((letter) => normal.includes(letter)) : normal.includes(wanted);
  });
}

/** Firefox's reader (pdf.js) does not know such gradients; every other one does. */
function findingsOfGradients(
  pdf: PdfDocument,
  pages: readonly (readonly [from: number, to: number])[],
  { slides, sharesPages = false, output }: Expectation,
): Finding[] {
  return pdf.pages.flatMap(({ hasFunctionShading }, index) => {
    if (!hasFunctionShading) return [];
    const at = sharesPages ? -1 : pages.findIndex((range) => isWithin(index, range));
    const message = `${output}: page ${index + 1} has a gradient that Firefox shows as a pink box`;
    const hint = 'It is conic, repeats or ends in transparent: use colours that cover, or a picture.';
    return findingOn(slides[at]?.slide, { severity: 'warning', rule: 'print-gradient', message, hint, output });
  });
}

/**
 * Where each slide begins in a file whose pages flow: on the first page that shows the longest of its texts, all of them
 * if there is one, since the notes of the slide before may end with some of the same words.
 */
function findPages(
  pdf: PdfDocument,
  { slides, sharesPages = false }: Expectation,
): (readonly [from: number, to: number])[] {
  const least = sharesPages ? 0 : 1;
  const letters = pdf.pages.map(({ runs }) => normalize(runs.map(({ text }) => text).join('')));
  let next = 0;
  const starts = slides.map(({ texts }) => {
    const longest = texts
      .map(({ text }) => normalize(text))
      .sort((a, b) => b.length - a.length)
      .slice(0, 5);
    let [found, most] = [next, 0];
    for (let at = next; at < letters.length && most < longest.length; at++) {
      const shown = longest.filter((text) => letters[at]?.includes(text)).length;
      if (shown > most) [found, most] = [at, shown];
    }
    next = found + least;
    return found;
  });
  // Where slides share a page their notes go on side by side, up to the page where the next ones begin.
  const endOf = (start: number): number => starts.find((other) => other > start) ?? pdf.pages.length;
  return starts.map((start) => [start, endOf(start) + 1 - least]);
}
