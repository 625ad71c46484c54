import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { OpenRequest } from '../../src/client/live/protocol.ts';
import { type LiveServer, type ServerOptions, startServer } from '../../src/serve/server.ts';

export interface Served extends LiveServer {
  readonly opened: OpenRequest[];
  readonly errors: unknown[];
}

/** A server with a page and a film, closed with the test. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<Served> {
  const opened: OpenRequest[] = [];
  const errors: unknown[] = [];
  const site = new Map<string, { body: string | Uint8Array; type: string }>([
    ['index.html', { body: '<!doctype html><title>Brücke</title>', type: 'text/html' }],
    ['assets/film-0123456789.mp4', { body: Uint8Array.from({ length: 1000 }, (_, at) => at % 256), type: 'video/mp4' }],
  ]);
  const server = await startServer({
    port: 0,
    content: (path) => site.get(path),
    live: { script: 'live()', styles: '.live{}' },
    state: () => undefined,
    greeting: () => [{ kind: 'hello', at: 1, frame: 'f' }],
    onOpen: (request) => opened.push(request),
    onError: (error) => errors.push(error),
    ...options,
  });
  onTestFinished(() => server.close());
  return { ...server, opened, errors };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends a request as written, which no browser and no fetch would do. `Host` is added unless one is given. */
export async function ask(
  port: number,
  start: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  const all = { Host: `localhost:${port}`, ...headers, Connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return parse(await exchange(port, `${start} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body}`));
}

export function exchange(port: number, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks)));
  });
}

/** A page that listens: `read` waits for a text to have come. */
export async function listen(port: number): Promise<{ socket: Socket; read: (until: string) => Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  socket.on('error', () => {});
  socket.write(`GET /__lectern/events HTTP/1.1\r\nHost: localhost:${port}\r\nSec-Fetch-Site: same-origin\r\n\r\n`);
  const read = async (until: string): Promise<string> => {
    while (!text.includes(until)) await new Promise((resolve) => socket.once('data', resolve));
    return text;
  };
  await read('"hello"');
  return { socket, read };
}

function parse(raw: Buffer): Answer {
  const end = raw.indexOf('\r\n\r\n');
  const [first = '', ...lines] = raw.subarray(0, end).toString().split('\r\n');
  const headers = lines
    .map((line) => line.split(/: (.*)/s, 2))
    .map(([name = '', value = '']) => [name.toLowerCase(), value]);
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), body: raw.subarray(end + 4) };
}
