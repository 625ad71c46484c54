import { arrangeSlides, renameSlides, slideFinder } from './arrange.ts';
import { mergeAttributes } from './attributes.ts';
import { isHiddenSlide, parseSlide } from './fresh.ts';
import type { Change } from './patch.ts';

/** Changes slides that nothing runs on; false if there are too few of them. */
export function patchStore(deck: HTMLElement, { order, renamed = {}, changed }: Change): boolean {
  const isHidden = (id: string): boolean => isHiddenSlide(changed[id] ?? '');
  const create = (id: string): HTMLElement | undefined => {
    const html = changed[id];
    return html === undefined ? undefined : document.adoptNode(parseSlide(html));
  };
  const added = new Set(order && arrangeSlides(deck, order, create, isHidden).added.map(({ id }) => id));
  const find = slideFinder(deck);
  renameSlides(renamed, find);
  let complete = true;
  for (const [id, html] of Object.entries(changed)) {
    const slide = find(id);
    if (order === undefined && (slide === undefined) !== isHidden(id)) complete = false;
    if (slide === undefined || added.has(id)) continue;
    const fresh = parseSlide(html);
    slide.replaceChildren(...fresh.childNodes);
    mergeAttributes(slide, fresh);
  }
  return complete;
}
