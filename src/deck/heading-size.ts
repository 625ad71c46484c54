import { type Metrics, textWidth } from './metrics.ts';

/** Sizes of the type scale and the width that a heading may fill, in pixels of the slide. */
interface Place {
  readonly width: number;
  readonly short: number;
  readonly oneLine: number;
  readonly twoLines: number;
}

const place = (width: number, short: number, oneLine: number, twoLines: number): Place => ({
  width,
  short,
  oneLine,
  twoLines,
});

/** By ratio, then by layout; `content` is that of all others. */
const PLACES: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  '169': {
    title: place(976, 192, 152, 152),
    section: place(1088, 120, 120, 96),
    'image-left': place(784, 80, 80, 80),
    'image-right': place(784, 80, 80, 80),
    'full-bleed': place(1130, 64, 64, 64),
    content: place(1696, 96, 88, 80),
  },
  '43': {
    title: place(880, 152, 128, 128),
    section: place(700, 96, 96, 80),
    'image-left': place(656, 64, 64, 64),
    'image-right': place(656, 64, 64, 64),
    'full-bleed': place(760, 64, 64, 64),
    content: place(1312, 88, 80, 80),
  },
};

/** `one-line tight`: its letters come a little closer, so that the line holds all of them. */
export type HeadingSize = 'short' | 'one-line' | 'one-line tight' | 'two-lines' | 'long';

/** `letter-spacing` in slide.css, in ems. */
const SPACING = -0.003;
const TIGHT = -0.012;

/** Chosen at build from the font's advances: a size that a script would measure is wrong on slides nobody visited. */
export function headingSize(text: string, layout: string, ratio: string, metrics: Metrics): HeadingSize {
  const places = PLACES[ratio] ?? {};
  const { width, short, oneLine, twoLines } = places[layout] ?? places.content ?? place(1696, 96, 88, 80);
  const em = textWidth(text, 'head', metrics, SPACING);
  if (layout === 'title') {
    if (text.length <= 16) return 'short';
  } else if (text.split(/\s+/).length <= 3 && em * short <= width) return 'short';
  if (em * oneLine <= width) return 'one-line';
  // Pairs of letters (`AV`) are closer than the sum of both by up to 1.7 %, which only the browser knows: such a line
  // would leave the room of a second one empty.
  if (textWidth(text, 'head', metrics, TIGHT) * oneLine <= width) return 'one-line tight';
  // Balanced lines seldom fill the width: a little is kept in hand.
  return em * twoLines <= 1.85 * width ? 'two-lines' : 'long';
}
