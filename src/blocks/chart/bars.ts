/** Bars that lie: their names stand to the left, their values at their ends, and no axis is needed. */
import { scaleLinear } from 'd3-scale';
import { formatNumber } from '../../deck/dates.ts';
import { textWidth } from '../../deck/metrics.ts';
import type { Html } from '../../deck/model.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import type { BlockContext } from '../context.ts';
import { overlap, type Rect, rect } from '../place.ts';
import { balance, px, widest } from '../text.ts';
import type { ChartInput, Drawing, Note } from './chart.ts';
import { isAbout } from './data.ts';
import { LABEL, LINE, labelHtml, labelOf } from './label.ts';
import { seriesClasses } from './subject.ts';

/** Bars that are thicker look like areas. */
const MAX_ROW = 88;
const GROUP_GAP = 20;
/** Between a bar, its value and a note. */
const GAP = 12;

interface Bar {
  readonly name: number;
  readonly series: string;
  readonly className: string;
  readonly isNow: boolean;
  readonly value: string;
  /** From zero to its value, in pixels. */
  readonly from: number;
  readonly to: number;
  readonly row: Rect;
}

export function drawBars(input: ChartInput, context: BlockContext): Drawing {
  // Shorter bars leave room for the notes beside them.
  const drawings = [1, 0.8, 0.65, 0.5].map((share) => () => drawIn(share, input, context));
  let best: Drawing | undefined;
  for (const draw of drawings) {
    const drawing = draw();
    if (!best || drawing.crowded.length < best.crowded.length) best = drawing;
    if (best.crowded.length === 0) break;
  }
  return best ?? drawIn(1, input, context);
}

function drawIn(share: number, input: ChartInput, context: BlockContext): Drawing {
  const { data, unit, room } = input;
  const { metrics } = context;
  const head = unit ? LINE + 8 : 0;
  const nameLines = data.names.map((name) => balance(name, 'text', LABEL, room.width * 0.34, metrics));
  const left = Math.ceil(Math.max(...nameLines.map((lines) => widest(lines, 'text', LABEL, metrics)))) + 20;
  const labelWidth = ({ value, series }: Bar): number =>
    textWidth(value, 'strong', metrics) * LABEL + (series ? GAP + textWidth(series, 'text', metrics) * LABEL : 0);
  const { bars, zero } = layOut(input, { left, head, share }, context);
  const bottom = Math.ceil(bars.at(-1)?.row.bottom ?? 0);
  const taken = bars.map((bar) => {
    const { top, bottom: end } = bar.row;
    return { left: bar.from, top, right: Math.max(bar.to, zero) + GAP + labelWidth(bar), bottom: end };
  });
  const content = [
    unit && `<text class="tick" x="${px(zero)}" y="26">${escapeHtml(unit)}</text>`,
    ...bars.map(barHtml),
    ...nameLines.map((lines, name) =>
      nameHtml(
        lines,
        left - 20,
        bars.filter((bar) => bar.name === name),
      ),
    ),
    `<path class="base" d="M${px(zero)} ${px(head)}V${bottom}"/>`,
  ];
  const notes = placeNotes(input.notes, bars, taken, { left, head, width: room.width, bottom }, context);
  return { width: room.width, height: bottom, content: content.join('') + notes.html, crowded: notes.crowded };
}

function layOut(
  { data, notes, subject, room }: ChartInput,
  { left, head, share }: { readonly left: number; readonly head: number; readonly share: number },
  { metrics, lang }: BlockContext,
): { bars: Bar[]; zero: number } {
  const isGrouped = data.series.length > 1;
  const classes = seriesClasses(data, subject);
  const values = data.names.flatMap((_, name) =>
    data.series.flatMap(({ name: series, points }, index) => {
      const said = notes.find((note) => note.figure && isAbout(note, name, series))?.figure;
      return points
        .filter(({ x }) => x === name)
        .map(({ y }) => ({ name, series, y, value: said ?? formatNumber(y, lang), className: classes[index] ?? 's1' }));
    }),
  );
  const gaps = isGrouped ? (data.names.length - 1) * GROUP_GAP : 0;
  const height = Math.min(MAX_ROW, (room.height - head - gaps) / values.length);
  const all = values.map(({ y }) => y);
  const labels = values.map(
    ({ value, series }) =>
      textWidth(value, 'strong', metrics) * LABEL + (isGrouped ? GAP + textWidth(series, 'text', metrics) * LABEL : 0),
  );
  const right = left + (room.width - Math.max(...labels) - 2 * GAP - left) * share;
  const x = scaleLinear([Math.min(0, ...all), Math.max(0, ...all)], [left, Math.max(left + 80, right)]);
  const bars = values.map(({ name, series, y, value, className }, index): Bar => {
    const isNow = subject.bars.includes(name) || subject.series.includes(series);
    const [from, to] = [Math.min(x(0), x(y)), Math.max(x(0), x(y))];
    const top = head + index * height + (isGrouped ? name * GROUP_GAP : 0);
    const row = rect(left, top, room.width - left, height);
    return { name, series: isGrouped ? series : '', className: isNow ? 's2' : className, isNow, value, from, to, row };
  });
  return { bars, zero: x(0) };
}

function barHtml({ className, isNow, value, series, from, to, row }: Bar): Html {
  const height = row.bottom - row.top;
  const thick = Math.min(height - 6, height * 0.72);
  const middle = (row.top + row.bottom) / 2;
  const name = series ? `<tspan class="series" dx="${GAP}">${escapeHtml(series)}</tspan>` : '';
  const at = rect(from, middle - thick / 2, Math.max(2, to - from), thick);
  const isHatched = HATCHED.has(className);
  const classes = `bar ${className}${isHatched ? ' hatched' : ''}`;
  return (
    `<rect class="${classes}" x="${px(from)}" y="${px(at.top)}" width="${px(at.right - from)}" height="${px(thick)}"/>` +
    (isHatched ? hatchHtml(at) : '') +
    `<text class="value${isNow ? ' now' : ''}" x="${px(to + GAP)}" y="${px(middle + 10)}">${escapeHtml(value)}${name}</text>`
  );
}

/** Paper has no colours to tell series by: every other one is hatched. */
const HATCHED = new Set(['s3', 's5']);
const HATCH = 14;

function hatchHtml({ left, top, right, bottom }: Rect): Html {
  const high = bottom - top;
  let path = '';
  for (let x = left + HATCH; x < right + high; x += HATCH) {
    // Up to the right at 45 degrees, from the lower or the right edge to the upper or the left one.
    const [from, to] = [Math.min(x, right), Math.max(x - high, left)];
    path += `M${px(from)} ${px(top + x - from)}L${px(to)} ${px(top + x - to)}`;
  }
  return `<path class="hatch" d="${path}"/>`;
}

function nameHtml(lines: readonly string[], x: number, bars: readonly Bar[]): Html {
  const middle = ((bars[0]?.row.top ?? 0) + (bars.at(-1)?.row.bottom ?? 0)) / 2;
  const first = middle + 10 - ((lines.length - 1) * LINE) / 2;
  return lines
    .map(
      (line, index) =>
        `<text x="${px(x)}" y="${px(first + index * LINE)}" text-anchor="end">${escapeHtml(line)}</text>`,
    )
    .join('');
}

interface Frame {
  readonly left: number;
  readonly head: number;
  readonly width: number;
  readonly bottom: number;
}

/** First the notes that belong to a bar, right of it; then the others, from the lower right corner up. */
function placeNotes(
  notes: readonly Note[],
  bars: readonly Bar[],
  ends: readonly Rect[],
  frame: Frame,
  { metrics }: BlockContext,
): { html: Html; crowded: Note[] } {
  const taken = [...ends];
  const crowded: Note[] = [];
  let html = '';
  const place = (note: Note, found: { readonly at: Rect; readonly html: Html } | undefined): void => {
    if (!found) crowded.push(note);
    else {
      taken.push(found.at);
      html += found.html;
    }
  };
  const isFree = (at: Rect): boolean =>
    at.top >= frame.head && at.bottom <= frame.bottom && !taken.some((other) => overlap(other, at));

  // The figure of a bar's note stands in place of its value.
  for (const note of notes.filter(({ at, text }) => at !== undefined && text)) {
    const index = bars.findIndex(({ name, series }) => isAbout(note, name, series));
    place(note, besideBar(note, bars[index], ends[index], frame, isFree, metrics));
  }
  const loose = notes.filter(({ at }) => at === undefined);
  for (const width of [520, 420, 320, 240]) {
    const labels = loose.map(({ figure, text }) => labelOf(figure, text, width, metrics));
    const left = frame.width - Math.max(0, ...labels.map((label) => label.width));
    const before = { html, crowded: crowded.length, taken: taken.length };
    for (const [index, note] of [...loose.entries()].reverse()) {
      const label = labels[index];
      let top = label ? frame.bottom - label.height : -1;
      const around = (): Rect => rect(left - 2 * GAP, top - GAP, frame.width - left, (label?.height ?? 0) + GAP);
      while (top >= frame.head && !isFree(around())) top -= 12;
      const found = label && top >= frame.head;
      place(note, found ? { at: around(), html: labelHtml(label, left, top, 'start', false) } : undefined);
    }
    if (crowded.length === before.crowded || width === 240) break;
    html = before.html;
    crowded.length = before.crowded;
    taken.length = before.taken;
  }
  return { html, crowded };
}

function besideBar(
  note: Note,
  bar: Bar | undefined,
  end: Rect | undefined,
  frame: Frame,
  isFree: (at: Rect) => boolean,
  metrics: BlockContext['metrics'],
): { at: Rect; html: Html } | undefined {
  if (!bar || !end) return undefined;
  const middle = (end.top + end.bottom) / 2;
  for (const width of [900, 640, 480, 360, 280]) {
    const label = labelOf('', note.text, width, metrics);
    for (let start = end.right + 3 * GAP; start + label.width <= frame.width; start += 2 * GAP) {
      const at = rect(start, middle - label.height / 2, label.width, label.height);
      if (!isFree(at)) continue;
      const line = `<path class="pole" d="M${px(end.right + GAP - 2)} ${px(middle)}H${px(start - GAP + 2)}"/>`;
      return { at, html: line + labelHtml(label, start, at.top, 'start', bar.isNow) };
    }
  }
  return undefined;
}
