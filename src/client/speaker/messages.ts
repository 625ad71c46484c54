import type { CountdownState } from '../countdown.ts';
import type { Move } from '../key-names.ts';

/** What shows on the audience's screen. */
export interface DeckState {
  /** The id of the slide. */
  readonly slide: string;
  /** The last step that shows; -1 before the first. */
  readonly step: number;
  readonly black: boolean;
  readonly overview: boolean;
  /** The task of the slide, if it has one. */
  readonly countdown?: CountdownState | undefined;
}

/** From the speaker window to the deck. `hello` comes again and again: it is how each finds the other after a reload. */
export type ToDeck =
  | { readonly kind: 'hello' }
  | { readonly kind: 'countdown' }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'go'; readonly slide: string; readonly step: number }
  /** The deck keeps the timer, so that it outlives the speaker window. */
  | { readonly kind: 'keep'; readonly timer: string };

/** From the deck to the speaker window. */
export interface ToSpeaker {
  readonly kind: 'state';
  readonly state: DeckState;
}

/** Adds what the other side checks. */
export function seal(token: string, message: ToDeck | ToSpeaker): object {
  return { lectern: 1, token, ...message };
}

/** Reads a message that came to the deck; undefined if it is not one of ours. Other pages can post anything. */
export function readToDeck(data: unknown, token: string): ToDeck | undefined {
  const message = unseal(data, token);
  if (message === undefined) return undefined;
  const { kind, move, slide, step, timer } = message;
  if (kind === 'hello' || kind === 'countdown') return { kind };
  if (kind === 'move' && isMove(move)) return { kind, move };
  if (kind === 'go' && typeof slide === 'string' && isStep(step)) return { kind, slide, step };
  if (kind === 'keep' && typeof timer === 'string' && timer.length < 200) return { kind, timer };
  return undefined;
}

/** Reads a message that came to the speaker window. */
export function readToSpeaker(data: unknown, token: string): ToSpeaker | undefined {
  const { kind, state } = unseal(data, token) ?? {};
  if (kind !== 'state' || !isRecord(state)) return undefined;
  const { slide, step, black, overview, countdown } = state;
  if (typeof slide !== 'string' || !isStep(step)) return undefined;
  const task = readCountdown(countdown);
  const place = { slide, step, black: black === true, overview: overview === true };
  return { kind, state: { ...place, ...(task && { countdown: task }) } };
}

function readCountdown(value: unknown): CountdownState | undefined {
  if (!isRecord(value) || typeof value.left !== 'number' || !(value.left >= 0)) return undefined;
  return { left: Math.round(value.left), running: value.running === true };
}

/** A secret that both windows know: the deck makes it, and the speaker window has it in its address. */
export function makeToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where to post: pages opened from disk have no origin that could be named. */
export function targetOrigin(origin: string): string {
  return origin === 'null' ? '*' : origin;
}

const moves: ReadonlySet<unknown> = new Set<Move>([
  'next',
  'prev',
  'left',
  'right',
  'up',
  'down',
  'first',
  'last',
  'black',
  'overview',
]);

const isMove = (value: unknown): value is Move => moves.has(value);

const isStep = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= -1;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function unseal(data: unknown, token: string): Record<string, unknown> | undefined {
  return isRecord(data) && data.lectern === 1 && token !== '' && data.token === token ? data : undefined;
}
