/** A PDF file: its cross-reference table, and its objects, read when they are asked for. */
import { inflateSync } from 'node:zlib';
import {
  createScanner,
  isOperator,
  type PdfArray,
  type PdfDict,
  PdfFault,
  type PdfReference,
  type PdfStream,
  type PdfString,
  type PdfValue,
  type Scanner,
} from './objects.ts';

export interface PdfFile {
  readonly trailer: PdfDict;
  /** Where the newest cross-reference table begins. */
  readonly tableAt: number;
  /** The object that a reference leads to; any other value is its own. */
  get(value: PdfValue | undefined): PdfValue;
  dict(value: PdfValue | undefined, what: string): PdfDict;
  array(value: PdfValue | undefined, what: string): PdfArray;
  number(value: PdfValue | undefined, what: string): number;
  /** A text string, for people to read; empty if there is none. */
  text(value: PdfValue | undefined): string;
  /** A stream's content, one character a byte. */
  content(stream: PdfStream): string;
}

/** Far above any page; a bomb of zeros ends here. */
const MAX_CONTENT = 256 * 1024 * 1024;

export function openFile(bytes: Uint8Array): PdfFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const source = buffer.toString('latin1');
  if (!source.startsWith('%PDF-')) throw new PdfFault('it does not begin as a PDF');
  const { trailer, offsets, tableAt } = readTables(source);
  if (trailer.has('Encrypt')) throw new PdfFault('it is encrypted');
  const objects = new Map<number, PdfValue>();
  const scanner = createScanner(source);

  const get = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let hops = 0; isReference(found); hops++) {
      if (hops > 10) throw new PdfFault(`object ${found.id} only refers to others`);
      found = object(found);
    }
    return found;
  };

  const object = ({ id }: PdfReference): PdfValue => {
    const known = objects.get(id);
    if (known !== undefined) return known;
    const offset = offsets.get(id);
    // A reference to an object that does not exist is null (ISO 32000-1, 7.3.10).
    const value = offset === undefined ? null : readObjectAt(source, scanner, offset, id);
    objects.set(id, value);
    return value;
  };

  const number = (value: PdfValue | undefined, what: string): number => {
    const found = get(value);
    return typeof found === 'number' ? found : unknown(what, 'a number');
  };

  return {
    trailer,
    tableAt,
    get,
    number,
    dict: (value, what) => {
      const found = get(value);
      return isDict(found) ? found : unknown(what, 'a dictionary');
    },
    array: (value, what) => {
      const found = get(value);
      return Array.isArray(found) ? found : unknown(what, 'an array');
    },
    text: (value) => {
      const found = get(value);
      return isString(found) ? decodeText(found.bytes) : '';
    },
    content: ({ dict, start }) => {
      const length = number(dict.get('Length'), "a stream's length");
      const end = start + length;
      if (!/^\s{0,2}endstream/.test(source.slice(end, end + 11)))
        throw new PdfFault(`the stream at byte ${start} has no end`);
      const filter = get(dict.get('Filter'));
      if (filter === null) return source.slice(start, end);
      if (filter !== 'FlateDecode' || dict.has('DecodeParms'))
        throw new PdfFault(`a stream is packed in another way: ${JSON.stringify(filter)}`);
      try {
        return inflateSync(buffer.subarray(start, end), { maxOutputLength: MAX_CONTENT }).toString('latin1');
      } catch {
        throw new PdfFault(`the stream at byte ${start} is damaged`);
      }
    },
  };
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isReference = (value: PdfValue | undefined): value is PdfReference => isKind(value, 'reference');
export const isStream = (value: PdfValue | undefined): value is PdfStream => isKind(value, 'stream');
export const isString = (value: PdfValue | undefined): value is PdfString => isKind(value, 'string');

const isKind = (value: PdfValue | undefined, kind: string): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;

/** UTF-16 with its mark, or ASCII, in which all encodings of PDF agree. */
export function decodeText(bytes: string): string {
  if (bytes.startsWith('\xfe\xff')) return decodeUtf16(bytes.slice(2));
  if (/[^\0-\x7f]/.test(bytes))
    throw new PdfFault(`a text is in an unknown encoding: ${JSON.stringify(bytes.slice(0, 40))}`);
  return bytes;
}

/** UTF-16, the high byte first. */
export function decodeUtf16(bytes: string): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
  }
  return text;
}

function readObjectAt(source: string, scanner: Scanner, offset: number, id: number): PdfValue {
  scanner.at = offset;
  const [number, , word] = [scanner.next(), scanner.next(), scanner.next()];
  if (number !== id || !isOperator(word) || word.name !== 'obj') throw new PdfFault(`object ${id} is not at its place`);
  const value = scanner.readObject();
  const after = scanner.next();
  const end = isOperator(after) ? after.name : '';
  if (end === 'endobj') return value;
  if (end !== 'stream' || !isDict(value)) throw new PdfFault(`object ${id} has no end`);
  const lineEnd = source.startsWith('\r\n', scanner.at) ? 2 : 1;
  return { kind: 'stream', dict: value, start: scanner.at + lineEnd };
}

interface Tables {
  readonly trailer: PdfDict;
  readonly offsets: ReadonlyMap<number, number>;
  readonly tableAt: number;
}

/** All tables, from the newest back: what a newer one says of an object counts. */
function readTables(source: string): Tables {
  const tableAt = Number(/startxref\s+(\d{1,15})\s+%%EOF\s*$/.exec(source.slice(-1024))?.[1] ?? Number.NaN);
  if (Number.isNaN(tableAt)) throw new PdfFault('it has no end');
  const offsets = new Map<number, number>();
  const seen = new Set<number>();
  let trailer: PdfDict | undefined;
  for (let at: PdfValue | undefined = tableAt; at !== undefined; ) {
    if (typeof at !== 'number' || seen.has(at)) throw new PdfFault('its tables of objects go in a circle');
    seen.add(at);
    const older = readTable(source, at, offsets);
    trailer ??= older;
    at = older.get('Prev');
  }
  // Freed objects are kept as 0 so that an older table does not bring them back.
  for (const [id, offset] of offsets) if (offset === 0) offsets.delete(id);
  return { trailer: trailer ?? new Map(), offsets, tableAt };
}

function readTable(source: string, start: number, offsets: Map<number, number>): PdfDict {
  if (!source.startsWith('xref', start)) throw new PdfFault('its table of objects is packed or missing');
  let at = start + 4;
  for (;;) {
    SUBSECTION.lastIndex = at;
    const [head, first, count] = SUBSECTION.exec(source) ?? [];
    if (head === undefined) break;
    at += head.length;
    for (let index = 0; index < Number(count); index++, at += 20) {
      ENTRY.lastIndex = at;
      if (!ENTRY.test(source)) throw new PdfFault(`its table of objects is damaged (at byte ${at})`);
      const id = Number(first) + index;
      if (!offsets.has(id)) offsets.set(id, source.charAt(at + 17) === 'n' ? Number(source.slice(at, at + 10)) : 0);
    }
  }
  const scanner = createScanner(source, at);
  const word = scanner.next();
  if (!isOperator(word) || word.name !== 'trailer') throw new PdfFault('its table of objects has no trailer');
  const trailer = scanner.readObject();
  if (!isDict(trailer)) throw new PdfFault('its trailer is no dictionary');
  if (trailer.has('XRefStm')) throw new PdfFault('part of its table of objects is packed');
  return trailer;
}

const ENTRY = /\d{10} \d{5} [nf]/y;
const SUBSECTION = /\s*(\d{1,10}) (\d{1,10})\s*?\r?\n/y;

const unknown = (what: string, kind: string): never => {
  throw new PdfFault(`${what} is not ${kind}`);
};
