/** Finds the port: the one that was asked for or one of the next. Loopback only. */
import type { Server } from 'node:net';
import { UsageError } from '../problems.ts';

export interface Listening<S> {
  readonly port: number;
  readonly servers: readonly S[];
}

/** How many ports after the wanted one are tried. */
const MORE_PORTS = 20;

/**
 * Listens on 127.0.0.1 and, where there is one, on ::1 with the same port: a browser takes either for `localhost`, and
 * must not find the server of somebody else at the other. Port 0 is any free one.
 */
export async function listenOnLoopback<S extends Server>(wanted: number, create: () => S): Promise<Listening<S>> {
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new UsageError(`${wanted} is no port`, 'Choose one from 1024 to 65535.');
  }
  const last = wanted === 0 ? MORE_PORTS : Math.min(wanted + MORE_PORTS, 65_535);
  for (let port = wanted; port <= last; port++) {
    const found = await tryPort(wanted === 0 ? 0 : port, create);
    if (found) return found;
  }
  throw new UsageError(`The ports ${wanted} to ${last} are all taken`, 'Choose another one with --port.');
}

async function tryPort<S extends Server>(port: number, create: () => S): Promise<Listening<S> | undefined> {
  const first = create();
  const taken = await listen(first, port, '127.0.0.1');
  if (taken === 'EADDRINUSE') return undefined;
  if (taken === 'EACCES') {
    throw new UsageError(`Port ${port} is reserved by the system`, 'Choose one from 1024 to 65535.');
  }
  if (taken !== undefined) throw new UsageError(`Port ${port} cannot be listened to (${taken})`);
  const found = portOf(first) ?? port;
  const second = create();
  const other = await listen(second, found, '::1');
  if (other === undefined) return { port: found, servers: [first, second] };
  if (other !== 'EADDRINUSE') return { port: found, servers: [first] };
  await new Promise((resolve) => first.close(resolve));
  return undefined;
}

/** The code of the error, if there is one. */
function listen(server: Server, port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const onError = (error: NodeJS.ErrnoException): void => resolve(error.code ?? error.message);
    server.once('error', onError);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', onError);
      resolve(undefined);
    });
  });
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}
