/** What each kind of paper has to show. */
import type { SheetPlace, Unshown } from '../client/audit/protocol.ts';
import type { Slide } from '../deck/model.ts';
import { canvasOf } from '../deck/settings.ts';
import { dataOf, onPages } from '../render/paper.ts';
import { listedOn } from '../resolve/references.ts';
import type { Asset } from '../site/assets.ts';
import type { SiteInput } from '../site/site.ts';
import { hasNotes, type PaperOptions } from './document.ts';
import { type ExpectedText, readExpected } from './expected.ts';
import type { PrintJob } from './print.ts';
import type { Expectation, ExpectedOf } from './read-back.ts';

/** A CSS pixel is 1/96 inch, a point 1/72. */
const POINT = 0.75;

/** `html`: of each slide of the deck, without its notes; holes in it are open. */
export function expectedSlides({ deck, kit, themeCss, assets }: SiteInput, html: readonly string[]): Basis {
  const slides = deck.slides.map((slide, index) => ({ slide, texts: textsOf(html[index] ?? '') }));
  const own = themeCss?.css.includes('@font-face');
  const fonts = new Set(kit.fonts.map(({ family }) => family.replace(/ Variable$/, '').replaceAll(' ', '')));
  const generated = [...(themeCss?.css ?? '').matchAll(/\bcontent\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map(
    ([, text = '']) => text,
  );
  return {
    slides,
    // What theme.css writes on slides is no leak, nor what a picture says.
    generated: [...generated, ...[...assets.values()].flatMap(textsInPicture)],
    hasSheets:
      deck.handouts.length > 0 ||
      deck.slides.some((slide) => listedOn(slide.source) !== '' || dataOf(slide).length > 0),
    ...(!own && { fonts }),
  };
}

/** The words of an SVG file, which Chromium prints as text. */
function textsInPicture({ type, bytes }: Asset): string[] {
  if (type !== 'image/svg+xml') return [];
  return readExpected(Buffer.from(bytes).toString()).texts.map(({ text }) => text);
}

interface Basis {
  readonly slides: readonly ExpectedOf[];
  /** True if a handout ends with sheets of its own, which take as many pages as they need. */
  readonly hasSheets: boolean;
  readonly generated: readonly string[];
  readonly fonts?: ReadonlySet<string>;
}

/** Without the texts that a page says it does not show. `unshown`: for each slide. */
function without(slides: readonly ExpectedOf[], unshown: readonly Unshown[]): ExpectedOf[] {
  return slides.map(({ slide, texts }, index) => {
    const left = new Map(unshown[index]);
    const shown = texts.filter(({ text }) => {
      const times = left.get(text);
      if (times !== undefined) left.set(text, times - 1);
      return times === undefined || times > 0;
    });
    const isPlaced = ({ at }: ExpectedText): boolean => at !== '';
    return {
      slide,
      texts: shown,
      isUnshown: texts.some(isPlaced) && !shown.some(isPlaced),
    };
  });
}

export function expectedPdf(
  { input }: PrintJob,
  basis: Basis,
  sheets: readonly SheetPlace[],
  unshown: readonly Unshown[],
): Expectation {
  const { width, height } = canvasOf(input.deck.settings);
  const pages = basis.slides.map((_, index) => {
    const from = sheets.findIndex(({ section }) => section === index);
    return [from, from + 1 + (sheets[from]?.steps ?? 0)] as const;
  });
  return {
    ...basis,
    slides: without(
      basis.slides,
      pages.map(([from]) => unshown[from] ?? []),
    ),
    output: 'slides.pdf',
    size: { width: width * POINT, height: height * POINT },
    pages,
    count: sheets.length,
    isExact: true,
  };
}

export function expectedPaper(options: PaperOptions, basis: Basis, unshown: readonly Unshown[]): Expectation {
  const { kind, perPage } = options;
  const withNotes = hasNotes(options);
  const inCells = new Set(onPages(basis.slides.map(({ slide }) => slide)));
  const cells = basis.slides.filter(({ slide }) => inCells.has(slide));
  const slides = without(cells, unshown).map((expected) =>
    withNotes ? { ...expected, notes: textsOf(expected.slide.source.notes) } : expected,
  );
  const references = expectedReferences(basis.slides.map(({ slide }) => slide));
  const expectation = { ...basis, slides: [...slides, ...references], output: `${kind}.pdf`, isExact: false };
  if (withNotes) return { ...expectation, sharesPages: kind === 'handout' && perPage > 1 };
  const pages = slides.map((_, index) => {
    const page = Math.floor(index / perPage);
    return [page, page + 1] as const;
  });
  const count = Math.ceil(slides.length / perPage);
  // They stand on one of the sheets that follow.
  const after = references.map(() => [count, Number.POSITIVE_INFINITY] as const);
  return { ...expectation, pages: [...pages, ...after], ...(!basis.hasSheets && { count }) };
}

/** What the slides of references list, in one: on paper it is text that flows. */
function expectedReferences(slides: readonly Slide[]): ExpectedOf[] {
  const lists = slides.filter(({ source }) => listedOn(source) !== '');
  const [slide] = lists;
  const [first, ...rest] = lists.flatMap(({ source }) => textsOf(listedOn(source)));
  return slide && first ? [{ slide, texts: [first], notes: rest }] : [];
}

/** What is left open for addresses shows no text. */
const textsOf = (html: string): readonly ExpectedText[] => readExpected(html.replace(/\0[^\0]*\0/g, '')).texts;
