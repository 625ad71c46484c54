import type { ClientWords } from './words.ts';

/** The part of a keyboard event that names the key. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** One line of the help. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

export type OwnAction = 'help' | 'speaker' | 'jump' | 'find' | 'fullscreen' | 'black' | 'countdown' | 'print';

/** What reveal.js can be asked to do by one of its keys. */
export type Move = 'next' | 'prev' | 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'black' | 'overview';

/**
 * The key by name. On a keyboard that types another script (Ж, ع) a letter key goes by its place, so that S opens
 * the speaker window there too.
 */
export function keyName(press: KeyPress): string {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const place = /^Key([A-Z])$/.exec(press.code)?.[1];
  return place !== undefined && key.length === 1 && key > '\u007f' ? place.toLowerCase() : key;
}

/** What a key does that is ours and not reveal.js's. */
export function ownAction(press: KeyPress): OwnAction | undefined {
  const name = keyName(press);
  if (press.metaKey || press.altKey) return undefined;
  if (press.ctrlKey) return press.shiftKey && name === 'f' ? 'find' : undefined;
  return ownKeys[name];
}

/** What a key asks of the deck when it is pressed in the speaker window: the same as in the deck. */
export function moveOf(press: KeyPress): Move | undefined {
  if (press.metaKey || press.altKey || press.ctrlKey) return undefined;
  const name = keyName(press);
  return (press.shiftKey ? shiftMoves[name] : undefined) ?? moves[name];
}

/** The help of the deck. */
export function deckHelp({ keys, help, overview }: ClientWords): KeyHelp[] {
  return [
    { keys: [keys.space, 'N', keys.pageDown], does: help.next },
    { keys: [`${keys.shift} ${keys.space}`, keys.pageUp], does: help.back },
    { keys: [keys.arrows], does: help.arrows },
    { keys: [keys.home, keys.end], does: help.ends },
    { keys: [keys.esc, 'O'], does: overview },
    { keys: ['G'], does: help.jump },
    { keys: ['/', `${keys.ctrl} ${keys.shift} F`], does: help.find },
    { keys: ['B', '.'], does: help.black },
    { keys: ['F'], does: help.fullscreen },
    { keys: ['T'], does: help.countdown },
    { keys: ['S'], does: help.speaker },
    { keys: ['P'], does: help.print },
    { keys: ['?'], does: help.help },
  ];
}

/** The help of the speaker window. */
export function speakerHelp(words: ClientWords): KeyHelp[] {
  const { noteSize } = words.help;
  return [
    ...deckHelp(words).filter(({ keys }) => !['S', 'F', 'P'].some((key) => keys.includes(key))),
    { keys: ['+', '−'], does: noteSize },
  ];
}

const ownKeys: Readonly<Record<string, OwnAction>> = {
  '?': 'help',
  F1: 'help',
  '/': 'find',
  '.': 'black',
  f: 'fullscreen',
  g: 'jump',
  p: 'print',
  s: 'speaker',
  t: 'countdown',
};

const moves: Readonly<Record<string, Move>> = {
  ' ': 'next',
  n: 'next',
  PageDown: 'next',
  PageUp: 'prev',
  ArrowLeft: 'left',
  h: 'left',
  ArrowRight: 'right',
  l: 'right',
  ArrowUp: 'up',
  k: 'up',
  ArrowDown: 'down',
  j: 'down',
  Home: 'first',
  End: 'last',
  b: 'black',
  v: 'black',
  '.': 'black',
  o: 'overview',
  Escape: 'overview',
};

const shiftMoves: Readonly<Record<string, Move>> = {
  ' ': 'prev',
  ArrowLeft: 'first',
  ArrowRight: 'last',
};
