/** Steps, lines, areas and points over an axis of dates or numbers. Zero is on the axis of values. */
import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale';
import { area, curveLinear, curveStepAfter, line } from 'd3-shape';
import { formatDate, formatNumber, parseDate, withoutYear } from '../../deck/dates.ts';
import { type Metrics, textWidth } from '../../deck/metrics.ts';
import type { Html } from '../../deck/model.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import type { BlockContext } from '../context.ts';
import { crosses, grown, type Line, overlap, type Rect, rect } from '../place.ts';
import { px } from '../text.ts';
import type { ChartInput, Drawing } from './chart.ts';
import { type Point, type Series, shown } from './data.ts';
import { type Anchor, placeFlags } from './flags.ts';
import { LABEL, type Label, LINE, labelHtml, labelOf } from './label.ts';
import { isWithin, seriesClasses } from './subject.ts';

/** Ticks at the counts help as long as they can be told apart. */
const MAX_COUNTS = 80;

const FOOT = 72;
const HEAD = 30;
/** Around the middle of a note's ring the words of a level line leave so much free. */
const RING = 28;

type Scale = ScaleTime<number, number> | ScaleLinear<number, number>;

export function drawLines(input: ChartInput, context: BlockContext): Drawing {
  let best = drawBelow(0, input, context);
  // A flag on the highest point needs room above it; no more than that, since the axis' unit stands above the flags.
  for (const above of [35, 70, 105, 140]) {
    if (best.crowded.length === 0) break;
    const other = drawBelow(above, input, context);
    if (other.crowded.length < best.crowded.length) best = other;
  }
  return best;
}

function drawBelow(above: number, input: ChartInput, context: BlockContext): Drawing {
  const { data, type, subject, room, unit } = input;
  const { metrics, lang } = context;
  const { width } = room;
  const height = Math.max(240, Math.round(room.height));
  const points = data.series.flatMap((series) => series.points);
  const y = scaleLinear().domain(valueDomain(input, points)).nice(5);
  const yTicks = y
    .ticks(height < 400 ? 4 : 5)
    .map((value) => ({ value, text: shortNumber(value, y.domain()[1] ?? 0, lang) }));
  const widthOf = (text: string): number => textWidth(text, 'text', metrics) * LABEL;
  const left = Math.ceil(Math.max(...yTicks.map(({ text }) => widthOf(text)))) + 16;
  const top = HEAD + above + (unit ? LINE : 0);
  const bottom = height - FOOT;
  const last = Math.max(...points.map((point) => point.x));
  const right = width - Math.ceil(marginFor(input, last, metrics));
  y.range([bottom, top]);
  const x = scaleX(points, data.scale === 'time', left, right);
  const classes = seriesClasses(data, subject);
  const toPixels = ({ points: all }: Series): [number, number][] =>
    all.map((point): [number, number] => [x(point.x), y(point.y)]);
  const paths = data.series.map(toPixels);

  const parts: Html[] = [];
  for (const { value, text } of yTicks) {
    const at = px(y(value));
    parts.push(`<path class="${value === 0 ? 'base' : 'grid'}" d="M${left} ${at}H${px(right)}"/>`);
    parts.push(`<text class="tick" x="${left - 16}" y="${px(y(value) + 10)}" text-anchor="end">${text}</text>`);
  }
  if (unit) parts.push(`<text class="tick" x="${left}" y="26">${escapeHtml(unit)}</text>`);
  parts.push(xAxis(x, points, input, { left, right, bottom }, context));

  const curve = type === 'step' ? curveStepAfter : curveLinear;
  const isFilled = type === 'area' || (type === 'step' && data.series.length === 1);
  const drawLine = line().curve(curve).digits(1);
  const drawArea = area().curve(curve).y0(y(0)).digits(1);
  for (const [index, path] of paths.entries()) {
    const name = classes[index];
    if (isFilled) parts.push(`<path class="fill ${name}" d="${drawArea(path)}"/>`);
    if (type !== 'point') parts.push(`<path class="line ${name}" d="${drawLine(path)}"/>`);
    for (const [at, high] of type === 'point' ? path : []) {
      parts.push(`<circle class="dot ${name}" cx="${px(at)}" cy="${px(high)}" r="9"/>`);
    }
  }
  for (const [from, to] of type === 'point' ? [] : subject.stretches) {
    for (const series of data.series) {
      const stretch = stretchOf(series.points, from, to, type === 'step');
      const way = stretch.map(({ x: at, y: value }): [number, number] => [x(at), y(value)]);
      parts.push(`<path class="stretch" d="${drawLine(way)}"/>`);
    }
  }

  const anchors = input.notes.map((note): Anchor => {
    const series = data.series.find(({ name }) => name === note.series) ?? data.series[0];
    const value = note.at === undefined ? undefined : valueAt(series?.points ?? [], note.at, type === 'step');
    const point = note.at === undefined || value === undefined ? undefined : ([x(note.at), y(value)] as const);
    const isNow = note.at !== undefined && (isWithin(note.at, subject) || subject.series.includes(series?.name ?? ''));
    const name = isNow ? 's2' : (classes[data.series.indexOf(series as Series)] ?? 's1');
    return { note, point, isNow, name, isLast: note.at === last };
  });

  const curves = paths.flatMap((path) => linesOf(path, type));
  const taken: Rect[] = unit ? [rect(left, 0, widthOf(unit), LINE)] : [];
  const rings = anchors.flatMap(({ point }) => (point ? [grown(rect(...point, 0, 0), RING)] : []));
  for (const { at, text } of input.lines) {
    const high = y(at);
    const label = labelOf('', text, (right - left) * 0.6, metrics);
    const place = placeOnLine(label, high, { left, right, curves, taken: [...taken, ...rings] });
    taken.push(rect(left, high - 2, right - left, 4), place);
    parts.push(`<path class="reference" d="M${left} ${px(high)}H${px(right)}"/>`);
    parts.push(labelHtml(label, place.right, place.top, 'end', false));
  }
  if (data.series.length > 1) parts.push(nameLines(data.series, paths, classes, right, taken, metrics));

  const frame = rect(left, 0, width - left, bottom);
  const flags = placeFlags(anchors, { frame, right, curves, isFilled, taken }, metrics);
  return { width, height, content: parts.join('') + flags.html, crowded: flags.crowded };
}

/** Where the words of a dashed line stand: above it at its right end, or where the curves leave room. */
function placeOnLine(
  { width, height }: Label,
  high: number,
  around: {
    readonly left: number;
    readonly right: number;
    readonly curves: readonly Line[];
    readonly taken: readonly Rect[];
  },
): Rect {
  const places: Rect[] = [];
  for (let right = around.right; right - width >= around.left; right -= 40) {
    places.push(rect(right - width, high - 10 - height, width, height), rect(right - width, high + 6, width, height));
  }
  const isFree = (place: Rect): boolean =>
    place.top > 0 &&
    !around.curves.some((line) => crosses(line, grown(place, 6))) &&
    !around.taken.some((other) => overlap(other, place));
  return places.find(isFree) ?? rect(around.right - width, high - 10 - height, width, height);
}

function valueDomain({ lines }: ChartInput, points: readonly Point[]): [number, number] {
  const values = [0, ...points.map(({ y }) => y), ...lines.map(({ at }) => at)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? [0, 1] : [least, most];
}

function scaleX(points: readonly Point[], isTime: boolean, left: number, right: number): Scale {
  const all = points.map((point) => point.x);
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const around = from === to ? (isTime ? 86_400_000 * 30 : 1) : (to - from) * 0.015;
  const domain = [from - around, to + around * 0.7];
  return isTime ? scaleUtc(domain, [left, right]) : scaleLinear(domain, [left, right]);
}

/** What the names of the lines, or a flag at the very end, need to the right of the axis. */
function marginFor({ data, notes }: ChartInput, last: number, metrics: Metrics): number {
  const names = data.series.length > 1 ? data.series.map(({ name }) => name) : [];
  const widths = [
    ...names.map((name) => textWidth(name, 'strong', metrics) * LABEL + 20),
    ...notes.filter(({ at }) => at === last).map(({ figure, text }) => labelOf(figure, text, 240, metrics).width + 28),
  ];
  return Math.min(320, Math.max(16, ...widths));
}

function xAxis(
  x: Scale,
  points: readonly Point[],
  input: ChartInput,
  { left, right, bottom }: { readonly left: number; readonly right: number; readonly bottom: number },
  { lang, metrics }: BlockContext,
): Html {
  const { data, type } = input;
  const counts = [...new Set(points.map((point) => px(x(point.x))))];
  const showsCounts = type !== 'area' && counts.length <= MAX_COUNTS;
  const widthOf = (text: string): number => textWidth(text, 'text', metrics) * LABEL;
  const ticks =
    countLabels(x, points, input, widthOf, lang) ?? tickLabels(x, data.scale === 'time', (right - left) / 200, lang);
  const marks = showsCounts ? counts : ticks.map(({ at }) => px(at));
  let html = `<path class="mark" d="${marks.map((at) => `M${at} ${px(bottom)}v12`).join('')}"/>`;
  let free = 0;
  for (const { at, text } of ticks) {
    const half = widthOf(text) / 2;
    const middle = Math.max(half, Math.min(at, input.room.width - half));
    if (middle - half < free) continue;
    free = middle + half + 24;
    html += `<text class="tick" x="${px(middle)}" y="${px(bottom + 52)}" text-anchor="middle">${text}</text>`;
  }
  return html;
}

/** A few counts are named each, as they were given; undefined if they are too many or too close. */
function countLabels(
  x: Scale,
  points: readonly Point[],
  { data }: ChartInput,
  widthOf: (text: string) => number,
  lang: string,
): { at: number; text: string }[] | undefined {
  const places = new Map(points.map((point) => [point.given, x(point.x)]));
  if (places.size > 8) return undefined;
  const labels = [...places]
    .map(([given, at]) => ({ given, at }))
    .sort((one, other) => one.at - other.at)
    .map(({ given, at }, index, all) => {
      const date = data.scale === 'time' ? parseDate(given) : undefined;
      const isSameYear = all[index - 1]?.given.slice(0, 4) === given.slice(0, 4);
      const isShort = date?.day !== undefined && isSameYear;
      return { at, text: date && isShort ? withoutYear(date, lang) : shown(given, data.scale, lang) };
    });
  const areApart = labels.every(({ at, text }, index) => {
    const next = labels[index + 1];
    return !next || at + widthOf(text) / 2 + 24 < next.at - widthOf(next.text) / 2;
  });
  return areApart ? labels : undefined;
}

function tickLabels(x: Scale, isTime: boolean, count: number, lang: string): { at: number; text: string }[] {
  if (!isTime) {
    return (x as ScaleLinear<number, number>)
      .ticks(Math.max(2, count))
      .map((value) => ({ at: x(value), text: formatNumber(value, lang) }));
  }
  const ticks = (x as ScaleTime<number, number>).ticks(Math.max(2, count));
  const isYear = ticks.every((date) => date.getUTCMonth() === 0 && date.getUTCDate() === 1);
  const isMonth = ticks.every((date) => date.getUTCDate() === 1);
  return ticks
    .filter((date) => date.getUTCHours() === 0)
    .map((date, index) => {
      const year = date.getUTCFullYear();
      const month = isYear ? {} : { month: date.getUTCMonth() + 1 };
      const whole = { year, ...month, ...(isMonth ? {} : { day: date.getUTCDate() }) };
      const isFirst = index === 0 || ticks[index - 1]?.getUTCFullYear() !== year;
      return { at: x(date), text: isYear || isFirst ? formatDate(whole, lang) : withoutYear(whole, lang) };
    });
}

/** "50k" where that is understood; digits elsewhere. */
function shortNumber(value: number, most: number, lang: string): string {
  const english = /^en\b/i.test(lang);
  if (english && most >= 5_000_000) return value === 0 ? '0' : `${formatNumber(value / 1_000_000, lang)}M`;
  if (english && most >= 10_000) return value === 0 ? '0' : `${formatNumber(value / 1000, lang)}k`;
  return formatNumber(value, lang);
}

/** What the series holds at a place of the axis. */
function valueAt(points: readonly Point[], at: number, isStep: boolean): number | undefined {
  const same = points.filter(({ x }) => x === at).at(-1);
  if (same) return same.y;
  const before = points.filter(({ x }) => x < at).at(-1);
  const after = points.find(({ x }) => x > at);
  if (!before || !after) return (before ?? after)?.y;
  return isStep ? before.y : before.y + ((after.y - before.y) * (at - before.x)) / (after.x - before.x);
}

function stretchOf(points: readonly Point[], from: number, to: number, isStep: boolean): { x: number; y: number }[] {
  const ends = [from, to].map((at) => ({ x: at, y: valueAt(points, at, isStep) ?? 0 }));
  const within = points.filter(({ x }) => x > from && x < to);
  return [...ends.slice(0, 1), ...within, ...ends.slice(1)];
}

/** The pieces of a path, which labels keep clear of. */
function linesOf(path: readonly (readonly [number, number])[], type: ChartInput['type']): Line[] {
  const lines: Line[] = [];
  for (const [index, [x, y]] of path.entries()) {
    const next = path[index + 1];
    if (type === 'point' || !next) lines.push([x - 9, y, x + 9, y]);
    else if (type === 'step') lines.push([x, y, next[0], y], [next[0], y, next[0], next[1]]);
    else lines.push([x, y, next[0], next[1]]);
  }
  return lines;
}

/** The names of the series at their ends, pushed apart where they would lie on each other. */
function nameLines(
  series: readonly Series[],
  paths: readonly (readonly (readonly [number, number])[])[],
  classes: readonly string[],
  right: number,
  taken: Rect[],
  metrics: Metrics,
): Html {
  const ends = series
    .map(({ name }, index) => ({ name, className: classes[index], y: paths[index]?.at(-1)?.[1] ?? 0 }))
    .sort((one, other) => one.y - other.y);
  let free = 0;
  const placed = ends.map((end) => {
    const y = Math.max(end.y, free);
    free = y + LINE;
    return { ...end, y };
  });
  return placed
    .map(({ name, className, y }) => {
      taken.push(rect(right + 16, y - 17, textWidth(name, 'strong', metrics) * LABEL, LINE));
      const now = className === 's2' ? ' now' : '';
      return `<text class="series-name${now}" x="${px(right + 16)}" y="${px(y + 10)}">${escapeHtml(name)}</text>`;
    })
    .join('');
}
