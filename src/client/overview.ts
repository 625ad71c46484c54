import type { RevealApi } from 'reveal.js';
import { slideElements } from './page.ts';

/**
 * In the overview all slides can be clicked, and so reveal.js takes `inert` off them. What is on them could then be
 * reached with Tab, though it is hidden from screen readers; so their contents get it instead.
 */
export function quietOverview(reveal: RevealApi, deck: HTMLElement): void {
  const update = (): void => {
    for (const slide of slideElements(deck)) {
      const isQuiet = reveal.isOverview() && slide !== reveal.getCurrentSlide();
      for (const part of slide.children) part.toggleAttribute('inert', isQuiet);
    }
  };
  reveal.on('overviewshown', update);
  reveal.on('overviewhidden', update);
  for (const event of ['slidechanged', 'slidesync']) {
    reveal.on(event, () => {
      if (reveal.isOverview()) update();
    });
  }
}
