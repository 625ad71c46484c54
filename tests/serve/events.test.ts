import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Update } from '../../src/client/live/protocol.ts';
import { createEvents } from '../../src/serve/events.ts';
import { ask, listen, serve } from './served.ts';

const update = (html: string): Update => ({ kind: 'update', from: 1, to: 2, changed: { a: html }, noticed: 0 });

test('a page is greeted and told what happens', async () => {
  const { port, send } = await serve();
  const { read } = await listen(port);
  expect(await read('hello')).toMatch(
    /content-type: text\/event-stream\r\n[\s\S]*data: {"kind":"hello","at":1,"frame":"f"}\n\n/i,
  );
  send(update('two\nlines\r\n\n'));
  expect(await read('"update"')).toContain(`data: ${JSON.stringify(update('two\nlines\r\n\n'))}\n\n`);
});

test('all pages are told', async () => {
  const { port, send } = await serve();
  const pages = await Promise.all([listen(port), listen(port), listen(port)]);
  send(update('x'));
  for (const { read } of pages) await read('"update"');
});

test('HEAD opens no line', async () => {
  const { port } = await serve();
  expect((await ask(port, 'HEAD /__lectern/events')).status).toBe(404);
});

test('a thousand pages that come and go leave nothing', async () => {
  const { port, send } = await serve();
  const before = sockets();
  for (let round = 0; round < 20; round++) {
    const open = await Promise.all(Array.from({ length: 50 }, () => listen(port)));
    for (const [at, { socket }] of open.entries()) at % 2 ? socket.destroy() : socket.end();
    send(update('x'));
    while (sockets() > before) await pause(1);
  }
});

test('a line is kept alive, and only while somebody listens', async () => {
  const clear = vi.spyOn(globalThis, 'clearInterval');
  onTestFinished(() => clear.mockRestore());
  const { port } = await eventServer(5);
  const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  let text = '';
  for await (const chunk of socket) {
    text += chunk;
    if (text.includes(':\n\n')) break;
  }
  await vi.waitFor(() => expect(clear).toHaveBeenCalledOnce());
});

test('a page that does not read is dropped', async () => {
  const { events, port, open } = await eventServer(1000, 100_000);
  const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  socket.on('error', () => {});
  socket.pause();
  while (open.size === 0) await pause(1);
  for (let at = 0; open.size > 0; at++) {
    expect(at).toBeLessThan(1000);
    events.send(update('x'.repeat(100_000)));
    await pause(0);
  }
  socket.destroy();
});

async function eventServer(keepAlive: number, maxUnread?: number) {
  const events = createEvents(keepAlive, maxUnread);
  const open = new Set<ServerResponse>();
  const server = createServer((_, response) => {
    events.add(response, []);
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    events.close();
    server.close();
  });
  return { events, open, port: (server.address() as { port: number }).port };
}

const sockets = (): number => process.getActiveResourcesInfo().filter((name) => /^TCPSocketWrap$/.test(name)).length;
