/**
 * Gives a PDF of Chromium its metadata, and makes it the same, byte for byte, whenever the same deck is printed by the
 * same browser. What the file holds stays where it is: a few bytes are overwritten, the rest is appended as an
 * incremental update (ISO 32000-1, 7.5.6). Rewriting the file by a library costs as much as printing it.
 */
import { createHash } from 'node:crypto';
import type { OutlineEntry } from './document.ts';
import { isReference, openFile, type PdfFile } from './file.ts';
import { type PdfDict, PdfFault, type PdfReference, type PdfValue } from './objects.ts';
import { readOutline, readPlaces } from './outline.ts';
import { outlineObjects } from './outline-objects.ts';
import { type ListedPage, listPages } from './pages.ts';
import { textString, writeObject } from './write.ts';
import { xmpPacket } from './xmp.ts';

export interface Stamp {
  /** The deck's name, version included. */
  readonly identifier: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Empty if there is none. */
  readonly subject: string;
  /** A BCP 47 tag. */
  readonly lang: string;
  /** Of creation and change; a fixed one by default. */
  readonly date?: Date;
  /** In place of the one that Chromium makes of the headings. */
  readonly outline?: readonly OutlineEntry[];
}

export type StampedPdf = { readonly bytes: Uint8Array } | { readonly fault: string };

/** For decks that name no date. */
const FIXED_DATE = new Date('2000-01-01T00:00:00Z');

export function stampPdf(bytes: Uint8Array, stamp: Stamp): StampedPdf {
  try {
    const date = stamp.date ?? FIXED_DATE;
    const even = Buffer.from(bytes);
    evenOut(even, date);
    return { bytes: update(even, openFile(even), stamp, date) };
  } catch (error) {
    if (error instanceof PdfFault) return { fault: error.message };
    throw error;
  }
}

/** Overwrites what differs from print to print: the dates, and the numbers of tags, which begin anywhere. */
function evenOut(bytes: Buffer, date: Date): void {
  const source = bytes.toString('latin1');
  for (const { index, 1: key = '' } of source.matchAll(/(\/(?:Creation|Mod)Date )\(D:\d{14}\+00'00'\)/g)) {
    bytes.write(`(${pdfDate(date)})`, index + key.length, 'latin1');
  }
  const ids = [...source.matchAll(/\(node(\d{8})\)/g)];
  const sorted = [...new Set(ids.map(([, number]) => number))].sort();
  const ranks = new Map(sorted.map((number, rank) => [number, String(rank + 1).padStart(8, '0')]));
  for (const { index, 1: number } of ids) bytes.write(ranks.get(number) ?? '', index + '(node'.length, 'latin1');
}

/** Appends new objects, or newer ones of the same number, and a table that leads to them. */
function update(bytes: Buffer, file: PdfFile, stamp: Stamp, date: Date): Uint8Array {
  const { trailer, tableAt } = file;
  const [root, info] = [trailer.get('Root'), trailer.get('Info')];
  if (!isReference(root) || !isReference(info)) throw new PdfFault('it has no catalog or no information');
  const catalog = new Map(file.dict(root, 'the catalog'));
  const size = file.number(trailer.get('Size'), 'the number of its objects');
  const metadata: PdfReference = { kind: 'reference', id: size };
  const about = informationOf(file.dict(info, 'its information'), stamp, date);
  const packet = xmpPacket(stamp, date, file.text(about.get('Producer')));
  const objects = new Map<number, string>([
    [info.id, writeObject(about)],
    [size, `<</Type /Metadata /Subtype /XML /Length ${Buffer.byteLength(packet)}>> stream\n${packet}\nendstream`],
  ]);
  catalog.set('Metadata', metadata);
  catalog.set('Lang', textString(stamp.lang));
  const pages = listPages(file, catalog);
  if (stamp.outline) catalog.set('Outlines', { kind: 'reference', id: size + 1 });
  const entries = stamp.outline ? outlineObjects(stamp.outline, pages, size + 1) : titlesOnce(file, catalog, pages);
  for (const [id, dict] of entries) objects.set(id, writeObject(dict));
  objects.set(root.id, writeObject(catalog));
  const next = new Map<string, PdfValue>([
    ['Size', Math.max(size, ...objects.keys()) + 1],
    ['Root', root],
    ['Info', info],
    ['Prev', tableAt],
  ]);
  return append(bytes, objects, next);
}

/** A heading that stands at the head of each of its pages is, to Chromium, one title that says the same as often. */
function titlesOnce(file: PdfFile, catalog: PdfDict, pages: readonly ListedPage[]): Map<number, PdfDict> {
  const places = readPlaces(
    file,
    catalog,
    pages.map(({ dict }) => dict),
  );
  const items = readOutline(file, catalog, places);
  const once = new Map<number, PdfDict>();
  for (const [index, { title, level, page, reference, dict }] of items.entries()) {
    const next = items.slice(index + 1).find((other) => other.level <= level);
    const part = withoutRepeats(title, (next?.page ?? pages.length - 1) - page + 1);
    if (part !== title && isReference(reference)) once.set(reference.id, new Map(dict).set('Title', textString(part)));
  }
  return once;
}

function withoutRepeats(title: string, most: number): string {
  for (let times = most; times > 1; times--) {
    const part = title.slice(0, title.length / times);
    if (part.repeat(times) === title) return part;
  }
  return title;
}

function informationOf(old: PdfDict, { title, authors, subject }: Stamp, date: Date): PdfDict {
  const moment = { kind: 'string', bytes: pdfDate(date) } as const;
  return new Map<string, PdfValue>([
    ['Title', textString(title)],
    ...(authors.length > 0 ? [['Author', textString(authors.join(', '))] as const] : []),
    ...(subject ? [['Subject', textString(subject)] as const] : []),
    ['Creator', textString('Lectern')],
    ['Producer', old.get('Producer') ?? textString('Chromium')],
    ['CreationDate', moment],
    ['ModDate', moment],
  ]);
}

function append(bytes: Buffer, objects: ReadonlyMap<number, string>, trailer: Map<string, PdfValue>): Uint8Array {
  const parts: Buffer[] = [bytes];
  let length = bytes.length;
  const add = (text: string): number => {
    const part = Buffer.from(text);
    const at = length;
    parts.push(part);
    length += part.length;
    return at;
  };
  if (bytes.at(-1) !== 0x0a) add('\n');
  const ids = [...objects.keys()].sort((a, b) => a - b);
  const entries = ids.map((id) => {
    const at = add(`${id} 0 obj\n${objects.get(id)}\nendobj\n`);
    return `${id} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const id = { kind: 'string', bytes: hash.digest().toString('latin1', 0, 16) } as const;
  trailer.set('ID', [id, id]);
  const tableAt = add(`xref\n${entries.join('')}`);
  add(`trailer\n${writeObject(trailer)}\nstartxref\n${tableAt}\n%%EOF\n`);
  return Buffer.concat(parts, length);
}

/** As Chromium writes it, so that it fits in the place of an old one. */
const pdfDate = (date: Date): string => `D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;
