/** Sends files, whole or in part, and refusals. */
import type { ServerResponse } from 'node:http';
import { parseRange } from './range.ts';

export interface Content {
  readonly body: Uint8Array | string;
  readonly type: string;
}

export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415 | 500;
  readonly reason: string;
}

/** The content, or the part of it that was asked for; its head only, if only that was. */
export function sendContent(response: ServerResponse, { body, type }: Content): void {
  const { method, headers } = response.req;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  // A part is wanted `if` the file is still the one with this mark: we give no marks.
  const header = headers['if-range'] === undefined ? headers.range : undefined;
  const range = parseRange(header, bytes.byteLength);
  response.setHeader('Accept-Ranges', 'bytes');
  if (range === 'none') {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.byteLength}`, 'Content-Length': 0 }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: bytes.byteLength };
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${bytes.byteLength}`);
  response.writeHead(range ? 206 : 200, { 'Content-Type': withCharset(type), 'Content-Length': end - start });
  response.end(method === 'HEAD' ? undefined : bytes.subarray(start, end));
}

export function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  const { method } = response.req;
  if (status === 405) response.setHeader('Allow', reason.startsWith('POST') ? 'POST' : 'GET, HEAD');
  // The rest of what is being sent is not read.
  if (method !== 'GET' && method !== 'HEAD') response.setHeader('Connection', 'close');
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(method === 'HEAD' ? undefined : `${reason}\n`);
}

const withCharset = (type: string): string => (/^text\/|json$/.test(type) ? `${type}; charset=utf-8` : type);
