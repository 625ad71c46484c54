import { type DeckState, readToSpeaker, seal, type ToDeck, targetOrigin } from './messages.ts';

/** How it stands between this window and the deck. */
export type LinkStatus = 'searching' | 'connected' | 'silent' | 'closed' | 'alone';

export interface Connection {
  readonly send: (message: ToDeck) => void;
}

/**
 * Says hello to the deck until it answers, and once a second from then on: the deck forgets its speaker window when it
 * is reloaded, and learns of it again by the next hello.
 */
export function connect(
  token: string,
  onState: (state: DeckState) => void,
  onStatus: (status: LinkStatus) => void,
): Connection {
  const began = Date.now();
  let answered: number | undefined;
  let greeted = 0;

  const send = (message: ToDeck): void => {
    const deck = opener as WindowProxy | null;
    if (deck !== null && !deck.closed) deck.postMessage(seal(token, message), targetOrigin(self.origin));
  };
  const status = (): LinkStatus => {
    const deck = opener as WindowProxy | null;
    if (deck === null) return answered === undefined ? 'alone' : 'closed';
    if (deck.closed) return 'closed';
    const quiet = Date.now() - (answered ?? began) > patience;
    return quiet ? 'silent' : answered === undefined ? 'searching' : 'connected';
  };
  const tick = (): void => {
    const now = status();
    onStatus(now);
    const pause = now === 'connected' ? 1000 : 300;
    if (Date.now() - greeted < pause) return;
    greeted = Date.now();
    send({ kind: 'hello' });
  };

  addEventListener('message', ({ data, source, origin }) => {
    if (origin !== self.origin || source === null || source !== opener) return;
    const message = readToSpeaker(data, token);
    if (message === undefined) return;
    answered = Date.now();
    onStatus('connected');
    onState(message.state);
  });
  setInterval(tick, 300);
  tick();
  return { send };
}

/** Milliseconds without an answer after which the window says so. */
const patience = 3500;
