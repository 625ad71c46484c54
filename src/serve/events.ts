/** Server-Sent Events: what the server says to all open pages at once. */
import type { ServerResponse } from 'node:http';
import type { Message } from '../client/live/protocol.ts';

export interface Events {
  /** Keeps the connection open and greets it. */
  readonly add: (response: ServerResponse, greeting: readonly Message[]) => void;
  readonly send: (message: Message) => void;
  readonly close: () => void;
}

const KEEP_ALIVE = 15_000;
/** A page that has not read this much is dropped; it comes back by itself and asks for the whole state. */
const MAX_UNREAD = 16 * 1024 * 1024;
/** How soon a page that lost the server tries again. */
const RETRY = 300;

export function createEvents(keepAlive = KEEP_ALIVE, maxUnread = MAX_UNREAD): Events {
  const responses = new Set<ServerResponse>();
  let timer: NodeJS.Timeout | undefined;
  const write = (response: ServerResponse, chunk: string | Uint8Array): void => {
    if (response.writableLength > maxUnread) response.destroy();
    else response.write(chunk);
  };
  const sendAll = (text: string): void => {
    const chunk = Buffer.from(text);
    for (const response of responses) write(response, chunk);
  };
  const remove = (response: ServerResponse): void => {
    responses.delete(response);
    if (responses.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    add: (response, greeting) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(`retry: ${RETRY}\n\n${greeting.map(eventOf).join('')}`);
      responses.add(response);
      response.once('close', () => remove(response));
      // Without it nobody would notice a page that is gone without a word.
      timer ??= setInterval(() => sendAll(':\n\n'), keepAlive);
    },
    send: (message) => {
      if (responses.size > 0) sendAll(eventOf(message));
    },
    close: () => {
      for (const response of responses) response.destroy();
    },
  };
}

/** JSON holds no line end, which is all that an event must not hold. */
const eventOf = (message: Message): string => `data: ${JSON.stringify(message)}\n\n`;
