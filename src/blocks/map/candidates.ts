/**
 * Where the names of one place may stand: beside its sign, each line of them level with it in turn, at its corners, above
 * and below; and farther away, with a leader. The lines of a label are one unit, but what they cover is counted line by
 * line, since a short one leaves room beside it.
 */
import { type Line, type Rect, rect } from '../place.ts';
import { RADIUS } from './signs.ts';

export interface LabelInput {
  readonly x: number;
  readonly y: number;
  /** Of its lines, in pixels. */
  readonly widths: readonly number[];
  /** A circle to write in stands in their place. */
  readonly isGap?: boolean;
}

type Anchor = 'start' | 'middle' | 'end';

export interface Candidate {
  /** What each line covers. */
  readonly lines: readonly Rect[];
  readonly anchor: Anchor;
  readonly leader: Line | undefined;
  /** All of it. */
  readonly around: Rect;
  /** How far it is from the best place that it could have, were it alone. */
  readonly cost: number;
}

export const LINE = 32;
/** Of a circle to write in: on a sheet of paper 8 mm. */
export const GAP_RADIUS = 25;

const GAP = 8;
const FAR = [36, 56, 80, 108, 140, 176, 216];
const DIRECTIONS = 24;
const LEADER = 45;

export function candidatesOf(label: LabelInput): Candidate[] {
  if (label.widths.length === 0) return [candidate([], 'start', undefined, 0)];
  const all = [...besideOf(label), ...farOf(label)];
  // A circle says nothing of its place, and lies on the leader's end.
  return label.isGap
    ? all.map(({ lines, anchor, cost }) => candidate(lines, anchor, lineTo(middleOf(lines[0] as Rect), label), cost))
    : all;
}

const pitchOf = ({ isGap }: LabelInput): number => (isGap ? 2 * GAP_RADIUS : LINE);

function besideOf(label: LabelInput): Candidate[] {
  const { x, y, widths } = label;
  const pitch = pitchOf(label);
  const wide = Math.max(...widths);
  const high = widths.length * pitch;
  const at = (anchor: Anchor, edge: number, top: number, cost: number): Candidate =>
    candidate(linesAt(anchor, edge, top, label), anchor, undefined, cost);
  const away = RADIUS + GAP;
  // A line level with the sign, or the gap between two.
  const sides = Array.from({ length: widths.length * 2 - 1 }, (_, half) => {
    const top = y - ((half + 1) * pitch) / 2;
    const cost = Math.abs(top + high / 2 - y) / 12;
    return [at('start', x + away, top, cost), at('end', x - away, top, cost + 3)];
  });
  const rows = [y - high - RADIUS - 2, y + RADIUS + 2].flatMap((top, below) => [
    at('middle', x, top, 6 + below),
    ...[0.3, -0.3].map((shift) => at('middle', x + wide * shift, top, 9 + below)),
    at('start', x - RADIUS, top, 9 + below),
    at('end', x + RADIUS, top, 11 + below),
  ]);
  const corners = [y - high - 6, y + 6].flatMap((top, below) => [
    at('start', x + RADIUS, top, 7 + below),
    at('end', x - RADIUS, top, 9 + below),
  ]);
  return [...sides.flat(), ...rows, ...corners];
}

function farOf(label: LabelInput): Candidate[] {
  const { x, y, widths } = label;
  const wide = Math.max(...widths);
  const high = widths.length * pitchOf(label);
  return FAR.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, step): Candidate => {
      const angle = (step / DIRECTIONS) * 2 * Math.PI;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const away = RADIUS + distance;
      const anchor = cos > 0.3 ? 'start' : cos < -0.3 ? 'end' : 'middle';
      // Sideways the label's edge lies at this distance; its middle goes around the sign on an oval.
      const edge = x + cos * away + (anchor === 'middle' ? (cos / 0.3) * (wide / 2) : 0);
      const top = y + sin * away + (clamp(sin * 1.6) * high) / 2 - high / 2;
      const lines = linesAt(anchor, edge, top, label);
      return candidate(lines, anchor, leaderTo(lines, label), LEADER + distance * 0.4);
    }),
  );
}

function candidate(lines: readonly Rect[], anchor: Anchor, leader: Line | undefined, cost: number): Candidate {
  const [x1, y1, x2, y2] = leader ?? [];
  const xs = [...lines.flatMap(({ left, right }) => [left, right]), x1, x2].filter((x) => x !== undefined);
  const ys = [...lines.flatMap(({ top, bottom }) => [top, bottom]), y1, y2].filter((y) => y !== undefined);
  const around = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  return { lines, anchor, leader, around, cost };
}

function linesAt(anchor: Anchor, edge: number, top: number, label: LabelInput): Rect[] {
  const pitch = pitchOf(label);
  return label.widths.map((width, index) =>
    rect(edge - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2), top + index * pitch, width, pitch),
  );
}

type Point = readonly [x: number, y: number];

/** From the sign to the middle of a line's end, or to the label's upper or lower edge, whichever is nearest. */
function leaderTo(lines: readonly Rect[], label: LabelInput): Line {
  const [first, last] = [lines[0] as Rect, lines.at(-1) as Rect];
  const within = ({ left, right }: Rect): number => Math.max(left + 10, Math.min(label.x, right - 10));
  const ends = [
    ...lines.flatMap((line) => [line.left - 4, line.right + 4].map((x): Point => [x, middleOf(line)[1]])),
    [within(first), first.top - 2] as const,
    [within(last), last.bottom + 3] as const,
  ];
  const length = ([x, y]: Point): number => Math.hypot(x - label.x, y - label.y);
  return lineTo(
    ends.reduce((nearest, each) => (length(each) < length(nearest) ? each : nearest)),
    label,
  );
}

/** From the rim of the sign. */
function lineTo(end: Point, { x, y }: LabelInput): Line {
  const share = RADIUS / Math.max(RADIUS, Math.hypot(end[0] - x, end[1] - y));
  return [x + (end[0] - x) * share, y + (end[1] - y) * share, ...end];
}

const middleOf = ({ left, right, top, bottom }: Rect): Point => [(left + right) / 2, (top + bottom) / 2];

const clamp = (value: number): number => Math.max(-1, Math.min(1, value));
