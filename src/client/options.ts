import { say } from './announce.ts';
import { readText } from './text.ts';

/** Lets the options of quizzes and polls be chosen, one of each list; what is said of the choice shows, and is read out. */
export function followOptions(deck: HTMLElement): void {
  deck.addEventListener('click', ({ target }) => {
    const letter = target instanceof Element ? target.closest<HTMLElement>('.option > .letter') : null;
    const chosen = letter?.parentElement;
    if (!letter || !chosen) return;
    const isNew = !chosen.classList.contains('chosen');
    for (const option of chosen.parentElement?.children ?? []) {
      const isChosen = isNew && option === chosen;
      option.classList.toggle('chosen', isChosen);
      option.querySelector('.letter')?.setAttribute('aria-pressed', String(isChosen));
    }
    const verdict = isNew ? chosen.querySelector<HTMLElement>('.verdict') : null;
    if (verdict) say(readText(verdict));
  });
}
