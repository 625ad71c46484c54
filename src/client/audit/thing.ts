import type { Thing } from './protocol.ts';

/** The block around an element that an author would name: the list rather than its item, but not the columns around it. */
export function thingAround(element: Element): Thing {
  if (element.matches('section')) return { name: 'background', words: '' };
  let block: Element | undefined;
  for (let at: Element | null = element; at && !at.matches('section'); at = at.parentElement) {
    if (!at.hasAttribute('data-at')) continue;
    if (block && at.matches('div, aside')) break;
    block = at;
  }
  const heading = element.closest('h1, h2, h3, h4, h5, h6');
  const named = block ?? heading ?? element;
  const place = named.getAttribute('data-at');
  return { name: nameOf(named), ...(place && { at: place }), words: wordsOf(named) };
}

const names: readonly (readonly [selector: string, name: string])[] = [
  ['ul, ol', 'list'],
  ['li', 'list item'],
  ['dl', 'list of terms'],
  ['table', 'table'],
  ['pre', 'code'],
  ['blockquote', 'quote'],
  ['h1, h2, h3, h4, h5, h6', 'heading'],
  ['figure, img, picture', 'picture'],
  ['svg', 'drawing'],
  ['video', 'film'],
  ['audio', 'sound'],
  ['p', 'paragraph'],
  ['div, aside', 'box'],
];

const nameOf = (element: Element): string => names.find(([selector]) => element.matches(selector))?.[1] ?? 'text';

function wordsOf(element: Element): string {
  const picture = element.matches('img, image, video') ? element : element.querySelector('img');
  const text = element.textContent?.replace(/\s+/g, ' ').trim() || picture?.getAttribute('alt') || '';
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text;
}
