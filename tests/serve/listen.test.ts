import { type AddressInfo, createServer, Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { UsageError } from '../../src/problems.ts';
import { listenOnLoopback } from '../../src/serve/listen.ts';

test('nobody but this machine is listened to', async () => {
  const { servers } = await open(0);
  const addresses = servers.map((server) => (server.address() as AddressInfo).address);
  expect(['127.0.0.1', '::1']).toEqual(expect.arrayContaining(addresses));
});

test('a taken port is passed over for the next free one', async () => {
  const first = await open(0);
  const second = await open(first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect(second.port).toBeLessThanOrEqual(first.port + 20);
});

test('a port that another server has at ::1 is taken: a browser may look there first', async ({ skip }) => {
  const other = createServer();
  const listens = await new Promise<boolean>((resolve) => {
    other.once('error', () => resolve(false));
    other.listen(0, '::1', () => resolve(true));
  });
  if (!listens) skip();
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  expect((await open(port)).port).not.toBe(port);
});

test('if all are taken, it says so', async () => {
  await expect(listenOnLoopback(4000, () => failing('EADDRINUSE'))).rejects.toEqual(
    new UsageError('The ports 4000 to 4020 are all taken', 'Choose another one with --port.'),
  );
  await expect(listenOnLoopback(65_530, () => failing('EADDRINUSE'))).rejects.toThrow('65530 to 65535');
});

test('a port of the system is refused', async () => {
  await expect(listenOnLoopback(80, () => failing('EACCES'))).rejects.toThrow('Port 80 is reserved by the system');
});

test.each([-1, 65_536, 1.5, Number.NaN])('%s is no port', async (port) => {
  await expect(listenOnLoopback(port, createServer)).rejects.toBeInstanceOf(UsageError);
});

async function open(wanted: number) {
  const found = await listenOnLoopback(wanted, createServer);
  onTestFinished(() => {
    for (const server of found.servers) server.close();
  });
  return found;
}

/** A server that the system does not let listen. */
function failing(code: string): Server {
  const server = new Server();
  server.listen = () => {
    process.nextTick(() => server.emit('error', Object.assign(new Error(code), { code })));
    return server;
  };
  return server;
}
