import type { RevealApi } from 'reveal.js';

/**
 * reveal.js remembers where a stack was left, and comes back to that slide even when one moves forward into it: after
 * a look back, the next click would skip the slides above. Going forward, a stack starts at its top.
 */
export function enterStacksAtTop(reveal: RevealApi): void {
  reveal.on('slidechanged', () => {
    const { h } = reveal.getIndices();
    for (const stack of reveal.getHorizontalSlides().slice(h + 1)) stack.removeAttribute('data-previous-indexv');
  });
}
