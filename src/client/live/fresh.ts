/** A slide as the server sent it, before anything of reveal.js is on it. */

/** Makes the `<section>`; nothing in it loads or runs until it stands in the page. */
export function parseSlide(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  const slide = template.content.querySelector<HTMLElement>('section');
  if (slide === null) throw new Error('The server sent a slide without a section');
  return slide;
}

/** reveal.js leaves such slides out of the deck when it starts. */
export function isHiddenSlide(html: string): boolean {
  return html.includes('data-visibility="hidden"') && parseSlide(html).dataset.visibility === 'hidden';
}
