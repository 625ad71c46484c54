/** Who may ask the live server for what: nobody but a browser on this machine, and there only its own pages. */
import type { IncomingHttpHeaders } from 'node:http';

export interface Asked {
  readonly method: string;
  /** As in the request line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

export type Verdict =
  | { readonly path: string; readonly status?: undefined }
  | { readonly status: 400 | 403 | 404 | 405 | 415; readonly reason: string };

export const OPEN_PATH = '__lectern/open';

const NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** The path that may be answered, without its first slash, or why there is no answer. */
export function judge({ method, target, headers }: Asked, port: number): Verdict {
  // A foreign name that leads to this machine is DNS rebinding: its pages would count as ours.
  const host = headers.host?.toLowerCase() ?? '';
  if (!hostsOf(port).has(host)) return { status: 403, reason: 'This server answers to localhost only.' };
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return forbidden;
  const path = cleanPath(target);
  if (path === undefined) return { status: 400, reason: 'This is no path of a deck.' };
  if (isForeign(headers) && !(path === 'index.html' && isVisit(method, headers))) return forbidden;
  if (path === OPEN_PATH) {
    if (method !== 'POST') return { status: 405, reason: 'POST only.' };
    // A request with a body of this type, and from our own origin, no foreign page and no form can send.
    if (origin === undefined) return forbidden;
    if (!/^application\/json *(?:;|$)/i.test(headers['content-type'] ?? '')) {
      return { status: 415, reason: 'JSON only.' };
    }
    return { path };
  }
  return method === 'GET' || method === 'HEAD' ? { path } : { status: 405, reason: 'GET and HEAD only.' };
}

const forbidden = { status: 403, reason: 'This server answers its own pages only.' } as const;

/** Browsers leave the port out where it is the usual one. */
const hostsOf = (port: number): ReadonlySet<string> =>
  new Set(NAMES.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));

/** Another port of this machine is `same-site`, and foreign all the same. Old browsers say nothing. */
const isForeign = (headers: IncomingHttpHeaders): boolean =>
  !['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined);

/** A link on some page that leads to the deck, in a window of its own. */
const isVisit = (method: string, headers: IncomingHttpHeaders): boolean =>
  method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/** Nothing is read from the disk, but what looks like an attempt to gets no answer either. */
function cleanPath(target: string): string | undefined {
  if (!target.startsWith('/')) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(target.replace(/[?#].*$/s, ''));
  } catch {
    return undefined;
  }
  if (path === '/') return 'index.html';
  const segments = path.slice(1).split('/');
  const isStrange = segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  return isStrange || /[\0-\x1f\x7f\\]/.test(path) ? undefined : segments.join('/');
}
