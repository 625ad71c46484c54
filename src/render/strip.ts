/**
 * The progress strip: one segment a part, as long as its minutes. What is the same on all slides of a part is a symbol
 * that stands in the page once; a slide adds how far it is.
 */
import type { Part, Slide } from '../deck/model.ts';
import type { Words } from '../deck/words.ts';

export interface Strip {
  /** HTML: the symbols, one a state of the strip. */
  readonly symbols: string;
  /** HTML: the strip of one slide; empty if the deck has no parts to show. */
  readonly of: (slide: Slide, total: number) => string;
}

const HEIGHT = 36;
const ROAD = { y: 11, height: 14, casing: 3 };
const GAP = 8;
/** Beyond this segments would be thinner than their gaps: the strip is then one segment, the whole deck. */
const MAX_SEGMENTS = 24;

interface Way {
  readonly x: number;
  readonly width: number;
}

interface Segment extends Way {
  readonly part: Part;
}

export function createStrip(parts: readonly Part[], width: number, words: Words): Strip {
  const shown = parts.filter((part) => part.place > 0);
  if (shown.length === 0) return { symbols: '', of: () => '' };
  const segments = layOut(shown.length > MAX_SEGMENTS ? [] : shown, width);
  const current = parts.map((part, index) => {
    // Before the first part all is to come, after the last one all is past.
    const before = parts.slice(0, index).filter(({ place }) => place > 0).length;
    return part.place > 0 ? part.place - 1 : before === 0 ? -1 : shown.length;
  });
  const states = segments.length ? [...new Set(current)] : [];
  const symbols = states.map((state) => symbol(segments, state, width)).join('');
  return {
    symbols: symbols && `<svg class="symbols" aria-hidden="true">${symbols}</svg>`,
    of: (slide, total) => {
      const part = parts[slide.part];
      if (!part) return '';
      const place = part.place > 0 ? `${words.part(part.place, shown.length)}, ` : '';
      const label = place + words.slideOf(slide.number, total);
      const state = current[slide.part] ?? -1;
      const whole: Way = { x: 0, width };
      const segment = segments.length ? segments[state] : whole;
      const done = segments.length ? slide.numberInPart / Math.max(1, part.counted) : slide.number / Math.max(1, total);
      const use = segments.length ? `<use href="#lectern-strip-${state + 1}"/>` : `${casing('here-case', whole)}`;
      const here = segment ? progress(segment, done, width) : '';
      return `<svg class="strip" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${label}">${use}${here}</svg>`;
    },
  };
}

function layOut(parts: readonly Part[], width: number): Segment[] {
  const free = width - GAP * (parts.length - 1);
  // None where no slide counts.
  const total = parts.reduce((sum, part) => sum + shareOf(part), 0) || 1;
  let x = 0;
  return parts.map((part) => {
    const segment = { part, x: round(x), width: round((free * shareOf(part)) / total) };
    x += segment.width + GAP;
    return segment;
  });
}

/** Minutes, or a minute a slide where none are planned. */
export const shareOf = (part: Part): number => part.minutes || part.counted;

function symbol(segments: readonly Segment[], state: number, width: number): string {
  const shapes = segments.map((segment, index) => {
    if (index < state) return casing('past-case', segment) + road('past', segment);
    return casing(index === state ? 'here-case' : 'next', segment);
  });
  return `<symbol id="lectern-strip-${state + 1}" viewBox="0 0 ${width} ${HEIGHT}">${shapes.join('')}</symbol>`;
}

/** Two thin lines with nothing between them. */
function casing(name: string, { x, width }: Way): string {
  const top = ROAD.y + ROAD.casing / 2;
  const bottom = ROAD.y + ROAD.height - ROAD.casing / 2;
  return `<path class="${name}" d="M${x} ${top}h${width}M${x} ${bottom}h${width}"/>`;
}

/** What lies between them: as wide as they are apart, or a thin line where ink is saved. */
const road = (name: string, { x, width }: Way): string =>
  `<path class="${name}" d="M${x} ${ROAD.y + ROAD.height / 2}h${width}"/>`;

/** `end` is that of the strip: a ring beyond it would be cut on paper. */
function progress({ x, width }: Way, done: number, end: number): string {
  const length = round(width * done);
  const centre = Math.min(Math.max(x + length, x + 18), x + width, end - 18);
  return `${road('here', { x, width: length })}<circle class="ring" cx="${round(centre)}" cy="${HEIGHT / 2}" r="15"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
