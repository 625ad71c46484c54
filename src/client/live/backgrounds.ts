import type { RevealApi } from 'reveal.js';
import { placeChildren } from './arrange.ts';

/** reveal.js keeps the background of a slide on the slide's element. */
interface Backed extends HTMLElement {
  slideBackgroundElement?: HTMLElement;
  slideBackgroundContentElement?: HTMLElement;
}

/**
 * Brings reveal.js's layer of backgrounds into the order of the slides. reveal.js itself makes all of them anew, which
 * takes most of the time of its `sync` and blinks.
 */
export function arrangeBackgrounds(reveal: RevealApi): void {
  const layer = reveal.getBackgroundsElement();
  const slides = reveal.getSlidesElement();
  if (!layer || !slides) return;
  const backgrounds = [...slides.querySelectorAll<Backed>(':scope > section')].map((section) => {
    const background = backgroundOf(section);
    const inner = [...section.querySelectorAll<Backed>(':scope > section')];
    if (inner.length === 0) return background;
    background.classList.add('stack');
    placeChildren(background, inner.map(backgroundOf));
    return background;
  });
  placeChildren(layer, backgrounds);
}

/** Paints the background of a slide anew after its attributes changed. */
export function repaintBackground(reveal: RevealApi, slide: HTMLElement): void {
  const background = (slide as Backed).slideBackgroundElement;
  if (background === undefined) return;
  // reveal.js clears only what its newer attributes set, and shows slides that are far away.
  background.style.background = '';
  const { display } = slide.style;
  reveal.syncSlide(slide);
  slide.style.display = display;
  if (slide !== reveal.getCurrentSlide()) return;
  for (const film of background.querySelectorAll('video')) film.play().catch(() => {});
}

/** A background has the classes of its slide's HTML too; says whether they are others than before. */
export function renameBackground(slide: HTMLElement, fresh: HTMLElement): boolean {
  const background = (slide as Backed).slideBackgroundElement;
  if (background === undefined) return false;
  const before = background.className;
  background.className = classesFor(fresh, background);
  return background.className !== before;
}

/** Whether the theme paints behind a slide: reveal.js then has to know if it is dark. */
export function hasOwnGround(slide: HTMLElement): boolean {
  const background = (slide as Backed).slideBackgroundElement;
  return (
    background !== undefined &&
    !/^(?:rgba\(0, 0, 0, 0\)|transparent|)$/.test(getComputedStyle(background).backgroundColor)
  );
}

function backgroundOf(slide: Backed): HTMLElement {
  if (slide.slideBackgroundElement !== undefined) return slide.slideBackgroundElement;
  const background = document.createElement('div');
  const content = document.createElement('div');
  content.className = 'slide-background-content';
  background.append(content);
  background.className = classesFor(slide, background);
  slide.slideBackgroundElement = background;
  slide.slideBackgroundContentElement = content;
  return background;
}

function classesFor(slide: HTMLElement, background: HTMLElement): string {
  const isPlace = (name: string): boolean => /^(?:past|present|future)$/.test(name);
  const own = [...slide.classList].filter((name) => !isPlace(name));
  return ['slide-background', ...own, ...[...background.classList].filter(isPlace)].join(' ');
}
