/**
 * Where the boxes of a tree stand. It is laid out along its depth ("deep") and across it ("wide"), so that the same few
 * lines serve both directions: each rank has one depth, boxes in a row one width, and a box stands in the middle of what
 * hangs on it. A further root moves in beside the trees before it as far as its boxes find room.
 */
import type { Metrics } from '../../deck/metrics.ts';
import type { Room } from '../context.ts';
import { grown, overlap, type Rect, rect } from '../place.ts';
import { balance, widest } from '../text.ts';
import type { Box } from './tree.ts';

/** Sizes of letters and lines, the floor of what the last row can read among them (drawings/org.css). */
export interface Type {
  readonly name: 'huge' | 'big' | 'large' | 'medium' | 'small';
  readonly label: number;
  readonly below: number;
  readonly labelLine: number;
  readonly belowLine: number;
}

export interface Placed {
  readonly box: Box;
  readonly depth: number;
  readonly at: Rect;
  readonly label: readonly string[];
  readonly below: readonly string[];
  readonly words: readonly string[];
  readonly parent: Placed | undefined;
}

export interface Layout extends Room {
  readonly boxes: readonly Placed[];
  readonly type: Type;
  readonly direction: Direction;
}

export type Direction = 'down' | 'across';

/** What fills the room without shouting, down to what the last row can still read. */
const READABLE: readonly Type[] = [
  { name: 'huge', label: 52, below: 40, labelLine: 60, belowLine: 49 },
  { name: 'big', label: 46, below: 36, labelLine: 53, belowLine: 44 },
  { name: 'large', label: 40, below: 32, labelLine: 46, belowLine: 39 },
  { name: 'medium', label: 32, below: 28, labelLine: 38, belowLine: 34 },
];
const SMALL: readonly Type[] = [{ name: 'small', label: 28, below: 24, labelLine: 33, belowLine: 29 }];
const PADDING = 16;
/** Between words and the sides of their box: the first for which there is room, or what is above and below them. */
const SIDES = [24, 20];
const BETWEEN = 28;
const RANK_GAP = 52;
/** Widths that boxes may have at most, and how airy the chart is: tried one after the other. */
const WIDTHS = [460, 400, 360, 320, 290, 260, 230, 200];
const SPACINGS = [1.6, 1.25, 1];
const TIGHT = 0.75;

/**
 * The first of all trials that fits into the room: rather in the other direction than with letters that are too small.
 * If none does, the one that has to shrink least.
 */
export function layOut(roots: readonly Box[], wanted: Direction, room: Room, metrics: Metrics): Layout {
  let best: { layout: Layout; scale: number } | undefined;
  for (const trial of trials(wanted)) {
    const { type, direction } = trial;
    // Narrower ones would hold a word a line.
    for (const width of WIDTHS.filter((each) => each >= type.label * 6)) {
      const withSides = (side: number) => {
        const trees = roots.map((root) => sized(root, 0, width, side, trial, metrics));
        return (spacing: number, air = NO_AIR): Layout => ({
          ...layOutTrees(trees, spacing, air, trial, metrics),
          type,
          direction,
        });
      };
      const narrow = withSides(PADDING);
      const tight = narrow(TIGHT);
      const scale = Math.min(1, room.width / tight.width, room.height / tight.height);
      if (!best || scale > best.scale) best = { layout: tight, scale };
      if (scale < 1) continue;
      const least = Math.min(1, spacingIn(room, narrow));
      const wide = SIDES.map(withSides).find((layOutWith) => fits(layOutWith(least), room));
      return filling(tight, room, wide ?? narrow);
    }
  }
  return best?.layout ?? { boxes: [], width: 0, height: 0, type: SMALL[0] as Type, direction: wanted };
}

interface Trial {
  readonly type: Type;
  readonly direction: Direction;
  /** Boxes side by side are as wide as the widest of them, not those of a chain alone. */
  readonly isEven: boolean;
}

function trials(wanted: Direction): Trial[] {
  const directions: readonly Direction[] = [wanted, wanted === 'down' ? 'across' : 'down'];
  return [READABLE, SMALL].flatMap((types) =>
    directions.flatMap((direction) =>
      types.flatMap((type) => [true, false].map((isEven) => ({ type, direction, isEven }))),
    ),
  );
}

/** In pixels: what each box gets across the tree, and each gap between two ranks. */
interface Air {
  readonly wide: number;
  readonly gap: number;
}

const NO_AIR: Air = { wide: 0, gap: 0 };
const MOST_AIR: Air = { wide: 32, gap: 140 };

/** As airy as the room allows, and from margin to margin, as far as it does not fall apart. */
function filling(tight: Layout, room: Room, layOutWith: LayOutWith): Layout {
  const spacing = spacingIn(room, layOutWith);
  const layout = layOutWith(spacing);
  const ranks = new Set(tight.boxes.map(({ depth }) => depth)).size;
  const left = tight.direction === 'down' ? room.height - layout.height : room.width - layout.width;
  const gap = Math.min(MOST_AIR.gap, left / Math.max(1, ranks - 1));
  for (let wide = MOST_AIR.wide; wide >= 0; wide -= 8) {
    const airy = layOutWith(spacing, { wide, gap });
    if (fits(airy, room)) return airy;
  }
  return layout;
}

type LayOutWith = (spacing: number, air?: Air) => Layout;

const spacingIn = (room: Room, layOutWith: LayOutWith): number =>
  SPACINGS.find((each) => fits(layOutWith(each), room)) ?? TIGHT;

const fits = ({ width, height }: Room, room: Room): boolean => width <= room.width && height <= room.height;

interface Sized {
  readonly box: Box;
  readonly depth: number;
  readonly label: readonly string[];
  readonly below: readonly string[];
  readonly words: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly children: readonly Sized[];
}

/** `width` is what it may have with the narrowest sides: wider ones break no other lines. */
function sized(box: Box, depth: number, width: number, side: number, trial: Trial, metrics: Metrics): Sized {
  const { type, direction } = trial;
  const inside = width - 2 * PADDING;
  const label = balance(box.label, 'strong', type.label, inside, metrics);
  const below = box.below ? balance(box.below, 'text', type.below, inside, metrics) : [];
  const words = box.words
    ? balance(box.words, 'text', type.below, direction === 'down' ? width / 2 : type.below * 6, metrics)
    : [];
  const text = Math.max(widest(label, 'strong', type.label, metrics), widest(below, 'text', type.below, metrics));
  return {
    box,
    depth,
    label,
    below,
    words,
    width: Math.ceil(text) + 2 * side,
    height: label.length * type.labelLine + below.length * type.belowLine + 2 * PADDING - 8,
    children: box.children.map((child) => sized(child, depth + 1, width, side, trial, metrics)),
  };
}

function layOutTrees(
  trees: readonly Sized[],
  spacing: number,
  air: Air,
  { type, direction, isEven }: Trial,
  metrics: Metrics,
): Room & { readonly boxes: readonly Placed[] } {
  const isDown = direction === 'down';
  const between = BETWEEN * spacing;
  const all = trees.flatMap(flatten);
  const ranks = [...new Set(all.map(({ depth }) => depth))].map((depth) => all.filter((each) => each.depth === depth));
  const depths = ranks.map((rank) => Math.max(...rank.map(({ width, height }) => (isDown ? height : width))));
  const gaps = ranks.map((rank) => {
    const lines = Math.max(...rank.map(({ words }) => words.length));
    const wide = Math.max(...rank.map(({ words }) => widest(words, 'text', type.below, metrics)));
    const needed = lines === 0 ? 0 : isDown ? lines * type.belowLine + 40 : wide + 84;
    return Math.max(RANK_GAP * spacing, needed) + air.gap;
  });
  const starts = depths.map((_, rank) =>
    depths.slice(0, rank).reduce((sum, depth, index) => sum + depth + (gaps[index + 1] ?? 0), 0),
  );
  const evened = evenOut(trees, isEven, ({ width, height }) => (isDown ? width : height) + air.wide);
  const wideOf = (each: Sized): number => evened.get(each) ?? 0;
  const spreadOf = (each: Sized): number => Math.max(wideOf(each), belowOf(each));
  const belowOf = ({ children }: Sized): number =>
    children.reduce((sum, child) => sum + spreadOf(child), 0) + Math.max(0, children.length - 1) * between;

  const place = (each: Sized, from: number, parent: Placed | undefined): Placed[] => {
    const spread = spreadOf(each);
    const wide = wideOf(each);
    const start = from + (spread - wide) / 2;
    const deep = starts[each.depth] ?? 0;
    const depth = depths[each.depth] ?? 0;
    const at = isDown ? rect(start, deep, wide, depth) : rect(deep, start, depth, wide);
    const placed: Placed = { ...each, at, parent };
    let next = from + (spread - belowOf(each)) / 2;
    const below = each.children.flatMap((child) => {
      const boxes = place(child, next, placed);
      next += spreadOf(child) + between;
      return boxes;
    });
    return [placed, ...below];
  };

  const boxes: Placed[] = [];
  let end = 0;
  for (const tree of trees) {
    const isFirst = boxes.length === 0;
    let from = isFirst ? 0 : end - spreadOf(tree) / 2;
    let placed = place(tree, from, undefined);
    const isFree = (): boolean =>
      placed.every(({ at }) => (isDown ? at.left : at.top) >= 0) &&
      !placed.some((one) => boxes.some((other) => overlap(grown(footprint(one), between * 1.5), footprint(other))));
    while (!isFirst && !isFree()) {
      from += 12;
      placed = place(tree, from, undefined);
    }
    boxes.push(...placed);
    const root = placed[0]?.at;
    end = (isDown ? root?.right : root?.bottom) ?? 0;
  }
  // Words on a line that goes down stand to its right.
  const rightOf = ({ at, words }: Placed): number =>
    words.length && isDown
      ? Math.max(at.right, (at.left + at.right) / 2 + 14 + widest(words, 'text', type.below, metrics))
      : at.right;
  const margin = 4;
  return {
    boxes,
    width: Math.ceil(Math.max(...boxes.map(rightOf))) + margin,
    height: Math.ceil(Math.max(...boxes.map(({ at }) => at.bottom))) + margin,
  };
}

/** Boxes of a chain are all as wide as the widest of them; if wanted, those side by side and their chains, too. */
function evenOut(
  trees: readonly Sized[],
  areSiblingsEven: boolean,
  wideOf: (each: Sized) => number,
): ReadonlyMap<Sized, number> {
  const evened = new Map<Sized, number>();
  const chainOf = (each: Sized): Sized[] =>
    each.children.length === 1 ? [each, ...each.children.flatMap(chainOf)] : [each];
  const visit = (siblings: readonly Sized[]): void => {
    const chains = siblings.map(chainOf);
    for (const boxes of areSiblingsEven ? [chains.flat()] : chains) {
      const most = Math.max(0, ...boxes.map(wideOf));
      for (const each of boxes) evened.set(each, most);
    }
    for (const chain of chains) visit(chain.at(-1)?.children ?? []);
  };
  for (const tree of trees) visit([tree]);
  return evened;
}

/** A box with the line that leads to it. */
function footprint({ at, parent }: Placed): Rect {
  if (!parent) return at;
  const middle = { x: (parent.at.left + parent.at.right) / 2, y: (parent.at.top + parent.at.bottom) / 2 };
  return {
    left: Math.min(at.left, parent.at.right, Math.max(middle.x, parent.at.left)),
    top: Math.min(at.top, parent.at.bottom, Math.max(middle.y, parent.at.top)),
    right: Math.max(at.right, Math.min(middle.x, parent.at.right)),
    bottom: Math.max(at.bottom, Math.min(middle.y, parent.at.bottom)),
  };
}

const flatten = (each: Sized): Sized[] => [each, ...each.children.flatMap(flatten)];
