import { button, element } from './elements.ts';
import { inWords, words } from './page.ts';

/** Tells the speaker something that went wrong, at the foot of the window, until it is closed or ten seconds went by. */
export function showNotice(text: string): void {
  document.querySelector('.tool.notice')?.remove();
  const notice = element('div', { class: 'tool notice', role: 'alert', ...inWords() });
  const close = button(words().close, 'tool-button', () => notice.remove());
  notice.append(element('p', {}, text), close);
  document.body.append(notice);
  setTimeout(() => notice.remove(), 10_000);
}
