import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { ask, exchange, serve } from './served.ts';

test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])('%s is our name', async (name) => {
  const { port } = await serve();
  expect((await ask(port, 'GET /', { Host: `${name}:${port}` })).status).toBe(200);
});

test.each(['evil.example', 'localhost', 'localhost.evil.example', '127.0.0.1', '192.168.1.2', '', 'localhost:1'])(
  'another name is DNS rebinding: %s',
  async (name) => {
    const { port } = await serve();
    const host = name.includes(':') || name === '127.0.0.1' || name === 'localhost' ? name : `${name}:${port}`;
    expect((await ask(port, 'GET /', { Host: host })).status).toBe(403);
  },
);

test('a request without a name is refused', async () => {
  const { port } = await serve();
  expect((await exchange(port, 'GET / HTTP/1.0\r\n\r\n')).toString()).toMatch(/^HTTP\/1.1 403 /);
  expect((await exchange(port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toString()).toMatch(/^HTTP\/1.1 400 /);
});

test.each(['http://evil.example', 'null', 'https://localhost:PORT', 'http://localhost', 'http://127.0.0.1:PORT', ''])(
  'a page from elsewhere gets nothing: %s',
  async (origin) => {
    const { port, opened } = await serve();
    const headers = { Origin: origin.replace('PORT', String(port)) };
    for (const path of ['/', '/__lectern/state', '/__lectern/events', '/__lectern/live.js']) {
      expect((await ask(port, `GET ${path}`, headers)).status).toBe(403);
    }
    const body = '{"file":"a.md","line":1,"column":1}';
    const json = { ...headers, 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
    expect([(await ask(port, 'POST /__lectern/open', json, body)).status, opened]).toEqual([403, []]);
  },
);

test('our own page may name its origin', async () => {
  const { port } = await serve();
  expect((await ask(port, 'GET /', { Origin: `http://localhost:${port}` })).status).toBe(200);
});

test.each(['cross-site', 'same-site'])('a %s page may link to the deck and no more', async (site) => {
  const { port } = await serve();
  const visit = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
  const status = async (start: string, headers: Record<string, string>) => (await ask(port, start, headers)).status;
  expect(await status('GET /', visit)).toBe(200);
  expect(await status('GET /', { ...visit, 'Sec-Fetch-Dest': 'iframe' })).toBe(403);
  expect(await status('GET /', { ...visit, 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' })).toBe(403);
  expect(await status('GET /__lectern/state', visit)).toBe(403);
  expect(await status('GET /__lectern/live.js', { 'Sec-Fetch-Site': site })).toBe(403);
  expect(await status('GET /assets/film-0123456789.mp4', { 'Sec-Fetch-Site': site })).toBe(403);
});

test.each(['same-origin', 'none'])('a request that is %s is answered', async (site) => {
  const { port } = await serve();
  expect((await ask(port, 'GET /__lectern/live.js', { 'Sec-Fetch-Site': site })).status).toBe(200);
});

test('the editor is opened for JSON from our own page only', async () => {
  const { port, opened } = await serve();
  const body = '{"file":"a.md","line":1,"column":1}';
  const length = { 'Content-Length': String(body.length) };
  const own = { Origin: `http://localhost:${port}` };
  const status = async (headers: Record<string, string>) =>
    (await ask(port, 'POST /__lectern/open', { ...length, ...headers }, body)).status;
  expect(await status({ 'Content-Type': 'application/json' })).toBe(403);
  expect(await status({ ...own, 'Content-Type': 'text/plain' })).toBe(415);
  expect(await status({ ...own, 'Content-Type': 'application/x-www-form-urlencoded' })).toBe(415);
  expect(await status(own)).toBe(415);
  expect((await ask(port, 'GET /__lectern/open')).status).toBe(405);
  expect(opened).toEqual([]);
});

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  '%s is no way to read',
  async (method) => {
    const { port } = await serve();
    const { status, headers } = await ask(port, `${method} /`);
    expect([status, headers.allow, headers['access-control-allow-origin']]).toEqual([405, 'GET, HEAD', undefined]);
  },
);

test.each([
  '/../package.json',
  '/assets/../index.html',
  '/%2e%2e/package.json',
  '/assets/%2e%2e%2f%2e%2e/etc/passwd',
  '/..%5cpackage.json',
  '/a%00.html',
  '/a\\b',
  '//etc/passwd',
  '/assets//x',
  '/./index.html',
  '/%',
  '/%ff',
  'http://evil.example/',
  'index.html',
  '*',
])('%s is no path', async (target) => {
  const { port } = await serve({ content: () => ({ body: 'secret', type: 'text/plain' }) });
  const { status, body } = await ask(port, `GET ${target}`);
  expect([status, body.includes('secret')]).toEqual([400, false]);
});

test.each(['/package.json', '/etc/passwd', '/__lectern/other', '/__lectern/'])('%s is not there', async (target) => {
  const { port } = await serve();
  expect((await ask(port, `GET ${target}`)).status).toBe(target.endsWith('/') ? 400 : 404);
});

test('no answer is for other pages to use or to show', async () => {
  const { port } = await serve();
  for (const path of ['/', '/none', '/../x', '/__lectern/live.js']) {
    const { headers } = await ask(port, `GET ${path}`);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  }
});

test('an upgrade and a tunnel lead nowhere', async () => {
  const { port } = await serve();
  const upgrade = { Upgrade: 'websocket' };
  expect((await ask(port, 'GET /none', upgrade)).status).toBe(404);
  expect((await exchange(port, `CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)).length).toBe(0);
});

test('other machines find nobody', async () => {
  const { port } = await serve();
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter((face) => face && !face.internal && face.family === 'IPv4');
  for (const face of outside) await expect(reach(port, face?.address ?? '')).resolves.toBe(false);
});

function reach(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
    socket.on('timeout', () => resolve(false));
  });
}
