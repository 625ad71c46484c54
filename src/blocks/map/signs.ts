/** Signs of places, told apart by their form; a hollow one has a rim, so that it lies clear on one behind it. */
import type { Html } from '../../deck/model.ts';
import { px } from '../text.ts';

export const SIGNS = ['ring', 'square', 'diamond', 'triangle', 'dot'] as const;

export type Sign = (typeof SIGNS)[number];

/** From its middle, in pixels. */
export const RADIUS = 16;

/** From middle to middle, at which a sign and the rim of the next one do not touch. */
const NEAR = 32;
const ROUNDS = 20;

type Point = readonly [x: number, y: number];

/**
 * Where signs are drawn, for places at `points`: those that would cover one another are moved apart, each the least, as
 * mapmakers do, and none by more than its radius.
 */
export function moveApart(points: readonly Point[]): Point[] {
  let moved = [...points];
  for (let round = 0; round < ROUNDS; round++) {
    moved = moved.map(([x, y], index) => {
      let [dx, dy] = [0, 0];
      for (const [other, [ox, oy]] of moved.entries()) {
        const distance = Math.hypot(x - ox, y - oy);
        if (other === index || distance >= NEAR) continue;
        const push = (NEAR - distance) / 2;
        // At one and the same place the first one goes to the left.
        dx += distance > 0 ? ((x - ox) / distance) * push : index < other ? -push : push;
        dy += distance > 0 ? ((y - oy) / distance) * push : 0;
      }
      return within(points[index] ?? [x, y], [x + dx, y + dy]);
    });
  }
  return moved;
}

function within([x, y]: Point, [tox, toy]: Point): Point {
  const distance = Math.hypot(tox - x, toy - y);
  const share = Math.min(1, RADIUS / (distance || 1));
  return [x + (tox - x) * share, y + (toy - y) * share];
}

export function signHtml(sign: Sign, x: number, y: number, isNow: boolean): Html {
  const name = `class="sign ${sign}${isNow ? ' now' : ''}"`;
  switch (sign) {
    case 'square':
      return `<rect ${name} x="${px(x - 13)}" y="${px(y - 13)}" width="26" height="26"/>`;
    case 'diamond':
      return `<path class="rim" d="M${px(x)} ${px(y - 25)}l25 25l-25 25l-25 -25z"/><path ${name} d="M${px(x)} ${px(y - 17)}l17 17l-17 17l-17 -17z"/>`;
    case 'triangle':
      return `<path ${name} d="M${px(x)} ${px(y - 16)}l17 29h-34z"/>`;
    case 'dot':
      return `<circle ${name} cx="${px(x)}" cy="${px(y)}" r="10"/>`;
    case 'ring':
      return `<circle class="rim" cx="${px(x)}" cy="${px(y)}" r="18"/><circle ${name} cx="${px(x)}" cy="${px(y)}" r="12"/>`;
  }
}
