import { expect, test } from 'vitest';
import { type Country, countryNames } from '../../../src/blocks/map/countries.ts';
import type { Line, Rect } from '../../../src/blocks/place.ts';
import { rect } from '../../../src/blocks/place.ts';
import { kit } from '../../render/kit.ts';

const ROOM = { width: 1000, height: 600 };

/** A country from `left` to `right`, from top to bottom of the map, and its outline in short pieces. */
function strip(name: string, left: number, right: number): { country: Country; lines: Line[] } {
  const ring = [
    [left, 0],
    [right, 0],
    [right, 600],
    [left, 600],
  ] as const;
  const lines = [left, right].flatMap((x) =>
    Array.from({ length: 30 }, (_, piece): Line => [x, piece * 20, x, piece * 20 + 20]),
  );
  return { country: { name, isOwn: false, rings: [ring] }, lines };
}

function placed({ country, lines }: ReturnType<typeof strip>, taken: readonly Rect[] = []): string[] {
  const html = countryNames([country], ROOM, taken, { strict: [], thin: lines }, kit.metrics);
  return [...html.matchAll(/ x="(.*?)" y="(.*?)"[^>]*>(.*?)</g)].map(([, x, y, text]) => `${x},${y} ${text}`);
}

test('a name stands where it has most room', () => {
  expect(placed(strip('Serbia', 200, 600))).toEqual([expect.stringMatching(/^(?:39|40)\d,/)]);
  const [name = ''] = placed(strip('Serbia', 200, 600), [rect(0, 0, 1000, 300)]);
  expect(Number(/,(\d+)/.exec(name)?.[1])).toBeGreaterThan(430);
});

test('a name too long for its country has two lines, then goes over its outline with its ends, then is left out', () => {
  expect(placed(strip('North Macedonia', 400, 610))).toHaveLength(2);
  expect(placed(strip('Montenegro', 400, 560))).toHaveLength(1);
  expect(placed(strip('Montenegro', 400, 480))).toEqual([]);
});
