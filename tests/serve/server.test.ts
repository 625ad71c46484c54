import { expect, test } from 'vitest';
import type { State } from '../../src/client/live/protocol.ts';
import { ask, serve } from './served.ts';

const FILM = '/assets/film-0123456789.mp4';

test('the deck is at /, fresh each time', async () => {
  const { port, address } = await serve();
  const { status, headers, body } = await ask(port, 'GET /');
  expect([status, body.toString()]).toEqual([200, '<!doctype html><title>Brücke</title>']);
  expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  expect(address).toBe(`http://localhost:${port}/`);
  expect((await ask(port, 'GET /index.html?speaker=x')).body).toEqual(body);
});

test('it is found by the name localhost, by whatever address that is', async () => {
  const { address } = await serve();
  expect((await fetch(address)).status).toBe(200);
});

test('files whose name carries a hash are kept by the browser', async () => {
  const { port } = await serve();
  const { headers } = await ask(port, `GET ${FILM}`);
  expect(headers).toMatchObject({
    'content-type': 'video/mp4',
    'cache-control': 'max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    'content-length': '1000',
  });
});

test('HEAD is GET without the body', async () => {
  const { port } = await serve();
  const { status, headers, body } = await ask(port, 'HEAD /');
  expect([status, headers['content-length'], body.length]).toEqual([200, '37', 0]);
  expect((await ask(port, 'HEAD /none')).body).toHaveLength(0);
});

test('films are sent in parts', async () => {
  const { port } = await serve();
  const part = await ask(port, `GET ${FILM}`, { Range: 'bytes=254-258' });
  expect(part).toMatchObject({ status: 206, body: Buffer.from([254, 255, 0, 1, 2]) });
  expect(part.headers).toMatchObject({ 'content-range': 'bytes 254-258/1000', 'content-length': '5' });
  const none = await ask(port, `GET ${FILM}`, { Range: 'bytes=1000-' });
  expect(none).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */1000' } });
  expect(await ask(port, `GET ${FILM}`, { Range: 'bytes=0-1', 'If-Range': '"x"' })).toMatchObject({ status: 200 });
});

test('what keeps the page up to date is there, and the state once there is one', async () => {
  const state: State = { kind: 'state', to: 3, frame: 'f', changed: { a: '<section>ü' }, noticed: 1 };
  let now: State | undefined;
  const { port } = await serve({ state: () => now });
  expect((await ask(port, 'GET /__lectern/live.js')).body.toString()).toBe('live()');
  expect((await ask(port, 'GET /__lectern/live.css')).body.toString()).toBe('.live{}');
  expect(await ask(port, 'GET /__lectern/state')).toMatchObject({ status: 404 });
  now = state;
  const answer = await ask(port, 'GET /__lectern/state');
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  expect(JSON.parse(answer.body.toString())).toEqual(state);
});

test('an error of ours is reported, and is no end of the server', async () => {
  const { port, errors } = await serve({
    content: () => {
      throw new Error('broken');
    },
  });
  const { status, body } = await ask(port, 'GET /');
  expect([status, body.includes('broken'), errors]).toEqual([500, false, [new Error('broken')]]);
  expect((await ask(port, 'GET /__lectern/live.js')).status).toBe(200);
});

test('the editor is opened for a file, a line and a column', async () => {
  const { port, opened } = await serve();
  const place = { file: 'a.md', line: 3, column: 1 };
  expect(await open(port, JSON.stringify({ ...place, more: 1 }))).toBe(204);
  expect(opened).toEqual([place]);
});

test.each(['', '{', 'null', '[]', '{}', '{"file":1,"line":1,"column":1}', '{"file":"a","line":"1","column":1}'])(
  'it is not opened for %s',
  async (body) => {
    const { port, opened } = await serve();
    expect([await open(port, body), opened]).toEqual([400, []]);
  },
);

test.each([0, -1, 1.5, 1e300])('nor at line %s', async (line) => {
  const { port, opened } = await serve();
  expect([await open(port, JSON.stringify({ file: 'a.md', line, column: 1 })), opened]).toEqual([400, []]);
});

test('nor for more than a kilobyte', async () => {
  const { port, opened } = await serve();
  expect([await open(port, JSON.stringify({ file: 'a'.repeat(1100), line: 1, column: 1 })), opened]).toEqual([413, []]);
});

async function open(port: number, body: string): Promise<number> {
  const headers = {
    Origin: `http://localhost:${port}`,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
  };
  return (await ask(port, 'POST /__lectern/open', headers, body)).status;
}
