/** One thing at a time, and the last state wins. */

export interface Loop {
  /** Asks for a turn. Any number of requests during a turn are one more turn after it. */
  readonly request: () => void;
  /** Resolves when nothing runs and nothing waits. */
  readonly idle: () => Promise<void>;
  /** Takes no more requests; resolves when the running turn is over. */
  readonly close: () => Promise<void>;
}

export function createLoop(turn: () => Promise<void>, onError: (error: unknown) => void): Loop {
  let running: Promise<void> | undefined;
  let waiting = false;
  let closed = false;
  const run = async (): Promise<void> => {
    do {
      waiting = false;
      try {
        await turn();
      } catch (error) {
        onError(error);
      }
    } while (waiting && !closed);
    running = undefined;
  };
  const idle = async (): Promise<void> => {
    while (running) await running;
  };
  return {
    request: () => {
      if (closed) return;
      if (running) waiting = true;
      // A moment later, so that a turn that asks for another one is known to be running, and after what was begun
      // before it: a first build would keep the port waiting, and with it the browser.
      else running = new Promise((resolve) => setImmediate(resolve)).then(run);
    },
    idle,
    close: () => {
      closed = true;
      return idle();
    },
  };
}
