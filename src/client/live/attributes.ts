/** What a slide has of reveal.js and of our own script, beside what its HTML says. */

/**
 * Gives a slide the attributes of its new HTML. Classes, styles and attributes that reveal.js or our script put on the
 * element stay.
 */
export function mergeAttributes(slide: HTMLElement, fresh: HTMLElement): void {
  for (const name of slide.getAttributeNames()) {
    if (!fresh.hasAttribute(name) && !ADDED.has(name)) slide.removeAttribute(name);
  }
  for (const name of fresh.getAttributeNames()) {
    const value = fresh.getAttribute(name) ?? '';
    if (name !== 'class' && name !== 'style' && slide.getAttribute(name) !== value) slide.setAttribute(name, value);
  }
  const states = [...slide.classList].filter((name) => STATES.has(name));
  slide.className = [...new Set([...fresh.classList, ...states])].join(' ');
  mergeStyles(slide, fresh);
}

/** All that reveal.js paints a slide's background from; two slides with the same look the same behind. */
export function backgroundKey(slide: HTMLElement): string {
  const names = slide.getAttributeNames().filter((name) => /^data-(?:background|preload)/.test(name));
  return names
    .sort()
    .map((name) => `${name}=${slide.getAttribute(name)}`)
    .join('\n');
}

const ADDED: ReadonlySet<string> = new Set([
  'class',
  'style',
  'hidden',
  'inert',
  'aria-hidden',
  'aria-roledescription',
  'tabindex',
  'data-fragment',
  'data-index-h',
  'data-index-v',
]);

const STATES: ReadonlySet<string> = new Set([
  'past',
  'present',
  'future',
  'has-dark-background',
  'has-light-background',
]);

/** reveal.js shows, hides and places slides by these. */
const PLACING = ['display', 'top', 'transform'] as const;

function mergeStyles(slide: HTMLElement, fresh: HTMLElement): void {
  const placing = PLACING.map((name) => [name, slide.style[name]] as const);
  const style = fresh.getAttribute('style') ?? '';
  slide.setAttribute('style', style);
  for (const [name, value] of placing) if (value !== '') slide.style[name] = value;
  if (slide.getAttribute('style') === '') slide.removeAttribute('style');
}
