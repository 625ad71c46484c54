/**
 * What a stylesheet cannot do for paper. reveal.js hides all slides but one, and Chromium tags (headings, lists, the
 * outline of a PDF) only what is not hidden; and fragments look as if all steps had been shown only with their class.
 */
export function showAll(deck: HTMLElement): () => void {
  const undos: (() => void)[] = [];
  for (const slide of deck.querySelectorAll('.slides section, .slides section > [inert]')) {
    for (const name of ['hidden', 'aria-hidden', 'inert']) {
      const value = slide.getAttribute(name);
      if (value === null) continue;
      slide.removeAttribute(name);
      undos.push(() => slide.setAttribute(name, value));
    }
  }
  for (const fragment of deck.querySelectorAll('.slides .fragment:not(.visible)')) {
    fragment.classList.add('visible');
    undos.push(() => fragment.classList.remove('visible'));
  }
  // reveal.js fetches these when their slide comes near.
  for (const image of deck.querySelectorAll('.slides img[data-src]')) {
    image.setAttribute('src', image.getAttribute('data-src') ?? '');
    undos.push(() => image.removeAttribute('src'));
  }
  return undoAll(undos);
}

/** Leaves the other slides out. The last page has no page break behind it. */
export function showOnly(slides: readonly HTMLElement[], all: readonly HTMLElement[]): () => void {
  const chosen = new Set(slides);
  const undos = all
    .filter((slide) => !chosen.has(slide))
    .map((slide) => {
      slide.classList.add('left-out');
      return () => slide.classList.remove('left-out');
    });
  const last = slides.at(-1);
  last?.style.setProperty('break-after', 'auto');
  undos.push(() => last?.style.removeProperty('break-after'));
  return undoAll(undos);
}

/** In the opposite order, as each undoes the state that it found. */
export const undoAll = (undos: readonly (() => void)[]) => (): void => {
  for (const undo of [...undos].reverse()) undo();
};
