import { currentDialog, openDialog } from './dialog.ts';
import { button, element } from './elements.ts';
import type { KeyHelp } from './key-names.ts';
import { words } from './page.ts';

/** Shows the keys, or hides them again. */
export function toggleHelp(lines: readonly KeyHelp[], onClose: () => void): void {
  const open = currentDialog();
  if (open?.classList.contains('help')) {
    open.close();
    return;
  }
  const heading = element('h2', { class: 'help-title' }, words().help.title);
  const close = button(words().close, 'tool-button', () => dialog.close());
  const head = element('div', { class: 'help-head' }, heading, close);
  const dialog = openDialog('help', words().help.title, head, keyTable(lines));
  dialog.addEventListener('close', onClose);
  dialog.addEventListener('keydown', (event) => {
    if (event.key === '?' || event.key === 'F1') {
      event.preventDefault();
      dialog.close();
    }
  });
}

function keyTable(lines: readonly KeyHelp[]): HTMLElement {
  const list = element('dl', { class: 'help-keys' });
  for (const { keys, does } of lines) {
    const names = element('dt', {}, ...keys.map((key) => element('kbd', { class: 'key' }, key)));
    list.append(element('div', { class: 'help-line' }, names, element('dd', {}, does)));
  }
  return list;
}
