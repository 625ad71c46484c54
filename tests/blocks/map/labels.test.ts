import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabelInput } from '../../../src/blocks/map/candidates.ts';
import { type PlacedLabel, placeLabels, type Surroundings } from '../../../src/blocks/map/labels.ts';
import { RADIUS } from '../../../src/blocks/map/signs.ts';
import { crosses, gap, grown, isInside, type Line, overlap, rect } from '../../../src/blocks/place.ts';

const FRAME = rect(0, 0, 1120, 824);
const on = (around: Partial<Surroundings> = {}): Surroundings => ({
  frame: FRAME,
  boundaries: [],
  thin: [],
  taken: [],
  ...around,
});
const at = (x: number, y: number, ...widths: number[]): LabelInput => ({ x, y, widths });
const signOf = ({ x, y }: LabelInput) => grown(rect(x, y, 0, 0), RADIUS);
const reach = ({ lines }: PlacedLabel, { x, y }: LabelInput): number =>
  Math.min(...lines.map((line) => gap(line, x, y)));

/** What a reader would stumble over. */
function faults(labels: readonly LabelInput[], placed: readonly PlacedLabel[]): string[] {
  return placed.flatMap((label, own) => {
    const said: string[] = [];
    const covers = (lines: PlacedLabel['lines']) =>
      lines.some((each) => label.lines.some((line) => overlap(line, each)));
    if (!label.lines.every((line) => isInside(line, FRAME))) said.push(`${own} leaves the map`);
    for (const [index, other] of labels.entries()) {
      if (covers([signOf(other)])) said.push(`${own} lies on sign ${index}`);
      if (index === own) continue;
      if (covers(placed[index]?.lines ?? [])) said.push(`${own} lies on label ${index}`);
      const [its] = labels.slice(own);
      if (its && !label.leader && reach(label, its) >= reach(label, other)) said.push(`${own} seems to be ${index}`);
      if (label.leader && crosses(label.leader, signOf(other)))
        said.push(`the leader of ${own} runs over sign ${index}`);
    }
    return said;
  });
}

const places = fc.uniqueArray(
  fc.record({
    x: fc.integer({ min: 60, max: 1060 }),
    y: fc.integer({ min: 60, max: 760 }),
    widths: fc.array(fc.integer({ min: 40, max: 240 }), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 2, maxLength: 10, comparator: (one, other) => Math.hypot(one.x - other.x, one.y - other.y) < 60 },
);

test('no label lies on another or on a sign, and each is nearest to its own sign or has a leader', () => {
  fc.assert(
    fc.property(places, (labels) => {
      expect(faults(labels, placeLabels(labels, on()))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('a label alone stands level with its sign, to the right of it, without a leader', () => {
  const [label] = placeLabels([at(500, 400, 100, 80)], on());
  expect(label).toMatchObject({ anchor: 'start', leader: undefined, collides: false });
  expect(label?.lines.map(({ left, top }) => [left, top])).toEqual([
    [524, 368],
    [524, 400],
  ]);
});

test('a label gives up a good place so that its neighbour has one', () => {
  // Both would like the right; only the lower one can do without.
  const labels = [at(1000, 400, 90), at(940, 400, 90)];
  const placed = placeLabels(labels, on());
  expect(faults(labels, placed)).toEqual([]);
  expect(placed.map(({ leader }) => leader)).toEqual([undefined, undefined]);
});

test('names keep off boundaries, and cross one with their leader if there is no room on this side', () => {
  const left: Line = [470, 0, 470, 824];
  const right: Line = [560, 0, 560, 824];
  const [label] = placeLabels([at(515, 400, 120, 120)], on({ boundaries: [left, right] }));
  for (const line of label?.lines ?? []) expect([left, right].filter((each) => crosses(each, line))).toEqual([]);
  expect([left, right].filter((each) => label?.leader && meets(label.leader, each))).toHaveLength(1);
});

const meets = ([x1, , x2]: Line, [x]: Line): boolean => (x1 - x) * (x2 - x) < 0;

test('the gap between two labels is wider than that between the lines of one', () => {
  const [upper, lower] = placeLabels([at(500, 400, 120, 120), at(500, 450, 120, 120)], on());
  const gaps = (upper?.lines ?? []).flatMap((one) =>
    (lower?.lines ?? []).map((other) =>
      Math.max(other.top - one.bottom, one.top - other.bottom, other.left - one.right, one.left - other.right),
    ),
  );
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(12);
});

test('names that stand level with each other keep apart, so that two places are not read as one', () => {
  // The right one has no room on its right side, the left one has room on both.
  const labels = [at(686, 400, 80), at(1000, 400, 150)];
  const placed = placeLabels(labels, on());
  expect(faults(labels, placed)).toEqual([]);
  const [left, right] = placed.map(({ lines }) => lines[0]);
  expect((right?.left ?? 0) - (left?.right ?? 0)).toBeGreaterThanOrEqual(48);
});

test('the same places have the same labels each time, and what finds no room says so', () => {
  const crowd = Array.from({ length: 30 }, (_, index) => at(500 + index, 400, 240, 240));
  const placed = placeLabels(crowd, on());
  expect(placeLabels(crowd, on())).toEqual(placed);
  expect(placed.filter(({ collides }) => collides).length).toBeGreaterThan(3);
});
