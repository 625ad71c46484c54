/** Reads what a page sends to have the editor opened. */
import type { IncomingMessage } from 'node:http';
import type { OpenRequest } from '../client/live/protocol.ts';

export type ReadRequest = { readonly request: OpenRequest } | { readonly status: 400 | 413; readonly reason: string };

const MAX_BYTES = 1024;

export async function readOpenRequest(message: IncomingMessage): Promise<ReadRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of message.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BYTES) return { status: 413, reason: 'That is too long.' };
      chunks.push(chunk);
    }
  } catch {
    return { status: 400, reason: 'The request broke off.' };
  }
  const request = parse(Buffer.concat(chunks).toString('utf8'));
  return request ? { request } : { status: 400, reason: 'A file, a line and a column are needed.' };
}

function parse(text: string): OpenRequest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { file, line, column } = value as Record<string, unknown>;
  return typeof file === 'string' && isPlace(line) && isPlace(column) ? { file, line, column } : undefined;
}

/** Lines and columns count from 1. */
const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;
