/** A fragment and the step (from 0) at which it shows. */
export interface Step {
  readonly element: HTMLElement;
  readonly step: number;
}

/**
 * At which step each fragment shows, given their `data-fragment-index` in the order of the document. As in
 * reveal.js, fragments with an index come first, in groups and with gaps closed, those without follow one by one.
 */
export function stepsOf(indexes: readonly (number | undefined)[]): number[] {
  const given = [...new Set(indexes.filter((index) => index !== undefined))].sort((a, b) => a - b);
  let next = given.length;
  return indexes.map((index) => (index === undefined ? next++ : given.indexOf(index)));
}

/** The fragments of a slide with their steps. */
export function slideSteps(slide: HTMLElement): Step[] {
  const fragments = [...slide.querySelectorAll<HTMLElement>('.fragment:not(.disabled)')];
  const steps = stepsOf(fragments.map(fragmentIndex));
  return fragments.map((element, index) => ({ element, step: steps[index] ?? 0 }));
}

/** How many clicks a slide takes from its first to its last state. */
export function countSteps(steps: readonly Step[]): number {
  return steps.reduce((count, { step }) => Math.max(count, step + 1), 0);
}

/** The last step that shows; -1 before the first. */
export function currentStep(steps: readonly Step[]): number {
  return steps.reduce(
    (last, { element, step }) => (element.classList.contains('visible') ? Math.max(last, step) : last),
    -1,
  );
}

/** Puts the fragments of a copied slide into the state that reveal.js would give them. */
export function showStep(slide: HTMLElement, current: number): void {
  for (const { element, step } of slideSteps(slide)) {
    element.classList.toggle('visible', step <= current);
    element.classList.toggle('current-fragment', step === current);
  }
  slide.setAttribute('data-fragment', String(current));
}

function fragmentIndex(fragment: HTMLElement): number | undefined {
  const index = Number.parseInt(fragment.getAttribute('data-fragment-index') ?? '', 10);
  return index >= 0 ? index : undefined;
}
