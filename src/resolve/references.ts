/** The slides of references: where they stand, and what of the list fits on each. */
import type { LibraryEntry } from '../citations/library.ts';
import { countLines, type Metrics, textWidth } from '../deck/metrics.ts';
import type { Heading, Html, Section, SlideSource } from '../deck/model.ts';
import type { Settings } from '../deck/settings.ts';
import { wordsOf } from '../deck/words.ts';
import { attributeSpan } from '../markdown/attribute-span.ts';
import { escapeHtml } from '../markdown/escape.ts';
import { type Report, spanAt } from '../problems.ts';

export const REFERENCES = 'references';

export const referenceId = (key: string): string => `ref-${key}`;

export interface Listed {
  readonly number: number;
  readonly entry: LibraryEntry;
  readonly html: Html;
}

/** Sizes of the layout `references` in pixels of the slide; see templates/theme/references.css. */
const TYPE = 24;
const LINE = 32;
const GAP = 12;
const NUMBER = 56;
const BETWEEN = 64;
const HEIGHT = 672;
/** Under a heading of more than one line. */
const LOW_HEIGHT = 568;
const MOST = 24;
/** Titles are in another face; whole entries were never wider than the face that is measured, a line may be. */
const SLACK = 1.02;

/**
 * The list begins on the slide with the layout `references`, or on the slide after it if it has a text of its own;
 * without such a slide it begins after the last one.
 */
export function addReferences(
  sections: readonly Section[],
  listed: readonly Listed[],
  settings: Settings,
  metrics: Metrics,
  report: Report,
): readonly Section[] {
  const [marker, ...others] = sections.flatMap(({ slides }) => slides.filter(({ layout }) => layout === REFERENCES));
  for (const other of others) {
    const message = 'The references have a slide already';
    report({ severity: 'warning', rule: 'layout', message, hint: 'Keep one.', span: attributeSpan(other, 'layout') });
  }
  const { text: heading = wordsOf(settings.lang).references, level = settings.slideLevel || 2 } = marker?.heading ?? {};
  const first = marker && marker.pieces.length === 0 ? marker : undefined;
  const width = settings.size === '4:3' ? 1312 : 1696;
  const isLow = textWidth(`${heading} 000–000`, 'head', metrics) * 88 > width;
  const column = { width: (width - BETWEEN) / 2 - NUMBER, height: isLow ? LOW_HEIGHT : HEIGHT };
  const places = sections.some(({ slides }) => slides[0]?.attributes.pairs['data-at'] !== undefined);
  const pages = spread(listed, column, metrics);
  const slides = pages.map((page, index): SlideSource => {
    const pieces = [{ kind: 'flow', html: listHtml(page, places) } as const];
    const span = page[0] ? keySpan(page[0]) : spanAt('deck.yaml', 1, 1);
    const ids = page.map((one) => ({ id: referenceId(one.entry.item.id), span: keySpan(one) }));
    const range = pages.length > 1 ? ` ${page[0]?.number}–${page.at(-1)?.number}` : '';
    const ofReferences = { title: heading, number: index + 1, total: pages.length };
    if (index === 0 && first) {
      const named = first.heading && withRange(first.heading, range);
      return {
        ...uncounted(first),
        ...(named && { heading: named }),
        ofReferences,
        pieces,
        ids: [...first.ids, ...ids],
      };
    }
    const number = index + (marker && !first ? 2 : 1);
    return {
      ...uncounted(EMPTY),
      span,
      down: marker !== undefined || index > 0,
      heading: withRange({ level, html: escapeHtml(heading), text: heading }, range),
      ofReferences,
      pieces,
      ids,
      words: number > 1 ? `${heading} ${number}` : heading,
    };
  });
  const last = sections.length - 1;
  return sections.map((section, index) => {
    const at = marker ? section.slides.indexOf(marker) : index === last ? section.slides.length : -1;
    if (at < 0) return section;
    return {
      ...section,
      slides: section.slides.toSpliced(first ? at : at + (marker ? 1 : 0), first ? 1 : 0, ...slides),
    };
  });
}

/** "References 18–34": where the number on a slide is to be found. */
const withRange = ({ level, html, text }: Heading, range: string): Heading => ({
  level,
  html: html + range,
  text: text + range,
});

/** The layout `references` in a deck without anything to list. */
export function reportNothingCited(slides: readonly SlideSource[], report: Report): void {
  for (const slide of slides) {
    if (slide.layout !== REFERENCES) continue;
    const message = 'This slide lists what the deck cites, and the deck cites nothing';
    const hint = 'Cite with `[@key]`, from the file that `bibliography:` in deck.yaml names.';
    report({ severity: 'warning', rule: 'layout', message, hint, span: attributeSpan(slide, 'layout') });
  }
}

const EMPTY: Omit<SlideSource, 'span'> = {
  raw: '',
  down: false,
  divider: false,
  attributes: { classes: [], pairs: {} },
  layout: REFERENCES,
  pieces: [],
  source: '',
  notes: '',
  blocks: [],
  citations: [],
  assets: [],
  links: [],
  ids: [],
  words: '',
};

/** Nobody walks through the references: they do not count as slides of the talk. */
const uncounted = <Source extends Pick<SlideSource, 'attributes'>>(source: Source): Source => {
  const { attributes } = source;
  return { ...source, attributes: { ...attributes, pairs: { ...attributes.pairs, 'data-visibility': 'uncounted' } } };
};

const keySpan = ({ entry: { item, at, file } }: Listed) => spanAt(file, at.line, at.column, item.id.length);

/** Fills two columns a slide, as the browser will: an entry that does not fit begins the next column. */
export function spread(
  listed: readonly Listed[],
  column: { readonly width: number; readonly height: number },
  metrics: Metrics,
): Listed[][] {
  const pages: Listed[][] = [];
  let page: Listed[] = [];
  let columns = 0;
  let height = Number.POSITIVE_INFINITY;
  for (const one of listed) {
    const needed = countLines(plainText(one.html), column.width, TYPE * SLACK, metrics) * LINE;
    if (height + GAP + needed > column.height) {
      columns++;
      height = -GAP;
    }
    if (columns > 2 || page.length === MOST || pages.length === 0) {
      page = [];
      pages.push(page);
      columns = 1;
      height = -GAP;
    }
    page.push(one);
    height += GAP + needed;
  }
  return pages;
}

/** The entries of a slide that does nothing but list them; empty for any other slide. */
export const listedOn = ({ ofReferences, pieces: [piece] }: SlideSource): Html => (ofReferences && piece?.html) ?? '';

const plainText = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, '&');

function listHtml(page: readonly Listed[], places: boolean): Html {
  const items = page.map(({ number, entry: { item, at, file }, html }) => {
    const place = places ? ` data-at="${escapeHtml(`${file}:${at.line}:${at.column}`)}"` : '';
    return `<li value="${number}" id="${escapeHtml(referenceId(item.id))}"${place}>${html}</li>\n`;
  });
  return `<ol class="entries">\n${items.join('')}</ol>\n`;
}
