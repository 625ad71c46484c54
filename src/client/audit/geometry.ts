import type { Fault, Side, Size } from './protocol.ts';
import { thingAround } from './thing.ts';

/** Rounding, and the overhang of an italic letter. */
const SLACK = 2;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Text and pictures that are not wholly on their slide or that a box within it cuts; and text, pictures and boxes of the
 * body that lie on the source line or the footer.
 */
export function auditGeometry(section: HTMLElement, index: number, size: Size): Fault[] {
  const faults = new Worst();
  const slide = section.getBoundingClientRect();
  if (Math.abs(slide.width - size.width) > 0.5 || Math.abs(slide.height - size.height) > 0.5) {
    return [{ kind: 'slide-size', section: index, width: Math.round(slide.width), height: Math.round(slide.height) }];
  }
  const furniture = furnitureOf(section);
  const clips: Clips = new Map([[section, undefined]]);
  /** The last box that lies on them; of what it holds nothing is said. */
  let covering: Element | undefined;
  for (const { element, box, kind } of solids(section)) {
    const clip = clipOf(element, clips);
    if (clip === 'unseen') continue;
    const isText = kind === 'text';
    const under = covering?.contains(element)
      ? undefined
      : furniture.find((other) => covers(element, box, isText, other));
    if (under && (kind !== 'box' || isPainted(element))) {
      faults.add({ kind: 'covers', section: index, thing: thingAround(element), what: under.what });
      if (!isText) covering = element;
    }
    if (kind === 'box') continue;
    const off = beyond(box, slide, SLACK);
    if (off) {
      faults.add({ kind: 'off-slide', section: index, thing: thingAround(element), ...off });
      continue;
    }
    const cut = clip && beyond(box, clip.getBoundingClientRect(), Math.max(SLACK, isText ? air(box) : 0));
    if (cut) faults.add({ kind: 'cut', section: index, thing: thingAround(element), ...cut });
  }
  return faults.all();
}

/**
 * The texts that the stylesheet keeps from paper on purpose (not displayed, or for screen readers alone), with how
 * often the slide shows the same text elsewhere. What is merely invisible, clipped or out of sight is not among them.
 */
export function unshownTexts(section: HTMLElement): [text: string, shown: number][] {
  const clips: Clips = new Map([[section, undefined]]);
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
  const shown = new Map<string, number>();
  const unshown = new Set<string>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { nodeValue: text, parentElement: element } = node;
    if (!text || !element || !/\S/.test(text)) continue;
    if (!element.checkVisibility() || clipOf(element, clips) === 'unseen') unshown.add(text);
    else shown.set(text, (shown.get(text) ?? 0) + 1);
  }
  return Array.from(unshown, (text) => [text, shown.get(text) ?? 0]);
}

/** What stands at a fixed place at the foot of a slide, line by line. */
interface Furniture extends Box {
  readonly what: 'source line' | 'footer';
}

const SOURCE = '.source';
const FOOTER = '.foot, .strip';

function furnitureOf(section: HTMLElement): Furniture[] {
  const range = document.createRange();
  const lines = Array.from(section.querySelectorAll(SOURCE)).flatMap((source) => {
    range.selectNodeContents(source);
    return Array.from(range.getClientRects(), (line) => furniture(line, 'source line'));
  });
  const parts = Array.from(section.querySelectorAll('.foot > *, .strip'), (part) =>
    furniture(part.getBoundingClientRect(), 'footer'),
  );
  return [...lines, ...parts].filter(({ left, right }) => right > left);
}

const furniture = ({ left, top, right, bottom }: Box, what: Furniture['what']): Furniture => ({
  ...{ left, top, right, bottom },
  what,
});

/** Text may stand anywhere (the layout of a deck may have some beside the body), all else in the body alone. */
function covers(element: Element, box: Box, isText: boolean, other: Furniture): boolean {
  if (!cross(box, other, isText ? air(box) : air(other))) return false;
  if (element.closest(FOOTER)) return false;
  const isSource = element.closest(SOURCE) !== null;
  return isText ? !(isSource && other.what === 'source line') : element.closest('.body') !== null;
}

/** Whether a box shows by a ground or a border of its own. */
function isPainted(element: Element): boolean {
  const style = getComputedStyle(element);
  if (style.display === 'inline' || style.visibility !== 'visible') return false;
  const seen = (color: string): boolean => !/^(?:transparent|rgba\(.*, 0\))$/.test(color);
  return (
    seen(style.backgroundColor) ||
    style.backgroundImage !== 'none' ||
    (['Top', 'Right', 'Bottom', 'Left'] as const).some(
      (side) => Number.parseFloat(style[`border${side}Width`]) > 0 && seen(style[`border${side}Color`]),
    )
  );
}

interface Solid {
  readonly element: Element;
  readonly box: Box;
  /** A `box` is any other element: it is seen only if it is painted. */
  readonly kind: 'text' | 'picture' | 'box';
}

/** What is neither content nor seen: notes, code for machines, and drawings that only decorate. */
const SKIPPED = 'aside.notes, script, style, template, [hidden], svg[aria-hidden="true"], .katex-mathml';
const PICTURES = 'img, svg, video, audio, canvas, object, iframe';

/** The texts and elements that take room, each with its box. No filter for a TreeWalker: it is a script, and off. */
function* solids(section: HTMLElement): Generator<Solid> {
  const range = document.createRange();
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  let node: Node | null = walker.nextNode();
  while (node) {
    const element: Element | null = node instanceof Element ? node : node.parentElement;
    if (node === element && element.matches(SKIPPED)) {
      node = afterAllOf(walker);
      continue;
    }
    const isText = node !== element;
    if (element && (!isText || /\S/.test(node.nodeValue ?? ''))) {
      if (isText) range.selectNodeContents(node);
      const box = (isText ? range : element).getBoundingClientRect();
      const kind = isText ? 'text' : element.matches(PICTURES) ? 'picture' : 'box';
      if (box.width > 0 && box.height > 0) yield { element, box, kind };
    }
    node = walker.nextNode();
  }
}

/** The next node that is not within the current one. */
function afterAllOf(walker: TreeWalker): Node | null {
  for (let sibling = walker.nextSibling(); ; sibling = walker.nextSibling())
    if (sibling || !walker.parentNode()) return sibling;
}

/** By element: the nearest ancestor that shows nothing beyond its own box, or that the text is for screen readers alone. */
type Clips = Map<Element, Element | 'unseen' | undefined>;

function clipOf(element: Element, known: Clips): Element | 'unseen' | undefined {
  if (known.has(element)) return known.get(element);
  const { overflowX, overflowY, display, clipPath } = getComputedStyle(element);
  const around = element.parentElement ? clipOf(element.parentElement, known) : undefined;
  const isClip = (overflowX !== 'visible' || overflowY !== 'visible') && display !== 'inline';
  const clip = around === 'unseen' || clipPath === 'inset(50%)' ? 'unseen' : isClip ? element : around;
  known.set(element, clip);
  return clip;
}

function beyond(box: Box, around: Box, slack: number): { readonly side: Side; readonly pixels: number } | undefined {
  const sides: readonly (readonly [Side, number])[] = [
    ['below', box.bottom - around.bottom],
    ['right of', box.right - around.right],
    ['above', around.top - box.top],
    ['left of', around.left - box.left],
  ];
  const [side, pixels] = sides.reduce((most, each) => (each[1] > most[1] ? each : most));
  return pixels > slack ? { side, pixels: Math.ceil(pixels) } : undefined;
}

/** The box of a line reaches beyond its letters: an eighth of it on either side is air. */
const air = ({ top, bottom }: Box): number => (bottom - top) / 8;

const cross = (a: Box, b: Box, slack: number): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.max(SLACK, slack);

/** One fault a thing: each line of a list that is too long would be one otherwise. */
class Worst {
  readonly #faults = new Map<string, Fault & { readonly pixels?: number }>();

  add(
    fault: Fault & { readonly thing: { readonly at?: string; readonly words: string }; readonly pixels?: number },
  ): void {
    const key = `${fault.kind} ${fault.thing.at ?? fault.thing.words}`;
    const known = this.#faults.get(key);
    if (!known || (fault.pixels ?? 0) > (known.pixels ?? 0)) this.#faults.set(key, fault);
  }

  /** What leaves the slide goes over its foot on the way. */
  all(): Fault[] {
    return [...this.#faults]
      .filter(([key, { kind }]) => kind !== 'covers' || !this.#faults.has(key.replace(kind, 'off-slide')))
      .map(([, fault]) => fault);
  }
}
