/** Signs of places, told apart by their form; a hollow one has a rim, so that it lies clear on one behind it. */
import type { Html } from '../../deck/model.ts';
import { px } from '../text.ts';

export const SIGNS = ['ring', 'square', 'diamond', 'triangle', 'dot'] as const;

export type Sign = (typeof SIGNS)[number];

/** From its middle, in pixels. */
export const RADIUS = 16;

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
