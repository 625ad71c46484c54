import { element } from './elements.ts';
import { inWords } from './page.ts';

/**
 * Opens a modal dialog of ours. The browser keeps the focus in it and closes it on Esc; a click beside it closes it
 * too. Its keys reach neither the deck nor the speaker window.
 */
export function openDialog(className: string, label: string, ...content: readonly Node[]): HTMLDialogElement {
  closeDialogs();
  const dialog = element('dialog', { class: `tool ${className}`, 'aria-label': label, ...inWords() });
  dialog.append(...content);
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The dialog that is open, if any. */
export function currentDialog(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>('dialog.tool[open]');
}

export function closeDialogs(): void {
  currentDialog()?.close();
}
