import { openDialog } from './dialog.ts';
import { element } from './elements.ts';

/** A small box with one line to type in and one line that answers. */
export interface AskBox {
  readonly label: string;
  readonly hint: string;
  /** Called on each change; returns the line that answers. */
  readonly onInput: (text: string) => string;
  /** Called on Enter; returns the line that answers, or undefined to close the box. */
  readonly onEnter: (text: string, backwards: boolean) => string | undefined;
}

export function openAskBox(box: AskBox, onClose: () => void): void {
  const input = element('input', { type: 'text', class: 'ask-input', autocomplete: 'off', spellcheck: 'false' });
  const answer = element('output', { class: 'ask-answer', role: 'status' }, box.hint);
  const label = element('label', { class: 'ask-label' }, element('span', {}, box.label), input);
  const dialog = openDialog('ask', box.label, label, answer);
  dialog.addEventListener('close', onClose);
  input.addEventListener('input', () => {
    answer.textContent = input.value.trim() === '' ? box.hint : box.onInput(input.value);
  });
  input.addEventListener('keydown', (event) => {
    // While a Chinese or Japanese word is being put together, Enter belongs to the keyboard.
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    const reply = box.onEnter(input.value, event.shiftKey);
    if (reply === undefined) dialog.close();
    else answer.textContent = reply;
  });
  input.focus();
}
