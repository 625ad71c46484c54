import { array, assert, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveApart, RADIUS } from '../../../src/blocks/map/signs.ts';

const distance = ([ax, ay]: readonly number[], [bx, by]: readonly number[]): number =>
  Math.hypot((ax ?? 0) - (bx ?? 0), (ay ?? 0) - (by ?? 0));

describe('signs on a map', () => {
  it('stay at their places where they have room', () => {
    const points = [
      [0, 0],
      [32, 0],
      [200, 90],
    ] as const;
    expect(moveApart(points)).toEqual(points);
  });

  it('move apart along the line between them, each by half', () => {
    expect(
      moveApart([
        [100, 100],
        [112, 100],
      ]),
    ).toEqual([
      [90, 100],
      [122, 100],
    ]);
  });

  it('stand side by side for places at the same point', () => {
    const [one, two] = moveApart([
      [50, 50],
      [50, 50],
    ]);
    expect([one, two]).toEqual([
      [34, 50],
      [66, 50],
    ]);
  });

  it('never move farther than their radius, however many there are', () => {
    const coordinate = double({ min: 0, max: 300, noNaN: true });
    assert(
      property(array(tuple(coordinate, coordinate), { maxLength: 12 }), (points) => {
        for (const [index, point] of moveApart(points).entries()) {
          expect(distance(point, points[index] ?? [])).toBeLessThanOrEqual(RADIUS + 1e-6);
        }
      }),
    );
  });
});
