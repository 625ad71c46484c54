/**
 * Point-feature label placement: each label has many places where it may stand, each place a cost for what it covers,
 * crosses or seems to belong to and for its distance from the sign, and the cheapest arrangement of all is taken.
 */

import { crosses, gap, grown, isInside, type Line, meet, overlap, type Rect, rect } from '../place.ts';
import { arrange } from './arrange.ts';
import { type Candidate, candidatesOf, type LabelInput } from './candidates.ts';
import { RADIUS } from './signs.ts';

export interface PlacedLabel extends Pick<Candidate, 'lines' | 'anchor' | 'leader'> {
  /** True if it lies on something that it must not lie on. */
  readonly collides: boolean;
}

export interface Surroundings {
  readonly frame: Rect;
  /** The boundaries of the region, which the map is about, and those of its neighbours. */
  readonly boundaries: readonly Line[];
  readonly thin: readonly Line[];
  readonly taken: readonly Rect[];
}

interface Distance {
  readonly x: number;
  readonly y: number;
}

/** A pixel farther from the sign costs less than one, a leader 45 (candidates.ts). */
const COST = {
  outside: 5000,
  overlap: 1500,
  /** A leader over a label, a sign or another leader. */
  tangle: 500,
  /** A label so near to another, or to another's sign, that it may be read as part of it. */
  doubtful: 400,
  narrow: 25,
  /** Two that stand level and touch: they read as one line. The cost falls with their distance, to nothing at `BESIDE`. */
  beside: 100,
  /** A name over a boundary of the region, or over one between its neighbours. */
  boundary: 260,
  thin: 60,
  /** A leader over a boundary: its name stands in another country. */
  crossing: 40,
};

/** Between labels: more than between the lines of one. */
const APART: Distance = { x: 14, y: 12 };
const AIRY: Distance = { x: 28, y: 20 };
/** Sideways, between lines that stand level. */
const BESIDE = 48;
const REACH: Distance = { x: BESIDE, y: AIRY.y };
/** No label but a sign's own comes so near to its middle. */
const OWN_ROOM = RADIUS + 18;

export function placeLabels(labels: readonly LabelInput[], around: Surroundings): PlacedLabel[] {
  const candidates = labels.map((label, own) =>
    candidatesOf(label)
      .map((candidate) => ({ ...candidate, cost: candidate.cost + fixedCost(candidate, own, labels, around) }))
      .sort((one, other) => one.cost - other.cost),
  );
  return arrange(candidates, costBetween).map(({ lines, anchor, leader }, own, all) => {
    const covers = (other: Rect): boolean => lines.some((line) => overlap(line, other));
    const collides =
      !lines.every((line) => isInside(line, around.frame)) ||
      labels.some((label) => covers(grown(rect(label.x, label.y, 0, 0), RADIUS - 4))) ||
      all.some((other, index) => index !== own && other.lines.some(covers));
    return { lines, anchor, leader, collides };
  });
}

function fixedCost(
  { lines, leader }: Candidate,
  own: number,
  labels: readonly LabelInput[],
  { frame, boundaries, thin, taken }: Surroundings,
): number {
  const covers = (other: Rect): boolean => lines.some((line) => overlap(line, other));
  const wider = lines.map((line) => grown(line, 3));
  const isOver = (line: Line): boolean => wider.some((each) => crosses(line, each));
  let cost = lines.every((line) => isInside(line, frame)) ? 0 : COST.outside;
  const [{ x, y } = { x: 0, y: 0 }] = labels.slice(own);
  const near = Math.min(...lines.map((line) => gap(line, x, y)));
  for (const [index, other] of labels.entries()) {
    const sign = grown(rect(other.x, other.y, 0, 0), RADIUS);
    if (covers(sign)) cost += COST.overlap;
    if (index === own) continue;
    const far = Math.min(...lines.map((line) => gap(line, other.x, other.y)));
    // Two places at one spot cannot be told apart by nearness, and their labels have leaders.
    if (far < OWN_ROOM || (!leader && far < near + 8)) cost += COST.doubtful;
    if (leader && crosses(leader, grown(sign, 2))) cost += COST.tangle;
  }
  for (const other of taken) if (covers(grown(other, 6))) cost += COST.overlap;
  const crossed = boundaries.filter(isOver).length;
  if (crossed) cost += COST.boundary + crossed * 4;
  if (thin.some(isOver)) cost += COST.thin;
  if (leader) for (const line of boundaries) if (meet(leader, line)) cost += COST.crossing;
  return cost;
}

function costBetween(one: Candidate, other: Candidate): number {
  if (!areNear(one.around, other.around, REACH)) return 0;
  let nearness = 0;
  let beside = BESIDE;
  // No arrays here: a crowd is compared millions of times.
  for (const line of one.lines) {
    for (const each of other.lines) {
      const x = Math.max(line.left - each.right, each.left - line.right);
      const y = Math.max(line.top - each.bottom, each.top - line.bottom);
      nearness = Math.max(nearness, nearnessCost(x, y));
      if (y < 0) beside = Math.min(beside, Math.max(0, x));
    }
  }
  let cost = nearness + COST.beside * (1 - beside / BESIDE);
  const isOver = (leader: Line | undefined, lines: readonly Rect[]): boolean =>
    leader !== undefined && lines.some((line) => crosses(leader, grown(line, 4)));
  if (isOver(one.leader, other.lines)) cost += COST.tangle;
  if (isOver(other.leader, one.lines)) cost += COST.tangle;
  if (one.leader && other.leader && meet(one.leader, other.leader)) cost += COST.tangle;
  return cost;
}

/** Of two lines so far from each other. */
function nearnessCost(x: number, y: number): number {
  if (x < 0 && y < 0) return COST.overlap;
  if (x < APART.x && y < APART.y) return COST.doubtful;
  return x < AIRY.x && y < AIRY.y ? COST.narrow : 0;
}

const areNear = (one: Rect, other: Rect, { x, y }: Distance): boolean =>
  one.left - x < other.right && other.left - x < one.right && one.top - y < other.bottom && other.top - y < one.bottom;
