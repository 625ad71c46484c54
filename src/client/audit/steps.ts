import { markCodeLines } from '../code-steps.ts';
import { countSteps, showStep, slideSteps } from '../steps.ts';
import type { SheetPlace } from './protocol.ts';

/**
 * Puts a copy of each slide into the page for each of its steps. The first one keeps the ids, so that links lead to it
 * and no id stands twice.
 */
export function spreadSteps(sections: readonly HTMLElement[]): SheetPlace[] {
  return sections.flatMap((section, index) => {
    const steps = countSteps(slideSteps(section));
    if (steps === 0) return [{ section: index, step: -1, steps }];
    section.dataset.step = '0';
    const copies = Array.from({ length: steps }, (_, step) => {
      const copy = section.cloneNode(true) as HTMLElement;
      for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
      showStep(copy, step);
      markCodeLines(copy);
      return copy;
    });
    section.after(...copies);
    return Array.from({ length: steps + 1 }, (_, step) => ({ section: index, step: step - 1, steps }));
  });
}
