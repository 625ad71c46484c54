import type { RevealApi } from 'reveal.js';
import { slideSteps } from './steps.ts';

/**
 * Steps through code: each `.code-step` of a `<pre class="code">` names lines (counted from 1 within the block), and
 * the last one that shows says which lines are `.on`. Before the first, the lines that the page came with are.
 */
export function followCodeSteps(reveal: RevealApi): void {
  const update = (): void => {
    const slide = reveal.getCurrentSlide();
    if (slide) markCodeLines(slide);
  };
  // `slidesync`: the slide has new content.
  for (const event of ['fragmentshown', 'fragmenthidden', 'slidechanged', 'slidesync']) reveal.on(event, update);
  update();
}

/** Marks the lines of all code on a slide as its fragments stand. */
export function markCodeLines(slide: HTMLElement): void {
  const steps = slideSteps(slide);
  for (const code of slide.querySelectorAll('pre.code')) {
    const own = steps.filter(({ element }) => element.matches('.code-step') && code.contains(element));
    if (own.length === 0) continue;
    const shown = own.filter(({ element }) => element.classList.contains('visible')).sort((a, b) => a.step - b.step);
    const lines = [...code.querySelectorAll('.line')];
    const first = firstLines(code, lines);
    const named = shown.at(-1)?.element.getAttribute('data-lines');
    const on = named === undefined || named === null ? first : parseLines(named);
    lines.forEach((line, index) => {
      line.classList.toggle('on', on.has(index + 1));
    });
  }
}

/** Reads "1,3-5" as the numbers of lines. */
export function parseLines(text: string): Set<number> {
  const lines = new Set<number>();
  for (const range of text.split(',')) {
    const [, start, end] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(range) ?? [];
    if (start === undefined) continue;
    const last = Math.min(Number(end ?? start), Number(start) + longest);
    for (let line = Number(start); line <= last; line++) lines.add(line);
  }
  return lines;
}

/** No block of code is longer; a slip like `1-999999999` must not stop the deck. */
const longest = 10_000;

const remembered = new WeakMap<Element, Set<number>>();

function firstLines(code: Element, lines: readonly Element[]): Set<number> {
  let first = remembered.get(code);
  if (first === undefined) {
    first = new Set(lines.flatMap((line, index) => (line.classList.contains('on') ? [index + 1] : [])));
    remembered.set(code, first);
  }
  return first;
}
