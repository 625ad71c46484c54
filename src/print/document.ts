/** The page that notes.pdf and handout.pdf are printed from: a whole document, good with scripts off. */
import type { Slide } from '../deck/model.ts';
import { paperRule } from '../deck/page-rule.ts';
import { attributesHtml } from '../markdown/attributes.ts';
import { createPaper, drawSheets, noteOf, onPages, type Paper, partName } from '../render/paper.ts';
import { createSlideRenderer } from '../render/slide.ts';
import type { Output } from '../site/outputs.ts';
import { type DrawnDeck, fillSlides, viewPage } from '../site/site.ts';

export interface PaperOptions {
  readonly kind: 'notes' | 'handout';
  /** Slides a page of a handout. */
  readonly perPage: 1 | 2 | 3 | 4 | 6 | 9;
  /** What stands beside each slide of a handout. */
  readonly beside: 'lines' | 'notes' | 'nothing';
  readonly paper: 'a4' | 'letter';
  readonly landscape: boolean;
  /** White paper, thin rules, no fills. */
  readonly inkSaver: boolean;
  /** The ids of the slides to print. */
  readonly slides: ReadonlySet<string>;
}

/**
 * Of a deck that is drawn for print. What was not asked for is not there at all, hidden or not: a handout holds notes only
 * beside its slides, and no slide holds any. `output` says where the document's files are.
 */
export function printDocument(drawn: DrawnDeck, options: PaperOptions, output: Output): string {
  const slides = drawn.deck.slides.filter(({ id }) => options.slides.has(id));
  const { deck, kit } = drawn;
  const paper = createPaper(deck, kit);
  const pages = [
    ...drawPages(drawn, paper, onPages(slides), options),
    ...drawSheets(deck, paper, slides, options.kind),
  ];
  // Filled before the view is made: what is shown decides which symbols stand in the document.
  const html = fillSlides({ ...drawn, slides: pages }, output).join('');
  const rule = paperRule({ paper: options.paper, isAcross: options.landscape, flows: hasNotes(options) });
  const view = viewPage(drawn, { ...output, script: () => '' }, '');
  return drawn.kit.templates.page({
    ...view,
    theme: options.inkSaver ? 'print' : view.theme,
    slides: `<style>${rule}:root{--imprint:${cssString(paper.imprint)}}</style>\n<div${paperAttributes(options)}>\n${html}</div>`,
    data: '{}',
  });
}

export const hasNotes = ({ kind, beside }: PaperOptions): boolean => kind === 'notes' || beside === 'notes';

/** The stylesheet prints it in the margin of each page. */
const cssString = (text: string): string =>
  `"${text.replace(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/** What the stylesheet lays the paper out by. */
function paperAttributes({ kind, perPage, beside, paper, landscape }: PaperOptions): string {
  const pairs = {
    'data-kind': kind,
    'data-paper': paper,
    'data-across': landscape ? 'yes' : 'no',
    ...(kind === 'handout' && { 'data-per-page': String(perPage), 'data-beside': beside }),
  };
  return attributesHtml({ classes: ['paper'], pairs });
}

function drawPages(drawn: DrawnDeck, paper: Paper, slides: readonly Slide[], options: PaperOptions): string[] {
  const { deck, kit } = drawn;
  const { kind, perPage } = options;
  const { notes, strip } = createSlideRenderer(deck, kit);
  const htmlOf = new Map(deck.slides.map((slide, index) => [slide, drawn.slides[index] ?? '']));
  const withNotes = hasNotes(options);
  const groups = chunk(slides, kind === 'notes' ? 1 : perPage);
  return groups.map((group) => {
    const last = group.at(-1);
    return paper.page({
      cells: group.map((slide) => ({
        ...paper.cell(slide),
        slide: htmlOf.get(slide) ?? '',
        notes: withNotes ? withoutHeadings(notes(slide)) : '',
      })),
      part: partName(deck, last),
      strip: last && last.layout !== 'title' ? strip.of(last, deck.total) : '',
      note: noteOf(group),
    });
  });
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** The outline of the PDF is that of the slides: headings within notes look like headings, but are none. */
const withoutHeadings = (html: string): string =>
  html.replace(/<h[1-6](?=[\s>])/g, '<p data-heading').replace(/<\/h[1-6]>/g, '</p>');
