import { slideElements } from '../page.ts';
import type { SlidePlace } from './protocol.ts';

/** What became of the deck's slides. */
export interface Arrangement {
  readonly added: readonly HTMLElement[];
  /** Whether any slide stands elsewhere than before, is new or is gone. */
  readonly moved: boolean;
}

/**
 * Brings the slides of a deck into a new order. An element stays the same slide's, whatever its number or its id
 * becomes. `create` makes the element of a slide that has none; without one, the slide is not shown.
 */
export function arrangeSlides(
  deck: HTMLElement,
  order: readonly SlidePlace[],
  create: (id: string) => HTMLElement | undefined,
  isHidden: (id: string) => boolean,
): Arrangement {
  const root = deck.querySelector<HTMLElement>('.slides');
  if (root === null) return { added: [], moved: false };
  const known = new Map(slideElements(deck).map((slide) => [slide.id, slide]));
  const added: HTMLElement[] = [];
  const elementOf = ({ id, was }: SlidePlace): HTMLElement[] => {
    if (isHidden(id)) return [];
    let slide = known.get(was ?? id);
    if (slide === undefined) {
      slide = create(id);
      if (slide !== undefined) added.push(slide);
    }
    if (slide !== undefined) slide.id = id;
    return slide === undefined ? [] : [slide];
  };
  const used = new Set<Element>();
  let moved = false;
  const top: HTMLElement[] = [];
  for (const group of groupStacks(order)) {
    const slides = group.flatMap(elementOf);
    if (slides.length === 0) continue;
    if (group.length === 1) {
      top.push(...slides);
      continue;
    }
    const stack = stackOf(slides, used);
    used.add(stack);
    if (placeChildren(stack, slides)) moved = true;
    top.push(stack);
  }
  if (placeChildren(root, top)) moved = true;
  return { added, moved };
}

/** Gives slides their new ids. All are found by their old ones first: two may have changed theirs with each other. */
export function renameSlides(renamed: Readonly<Record<string, string>>, find: FindSlide): void {
  const pairs = Object.entries(renamed).map(([id, was]) => ({ id, slide: find(was) }));
  for (const { id, slide } of pairs) if (slide !== undefined) slide.id = id;
}

export type FindSlide = (id: string) => HTMLElement | undefined;

/** Finds slides one by one, since thousands need not be looked at for the sake of one that was edited. */
export function slideFinder(deck: HTMLElement): FindSlide {
  return (id) => {
    const found = deck.isConnected ? document.getElementById(id) : deck.querySelector(`[id="${CSS.escape(id)}"]`);
    const isSlide = found?.matches('.slides section:not(.stack)') && deck.contains(found);
    return isSlide ? (found as HTMLElement) : undefined;
  };
}

/** Cuts the order of a deck into what stands beside each other: single slides, and stacks of two and more. */
export function groupStacks(order: readonly SlidePlace[]): SlidePlace[][] {
  const groups: SlidePlace[][] = [];
  for (const place of order) {
    const last = groups.at(-1);
    if (place.down && last !== undefined) last.push(place);
    else groups.push([place]);
  }
  return groups;
}

/**
 * Makes these elements the only slides (or backgrounds) of `parent`, in this order, and moves as few as it can; says
 * whether it moved any.
 */
export function placeChildren(parent: HTMLElement, children: readonly HTMLElement[]): boolean {
  const wanted = new Set<Element>(children);
  let moved = false;
  for (const child of parent.querySelectorAll(PLACED)) {
    if (wanted.has(child)) continue;
    child.remove();
    moved = true;
  }
  let cursor = firstPlaced(parent.firstElementChild);
  for (const child of children) {
    // One that was moved down: it comes back further below, and all between stay where they are.
    if (cursor !== null && cursor !== child && firstPlaced(cursor.nextElementSibling) === child) {
      cursor.remove();
      cursor = child;
    }
    if (cursor === child) {
      cursor = firstPlaced(child.nextElementSibling);
      continue;
    }
    parent.insertBefore(child, cursor);
    moved = true;
  }
  return moved;
}

/** The slide that takes the place of one that is gone: the next one that is still there, else the one before. */
export function nearestSurvivor<Slide>(
  before: readonly Slide[],
  gone: Slide,
  survives: (slide: Slide) => boolean,
): Slide | undefined {
  const index = before.indexOf(gone);
  return before.slice(index + 1).find(survives) ?? before.slice(0, Math.max(index, 0)).findLast(survives);
}

const PLACED = ':scope > section, :scope > .slide-background';

/** In the overview, reveal.js keeps its layer of backgrounds among the slides. */
function firstPlaced(child: Element | null): Element | null {
  let placed = child;
  while (placed !== null && !placed.matches('section, .slide-background')) placed = placed.nextElementSibling;
  return placed;
}

function stackOf(slides: readonly HTMLElement[], used: ReadonlySet<Element>): HTMLElement {
  for (const { parentElement } of slides) {
    if (parentElement?.matches('section.stack') && !used.has(parentElement)) return parentElement;
  }
  const stack = document.createElement('section');
  stack.className = 'stack';
  return stack;
}
