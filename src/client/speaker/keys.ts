import { currentDialog } from '../dialog.ts';
import { type Mover, openFindBox, openJumpBox } from '../find-box.ts';
import { toggleHelp } from '../help.ts';
import { type KeyPress, keyName, type Move, moveOf, ownAction, speakerHelp } from '../key-names.ts';
import { needsKey } from '../key-needs.ts';
import { type SlideEntry, words } from '../page.ts';
import { type NotesPane, sizeStep } from './notes.ts';

/** Binds the keys of the speaker window: those of the deck, which steer the deck, and two for the size of the notes. */
export function bindSpeakerKeys<Slide extends SlideEntry>(
  mover: Mover<Slide>,
  notes: NotesPane,
  { move, countdown }: { readonly move: (move: Move) => void; readonly countdown: () => void },
): void {
  document.addEventListener('keydown', (event) => {
    const active = document.activeElement;
    if (currentDialog() !== null || needsKey(active, event.key) || scrollsNotes(active, event.key)) return;
    if (actHere(event, mover, notes, countdown)) {
      event.preventDefault();
      return;
    }
    const asked = moveOf(event);
    if (asked === undefined) return;
    event.preventDefault();
    move(asked);
  });
}

function actHere<Slide extends SlideEntry>(
  press: KeyPress,
  mover: Mover<Slide>,
  notes: NotesPane,
  countdown: () => void,
): boolean {
  const action = ownAction(press);
  const name = press.ctrlKey || press.metaKey ? '' : keyName(press);
  if (action === 'help') toggleHelp(speakerHelp(words()), mover.onClose);
  else if (action === 'find') openFindBox(mover);
  else if (action === 'jump') openJumpBox(mover);
  else if (action === 'countdown') countdown();
  else if (name === '+') notes.resize(sizeStep);
  else if (name === '-') notes.resize(-sizeStep);
  else return false;
  return true;
}

/** Notes that are longer than their pane scroll with the arrows once they have the focus. */
function scrollsNotes(active: Element | null, key: string): boolean {
  return (key === 'ArrowUp' || key === 'ArrowDown') && active !== null && active.matches('.notes-body');
}
