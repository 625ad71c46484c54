/** The names of countries on a map: each where it has most room. */
import { type Metrics, textWidth } from '../../deck/metrics.ts';
import type { Html } from '../../deck/model.ts';
import { escapeHtml } from '../../markdown/escape.ts';
import type { Room } from '../context.ts';
import { apart, crosses, gap, grown, type Line, overlap, type Rect, rect } from '../place.ts';
import { px } from '../text.ts';

export interface Country {
  readonly name: string;
  /** The map is about it. */
  readonly isOwn: boolean;
  /** Its outlines, in pixels. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

const NAME_SIZE = 28;
const NAME_LINE = 34;
const SPACED = 0.14;
/** Between the places that are tried. */
const STEP = 10;
/** Farther away from all else a name need not be. */
const AIRY = 160;
const CELL = 64;

/**
 * The name of each country where it has most room: in one line, in two, or with its ends over the outlines of
 * neighbours. One that finds none is left out.
 */
export function countryNames(
  countries: readonly Country[],
  room: Room,
  taken: readonly Rect[],
  { strict, thin }: { readonly strict: readonly Line[]; readonly thin: readonly Line[] },
  metrics: Metrics,
): Html {
  const frame = rect(14, 14, room.width - 28, room.height - 28);
  const used = [...taken];
  const lines = [nearIn([...strict, ...thin], room), nearIn(strict, room)];
  let html = '';
  for (const { name, isOwn, rings } of countries) {
    const capitals = name.toLocaleUpperCase('en');
    const words = capitals.split(' ');
    const half = Math.ceil(words.length / 2);
    const inTwo = [words.slice(0, half).join(' '), words.slice(half).join(' ')];
    const ways = words.length > 1 ? [[capitals], inTwo] : [[capitals]];
    for (const [rows, linesNear] of lines.flatMap((each) => ways.map((way) => [way, each] as const))) {
      const wide = Math.max(...rows.map((row) => (textWidth(row, 'text', metrics) + row.length * SPACED) * NAME_SIZE));
      const at = roomiest(rings, wide, rows.length * NAME_LINE - 10, frame, used, linesNear);
      if (!at) continue;
      used.push(at);
      const x = px((at.left + at.right) / 2);
      html += rows
        .map(
          (row, index) =>
            `<text class="country${isOwn ? ' own' : ''}" x="${x}" y="${px(at.top + 22 + index * NAME_LINE)}" text-anchor="middle">${escapeHtml(row)}</text>`,
        )
        .join('');
      break;
    }
  }
  return html;
}

/** Where it crosses none of the lines, lies in the country, its ends apart, and is farthest from all that is near. */
function roomiest(
  rings: Country['rings'],
  wide: number,
  high: number,
  frame: Rect,
  taken: readonly Rect[],
  linesNear: (at: Rect) => readonly Line[],
): Rect | undefined {
  let best: { at: Rect; room: number } | undefined;
  for (let y = frame.top + high / 2; y <= frame.bottom - high / 2; y += STEP) {
    const shores = crossingsAt(y, rings);
    for (let x = frame.left + wide / 2; x <= frame.right - wide / 2; x += STEP) {
      const at = rect(x - wide / 2, y - high / 2, wide, high);
      const edge = Math.min(at.left - frame.left, frame.right - at.right, at.top - frame.top, frame.bottom - at.bottom);
      if (best && edge + 20 <= best.room) continue;
      const isWithin = (at: number): boolean => shores.filter((shore) => shore < at).length % 2 === 1;
      if (![x - wide / 3, x, x + wide / 3].every(isWithin)) continue;
      if (taken.some((other) => overlap(grown(other, 10), at))) continue;
      const around = grown(at, AIRY);
      const lines = linesNear(around);
      const close = grown(at, 6);
      if (lines.some((line) => crosses(line, close))) continue;
      const room = Math.min(
        AIRY,
        edge + 20,
        ...lines.map(([x1, y1]) => gap(at, x1, y1)),
        ...taken.map((other) => apart(at, other)),
      );
      if (!best || room > best.room) best = { at, room };
    }
  }
  return best?.at;
}

/** Where the outlines run across this height. */
const crossingsAt = (y: number, rings: Country['rings']): number[] =>
  rings.flatMap((ring) =>
    ring.flatMap(([x1, y1], index) => {
      const [x2, y2] = ring.at(index - 1) as readonly [number, number];
      return y1 > y !== y2 > y ? [x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)] : [];
    }),
  );

/** Finds the lines near a place without a look at all of them: coasts have thousands of pieces. */
function nearIn(lines: readonly Line[], { width, height }: Room): (at: Rect) => Line[] {
  const columns = Math.ceil(width / CELL);
  const cells = new Map<number, Line[]>();
  const cellsOf = ({ left, top, right, bottom }: Rect): number[] => {
    const cell = (at: number, size: number): number => Math.floor(Math.max(0, Math.min(at, size)) / CELL);
    const keys: number[] = [];
    for (let row = cell(top, height); row <= cell(bottom, height); row++) {
      for (let column = cell(left, width); column <= cell(right, width); column++)
        keys.push(row * (columns + 1) + column);
    }
    return keys;
  };
  for (const line of lines) {
    const [x1, y1, x2, y2] = line;
    const around = { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
    for (const key of cellsOf(around)) {
      const cell = cells.get(key);
      if (cell) cell.push(line);
      else cells.set(key, [line]);
    }
  }
  return (at) => cellsOf(at).flatMap((key) => cells.get(key) ?? []);
}
