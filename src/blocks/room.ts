/**
 * How much of its slide a drawing may fill, in pixels. Letters in a drawing have the sizes of the slide's, so it cannot
 * just be scaled into the place that is left; CSS alone knows that place exactly, and only when it is too late. What
 * stands beside the drawing is guessed from its letters: a line too many costs a little air, and one too few makes the
 * drawing a little smaller.
 */
import { headingSize } from '../deck/heading-size.ts';
import { type Metrics, textWidth } from '../deck/metrics.ts';
import type { Html, SlideSource } from '../deck/model.ts';
import type { Settings } from '../deck/settings.ts';
import { hole } from '../markdown/holes.ts';
import type { Room } from './context.ts';

/** The body of a slide, by the height of its heading (slide.css). */
const HEIGHTS = { short: 672, 'one-line': 672, 'one-line tight': 672, 'two-lines': 600, long: 568 } as const;
const WITHOUT_HEADING = 816;
/** The first line has its place below the body. */
const SOURCE_LINE = 32;
const WIDTHS = { '16:9': { body: 1696, gap: 80 }, '4:3': { body: 1312, gap: 56 } } as const;

/** A sheet of paper is a third as wide as a slide, and its letters are not so small. A map is as high as it is wide. */
const sheetRoom = (language = ''): Room => ({ width: 1120, height: language === 'map' ? 700 : 520 });

/** A slide, or a sheet that is only printed, which has no pieces. */
export type BlockPlace = Pick<SlideSource, 'blocks'> &
  Partial<Pick<SlideSource, 'heading' | 'layout' | 'pieces'>> & {
    /** How many lines stand at the foot of the slide. */
    readonly sourceLines?: number;
  };

export function roomOf(place: BlockPlace, index: number, size: Settings['size'], metrics: Metrics): Room {
  const { body, gap } = WIDTHS[size];
  const { heading, layout = '', pieces, sourceLines = 0 } = place;
  if (!pieces) return sheetRoom(place.blocks[index]?.language);
  const ratio = size === '4:3' ? '43' : '169';
  const whole = heading ? HEIGHTS[headingSize(heading.text, layout, ratio, metrics)] : WITHOUT_HEADING;
  const height = whole - SOURCE_LINE * Math.max(0, sourceLines - 1);
  const mark = hole('block', String(index));
  const own = pieces.find(({ html }) => html.includes(mark));
  const others = pieces.filter((piece) => piece !== own).map(({ html }) => html);
  const left = height - heightOf(others.join(''), body, metrics);
  if (own?.kind !== 'columns') {
    const isWhole = layout === 'content' && heading !== undefined && pieces.every(({ kind }) => kind === 'flow');
    return { width: body, height: shared(left, own?.html ?? '', mark, body, metrics), isWhole };
  }
  const columns = own.html.split(/(?=<div[^>]*class="(?:[^"]* )?column[ "])/).slice(1);
  const column = columns.find((html) => html.includes(mark)) ?? '';
  const share = /--width:([\d.]+)%/.exec(column)?.[1];
  const between = columns.length > 2 ? gap * 0.6 : gap;
  const width = share
    ? (body - between * (columns.length - 1)) * (Number(share) / 100)
    : (body - between * (columns.length - 1)) / Math.max(1, columns.length);
  return { width: Math.floor(width), height: shared(left, column, mark, width, metrics) };
}

/** What the text around the drawing leaves, shared with other drawings that stand there. */
function shared(height: number, html: Html, mark: string, width: number, metrics: Metrics): number {
  const drawings = Math.max(1, html.split('\0block').length - 1);
  const gaps = (drawings - 1) * 32;
  const text = heightOf(html.replaceAll(mark, ''), width, metrics);
  return Math.max(160, Math.floor((height - text - gaps) / drawings));
}

/** Of paragraphs, items and headings, by the number of their letters. */
function heightOf(html: Html, width: number, metrics: Metrics): number {
  let height = 0;
  for (const [, tag = '', attributes = '', content = ''] of html.matchAll(/<(p|li|h[1-6]|tr)\b([^>]*)>(.*?)<\/\1>/gs)) {
    const size = tag.startsWith('h') || /\blead\b/.test(attributes) ? 48 : /\bsmall\b/.test(attributes) ? 32 : 40;
    const indent = tag === 'li' ? 56 : 0;
    const measure = Math.min(1496 + indent, width) - indent;
    const letters = content.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
    const lines = Math.max(1, Math.ceil((textWidth(letters, 'text', metrics) * size) / (measure * 0.96)));
    height += lines * size * (size === 40 ? 1.4 : 1.3) + 24;
  }
  return height > 0 ? height + 8 : 0;
}
