/**
 * New content that nobody sees yet. A new slide changes the numbers on all others; to draw thousands of them at once
 * would take long, so that those out of sight are drawn a few at a time after the one that shows.
 */
export interface Late {
  readonly add: (slide: HTMLElement, html: string) => void;
  /** Draws what waits for this slide. */
  readonly now: (slide: HTMLElement) => void;
  readonly all: () => void;
  /** Draws what is left: at once if it is little. */
  readonly soon: () => void;
}

export function createLate(draw: (slide: HTMLElement, html: string) => void): Late {
  const waiting = new Map<HTMLElement, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drawOne = (slide: HTMLElement): void => {
    const html = waiting.get(slide);
    waiting.delete(slide);
    if (html !== undefined && slide.isConnected) draw(slide, html);
  };
  const drawFor = (time: number): void => {
    clearTimeout(timer);
    timer = undefined;
    const end = performance.now() + time;
    for (const slide of waiting.keys()) {
      drawOne(slide);
      if (performance.now() > end) break;
    }
    if (waiting.size > 0) timer ??= setTimeout(() => drawFor(SLICE), 0);
  };
  return {
    add: (slide, html) => waiting.set(slide, html),
    now: drawOne,
    all: () => drawFor(Number.POSITIVE_INFINITY),
    soon: () => {
      if (waiting.size === 0) return;
      // A frame's time for the slide that shows to be painted.
      if (waiting.size <= FEW) drawFor(Number.POSITIVE_INFINITY);
      else timer ??= setTimeout(() => drawFor(SLICE), 30);
    },
  };
}

/** So many slides are drawn within a frame. */
const FEW = 12;
/** Milliseconds, so that a key is answered at once. */
const SLICE = 8;
