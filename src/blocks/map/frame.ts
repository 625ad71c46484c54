/** What stands at the edge of a map: degrees and the scale. */
import { formatNumber } from '../../deck/dates.ts';
import { type Metrics, textWidth } from '../../deck/metrics.ts';
import type { Html } from '../../deck/model.ts';
import type { Room } from '../context.ts';
import { crosses, grown, type Line, overlap, type Rect, rect } from '../place.ts';
import { px } from '../text.ts';

export interface Projection {
  readonly project: (longitude: number, latitude: number) => readonly [number, number];
  readonly invert: (x: number, y: number) => readonly [number, number];
}

export interface Edge {
  readonly html: Html;
  readonly taken: readonly Rect[];
}

const DEGREE_SIZE = 24;
const DEGREE_HIGH = 30;
const STEPS = [0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 30];

/** Degrees along the edges, each on that side of its tick where no boundary runs through it; else the tick stands alone. */
export function degrees(
  { width, height }: Room,
  { project, invert }: Projection,
  lines: readonly Line[],
  lang: string,
  metrics: Metrics,
): Edge {
  const [west, north] = invert(0, 0);
  const [east, south] = invert(width, height);
  const letters = lettersOf(lang);
  const taken: Rect[] = [];
  let html = '';
  const add = (value: number, positive: string, negative: string, ...places: ((wide: number) => Rect)[]): void => {
    const text = `${formatNumber(Math.abs(value), lang)}°${value === 0 ? '' : value > 0 ? positive : negative}`;
    const wide = textWidth(text, 'text', metrics) * DEGREE_SIZE;
    const at = places.map((place) => place(wide)).find((each) => !isCrossed(each, lines));
    if (!at) return;
    taken.push(at);
    html += `<text class="degree" x="${px(at.left)}" y="${px(at.bottom - 6)}">${text}</text>`;
  };
  for (const longitude of ticks(west, east)) {
    const [x] = project(longitude, north);
    html += `<path class="tick" d="M${px(x)} 0v16M${px(x)} ${height}v-16"/>`;
    if (x < 8 || x > width - 150) continue;
    const after = (wide: number): Rect => rect(x + 8, height - 36, wide, DEGREE_HIGH);
    const before = (wide: number): Rect => rect(x - 8 - wide, height - 36, wide, DEGREE_HIGH);
    add(longitude, letters.E, letters.W, after, ...(x > 120 ? [before] : []));
  }
  for (const latitude of ticks(south, north)) {
    const [, y] = project(west, latitude);
    html += `<path class="tick" d="M0 ${px(y)}h16M${width} ${px(y)}h-16"/>`;
    if (y < 40 || y > height - 44) continue;
    const above = (wide: number): Rect => rect(width - 16 - wide, y - 32, wide, DEGREE_HIGH);
    const below = (wide: number): Rect => rect(width - 16 - wide, y + 4, wide, DEGREE_HIGH);
    add(latitude, letters.N, letters.S, above, ...(y < height - 80 ? [below] : []));
  }
  return { html, taken };
}

function isCrossed(at: Rect, lines: readonly Line[]): boolean {
  const around = grown(at, 6);
  return lines.some((line) => crosses(line, around));
}

function ticks(from: number, to: number): number[] {
  const step = STEPS.find((each) => (to - from) / each <= 6) ?? 30;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** A bar that is a round number of kilometres long in the middle of the map, in a corner where nothing runs through it. */
export function scaleBar(
  { width, height }: Room,
  { invert }: Projection,
  lines: readonly Line[],
  taken: readonly Rect[],
  lang: string,
  metrics: Metrics,
): Edge {
  const [west, middle] = invert(0, height / 2);
  const [east] = invert(width, height / 2);
  const kilometres = (east - west) * 111.32 * Math.cos((middle * Math.PI) / 180);
  const perPixel = kilometres / width;
  const round = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
  const length = round.filter((each) => each / perPixel <= 200).at(-1) ?? 1;
  const long = length / perPixel;
  const text = `${formatNumber(length, lang)} km`;
  const wide = Math.max(long, textWidth(text, 'text', metrics) * DEGREE_SIZE) + 16;
  const corners = [height - 106, 24].flatMap((top) => [20, width - 20 - wide].map((left) => rect(left, top, wide, 54)));
  const at =
    corners.find((corner) => !isCrossed(corner, lines) && !taken.some((other) => overlap(other, corner))) ??
    (corners[0] as Rect);
  const [x, y] = [(at.left + at.right - long) / 2, at.top + 44];
  return {
    html:
      `<path class="scale" d="M${px(x)} ${px(y - 10)}v10h${px(long)}v-10"/>` +
      `<text class="degree" x="${px(x + long / 2)}" y="${px(y - 16)}" text-anchor="middle">${text}</text>`,
    taken: [at],
  };
}

interface Letters {
  readonly N: string;
  readonly E: string;
  readonly S: string;
  readonly W: string;
}

/** North, east, south, west. */
const LETTERS: Readonly<Record<string, string>> = {
  de: 'NOSW',
  es: 'NESO',
  fr: 'NESO',
  it: 'NESO',
  nl: 'NOZW',
  sq: 'VLJP',
  sr: 'SIJZ',
  'sr-cyrl': 'СИЈЗ',
};

function lettersOf(lang: string): Letters {
  const tag = lang.toLowerCase();
  const [N = 'N', E = 'E', S = 'S', W = 'W'] = LETTERS[tag] ?? LETTERS[tag.replace(/-.*$/, '')] ?? 'NESW';
  return { N, E, S, W };
}
