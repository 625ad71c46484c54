import { words } from './page.ts';
import { readText } from './text.ts';
import { fill } from './words.ts';

/** The words that these fragments bring when they show; empty if they only change what was there. */
export function newText(fragments: readonly HTMLElement[]): string {
  return fragments.map(fragmentText).filter(Boolean).join(' ');
}

/** Fragments with these styles were there before they are "shown": there is nothing new to read. */
const alreadySeen = /(^|\s)(fade-out|semi-fade-out|strike|grow|shrink|highlight-[\w-]+)(\s|$)/;

function fragmentText(fragment: HTMLElement): string {
  if (fragment.matches('.code-step')) {
    const lines = fragment.getAttribute('data-lines');
    return lines ? fill(words().codeLines, { lines }) : '';
  }
  return alreadySeen.test(fragment.className) ? '' : readText(fragment);
}
