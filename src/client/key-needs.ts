/** Watches how the focus gets where it is. To be called once, in either window. */
export function watchFocus(): void {
  addEventListener(
    'keydown',
    ({ key }) => {
      if (key === 'Tab') byKeyboard = true;
    },
    true,
  );
  addEventListener(
    'pointerdown',
    () => {
      byKeyboard = false;
    },
    true,
  );
}

/** Whether the focus was moved with Tab, and not by a click. */
export function focusCameByKeyboard(): boolean {
  return byKeyboard;
}

/**
 * Whether the focused element needs this key itself. A button that was clicked does not: a teacher who clicks and then
 * presses Space wants the next step. A film, or a button that was reached with Tab, does.
 */
export function needsKey(target: Element | null, key: string): boolean {
  if (target === null) return false;
  if (target.matches('input, textarea, select, [contenteditable="true"], [role="listbox"], [role="slider"]'))
    return true;
  const isMedia = target.matches('video, audio');
  if (key === ' ') return isMedia || (byKeyboard && target.matches('button, summary, [role="button"]'));
  return isMedia && byKeyboard && key.startsWith('Arrow');
}

let byKeyboard = false;
