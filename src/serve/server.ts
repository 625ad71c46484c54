/** The server of `lectern dev`: the site in memory, and a line to the open pages. It never touches the disk. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Message, OpenRequest, State } from '../client/live/protocol.ts';
import { ASSETS } from '../site/outputs.ts';
import { createEvents } from './events.ts';
import { judge, OPEN_PATH } from './guard.ts';
import { listenOnLoopback } from './listen.ts';
import { readOpenRequest } from './open-request.ts';
import { type Content, refuse, sendContent } from './respond.ts';

export interface ServerOptions {
  /** The wanted port; 0 is any. If it is taken, the next free one is used. */
  readonly port: number;
  /** Answers wait for it: a page that came before the first build would have to be loaded again. */
  readonly ready?: Promise<void>;
  /** A file of the site as it is now, by its path without a slash in front; `index.html` is the deck. */
  readonly content: (path: string) => Content | undefined;
  /** What keeps the page up to date: `/__lectern/live.js` and `live.css`. */
  readonly live: { readonly script: string; readonly styles: string };
  /** The answer to `/__lectern/state`; undefined if there is no state yet. */
  readonly state: () => State | undefined;
  /** What a page is told on connecting, `hello` first. */
  readonly greeting: () => readonly Message[];
  readonly onOpen: (request: OpenRequest) => void;
  /** One of the functions above threw. */
  readonly onError: (error: unknown) => void;
}

export interface LiveServer {
  /** `http://localhost:PORT/` */
  readonly address: string;
  readonly port: number;
  readonly send: (message: Message) => void;
  readonly close: () => Promise<void>;
}

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

export async function startServer(options: ServerOptions): Promise<LiveServer> {
  const events = createEvents();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const { method = '', url = '', headers } = request;
    const verdict = judge({ method, target: url, headers }, request.socket.localPort ?? 0);
    if (verdict.status !== undefined) return refuse(response, verdict);
    await options.ready;
    const { path } = verdict;
    if (path === '__lectern/events' && method === 'GET') return events.add(response, options.greeting());
    if (path === OPEN_PATH) {
      const read = await readOpenRequest(request);
      if ('status' in read) return refuse(response, read);
      options.onOpen(read.request);
      response.writeHead(204).end();
      return;
    }
    const content = contentOf(path, options);
    if (!content) return refuse(response, { status: 404, reason: 'There is no such file in this deck.' });
    // What is in assets/ has a hash of its content in its name.
    response.setHeader('Cache-Control', path.startsWith(`${ASSETS}/`) ? 'max-age=31536000, immutable' : 'no-store');
    return sendContent(response, content);
  };
  const create = () =>
    createServer((request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else refuse(response, { status: 500, reason: 'Lectern met an error; the terminal says which.' });
        options.onError(error);
      });
    });
  const { port, servers } = await listenOnLoopback(options.port, create);
  return {
    address: `http://localhost:${port}/`,
    port,
    send: events.send,
    close: async () => {
      events.close();
      await Promise.all(
        servers.map((server) => {
          const closed = new Promise((resolve) => server.close(resolve));
          server.closeAllConnections();
          return closed;
        }),
      );
    },
  };
}

function contentOf(path: string, { content, live, state }: ServerOptions): Content | undefined {
  if (!path.startsWith('__lectern/')) return content(path);
  switch (path) {
    case '__lectern/live.js':
      return { body: live.script, type: 'text/javascript' };
    case '__lectern/live.css':
      return { body: live.styles, type: 'text/css' };
    case '__lectern/state': {
      const now = state();
      return now && { body: JSON.stringify(now), type: 'application/json' };
    }
    default:
      return undefined;
  }
}
