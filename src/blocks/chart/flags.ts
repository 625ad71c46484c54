/**
 * Notes as flags: words on a thin pole that stands on the point they speak of. Each flag has many places that it could
 * take, up its pole or beside the point; all orders of a few flags are tried, each flag takes the nearest place that
 * is free, and the order with the shortest poles wins.
 */
import type { Metrics } from '../../deck/metrics.ts';
import type { Html } from '../../deck/model.ts';
import { crosses, grown, isInside, type Line, overlap, type Rect, rect } from '../place.ts';
import { px } from '../text.ts';
import type { Note } from './chart.ts';
import { type Label, labelHtml, labelOf } from './label.ts';

export interface Anchor {
  readonly note: Note;
  /** Undefined: the note stands where there is room. */
  readonly point: readonly [number, number] | undefined;
  readonly isNow: boolean;
  /** The class of its series. */
  readonly name: string;
  /** At the end of the axis: beside it there is room. */
  readonly isLast: boolean;
}

export interface Surroundings {
  /** Nothing may leave it. */
  readonly frame: Rect;
  /** Where the axis ends. */
  readonly right: number;
  readonly curves: readonly Line[];
  /** What lies below the curves is no place for words. */
  readonly isFilled: boolean;
  readonly taken: readonly Rect[];
}

interface Place {
  readonly at: Rect;
  readonly label: Label;
  readonly anchor: 'start' | 'end';
  readonly pole: Line | undefined;
  readonly cost: number;
}

const WIDTHS = [330, 260, 200];
/** Of all orders of so many flags the best is looked for. */
const MAX_ORDERED = 5;
const APART = 12;

export function placeFlags(
  anchors: readonly Anchor[],
  around: Surroundings,
  metrics: Metrics,
): { readonly html: Html; readonly crowded: Note[] } {
  const places = new Map(anchors.map((anchor) => [anchor, freePlaces(anchor, around, metrics)]));
  const orders = anchors.length <= MAX_ORDERED ? permutations(anchors) : [anchors];
  let best: { chosen: Map<Anchor, Place>; cost: number } | undefined;
  for (const order of orders) {
    const chosen = choose(order, places);
    const cost =
      [...chosen.values()].reduce((sum, place) => sum + place.cost, 0) + (order.length - chosen.size) * 10_000;
    if (!best || cost < best.cost) best = { chosen, cost };
  }
  const chosen = best?.chosen ?? new Map<Anchor, Place>();
  const crowded = anchors.filter((anchor) => !chosen.has(anchor)).map(({ note }) => note);
  const poles = anchors.map((anchor) => poleHtml(chosen.get(anchor))).join('');
  const heads = anchors.map((anchor) => headHtml(anchor, chosen.get(anchor))).join('');
  return { html: poles + heads, crowded };
}

function choose(order: readonly Anchor[], places: ReadonlyMap<Anchor, readonly Place[]>): Map<Anchor, Place> {
  const chosen = new Map<Anchor, Place>();
  for (const anchor of order) {
    const others = [...chosen.values()];
    const free = places.get(anchor)?.find((place) => others.every((other) => areApart(place, other)));
    if (free) chosen.set(anchor, free);
  }
  return chosen;
}

function areApart(one: Place, other: Place): boolean {
  if (overlap(grown(one.at, APART), other.at)) return false;
  if (one.pole && crosses(one.pole, grown(other.at, 4))) return false;
  return !(other.pole && crosses(other.pole, grown(one.at, 4)));
}

/** All places of a flag that nothing else of the chart is in, nearest first. */
function freePlaces(anchor: Anchor, around: Surroundings, metrics: Metrics): Place[] {
  const { note, point } = anchor;
  const labels = WIDTHS.map((width) => labelOf(note.figure, note.text, width, metrics));
  const places = labels.flatMap((label, index) =>
    (point ? flagPlaces(label, point, anchor.isLast) : loosePlaces(label, around)).map((place) => ({
      ...place,
      // Rather wider than longer.
      cost: place.cost + index * 15,
    })),
  );
  return places.filter((place) => isFree(place, around)).sort((one, other) => one.cost - other.cost);
}

function isFree({ at, pole }: Place, { frame, curves, isFilled, taken }: Surroundings): boolean {
  const room = grown(at, 8);
  if (!isInside(at, frame)) return false;
  if (taken.some((other) => overlap(room, other) || (pole && crosses(pole, other)))) return false;
  if (curves.some((line) => crosses(line, room) || (pole && runsInto(pole, line)))) return false;
  return !isFilled || !curves.some((line) => isAbove(line, at));
}

/** Of a pole that lies so much must be seen beside the step that it starts on. */
const SEEN = 30;

/** True if the pole meets the line. Where a step goes up or down a pole may stand on it and go on from it. */
function runsInto([x1, y1, x2, y2]: Line, line: Line): boolean {
  const [left, right] = [Math.min(line[0], line[2]), Math.max(line[0], line[2])];
  if (x1 === x2 && (left === x1 || right === x1)) return false;
  // The step that the pole lies on falls away at its end.
  if (y1 === y2 && line[1] !== line[3] && (line[1] === y1 || line[3] === y1)) return false;
  const startsHere = crosses(line, rect(x1 - 1, y1 - 1, 2, 2));
  if (!startsHere)
    return crosses(line, grown(rect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)), 3));
  if (y1 !== y2 || line[1] !== line[3]) return false;
  return x2 > x1 ? x2 - right < SEEN : left - x2 < SEEN;
}

/** True if the line runs above the rectangle, so that the rectangle lies in what is filled below it. */
const isAbove = ([x1, y1, x2, y2]: Line, { left, right, top }: Rect): boolean =>
  Math.max(x1, x2) > left && Math.min(x1, x2) < right && Math.max(y1, y2) <= top;

function flagPlaces(label: Label, [x, y]: readonly [number, number], isLast: boolean): Place[] {
  const { width, height } = label;
  const places: Place[] = [];
  if (isLast) {
    for (const shift of [0, -24, 24, -48, 48]) {
      const at = rect(x + 26, y - height / 2 + shift, width, height);
      places.push({ at, label, anchor: 'start', pole: undefined, cost: Math.abs(shift) });
    }
  }
  for (let up = 24; up < y; up += 16) {
    const top = y - up - height;
    const pole: Line = [x, y, x, top + 4];
    const cost = up + height * 0.2;
    places.push({ at: rect(x + 14, top, width, height), label, anchor: 'start', pole, cost });
    places.push({ at: rect(x - 14 - width, top, width, height), label, anchor: 'end', pole, cost: cost + 60 });
  }
  // The pole may lie, too: from the top of a hill over its slope.
  for (let away = 40; away < 420; away += 20) {
    const top = y - 28;
    const cost = 40 + away;
    const right: Line = [x, y, x + away - 14, y];
    const left: Line = [x, y, x - away + 14, y];
    places.push({ at: rect(x + away, top, width, height), label, anchor: 'start', pole: right, cost });
    places.push({ at: rect(x - away - width, top, width, height), label, anchor: 'end', pole: left, cost: cost + 60 });
  }
  return places;
}

/** From the upper right corner on. */
function loosePlaces(label: Label, { frame, right }: Surroundings): Place[] {
  const places: Place[] = [];
  for (let top = frame.top + 8; top + label.height < frame.bottom - 8; top += 24) {
    for (let left = right - label.width; left > frame.left + 16; left -= 40) {
      const at = rect(left, top, label.width, label.height);
      places.push({ at, label, anchor: 'start', pole: undefined, cost: top + (right - label.width - left) });
    }
  }
  return places;
}

function poleHtml(place: Place | undefined): Html {
  if (!place?.pole) return '';
  const [x1, y1, x2, y2] = place.pole;
  return `<path class="pole" d="M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}"/>`;
}

function headHtml({ point, isNow, name }: Anchor, place: Place | undefined): Html {
  const end =
    point &&
    `<circle class="${isNow ? 'end now' : `end ${name}`}" cx="${px(point[0])}" cy="${px(point[1])}" r="${isNow ? 12 : 10}"/>`;
  if (!place) return end ?? '';
  const x = place.anchor === 'start' ? place.at.left : place.at.right;
  return (end ?? '') + labelHtml(place.label, x, place.at.top, place.anchor, isNow);
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}
