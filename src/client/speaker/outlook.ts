import type { PartData } from '../data.ts';

/** A slide as the speaker window counts it. */
export interface CountedSlide {
  readonly id: string;
  readonly steps: number;
}

/** What the next click will show: a step of the same slide, another slide, or nothing. */
export type Outlook =
  | { readonly kind: 'step'; readonly slide: number; readonly step: number }
  | { readonly kind: 'slide'; readonly slide: number }
  | { readonly kind: 'end' };

export function whatComesNext(slides: readonly CountedSlide[], current: number, step: number): Outlook {
  if (step + 1 < (slides[current]?.steps ?? 0)) return { kind: 'step', slide: current, step: step + 1 };
  return current + 1 < slides.length ? { kind: 'slide', slide: current + 1 } : { kind: 'end' };
}

/** A part of the talk on the strip at the foot. */
export interface StripSegment {
  readonly state: 'past' | 'here' | 'next';
  /** Minutes, or the number of slides where not all parts have minutes. */
  readonly width: number;
  /** How much of the present part is over, from 0 to 1. */
  readonly filled: number;
}

export function stripSegments(parts: readonly PartData[], slide: string): StripSegment[] {
  const timed = parts.every(({ minutes }) => minutes > 0);
  const here = parts.findIndex(({ slides }) => slides.includes(slide));
  return parts.map(({ minutes, slides }, index) => ({
    state: index < here ? 'past' : index === here ? 'here' : 'next',
    width: timed ? minutes : slides.length,
    filled: index === here ? (slides.indexOf(slide) + 1) / slides.length : index < here ? 1 : 0,
  }));
}

/** All planned minutes; 0 if no part has any. */
export function plannedMinutes(parts: readonly PartData[]): number {
  return parts.reduce((sum, { minutes }) => sum + minutes, 0);
}
