import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../src/print/pdf/read.ts';
import { canaryDeck } from '../commands/canaries.ts';
import { folderOf, lectern } from '../commands/lectern.ts';

describe('printed for students', () => {
  test('no word of the teacher is in any PDF: bytes, streams, texts, titles, outline', { timeout: 120_000 }, () => {
    const folder = folderOf(canaryDeck);
    // The slide with all the gaps is fuller than paper likes.
    const options = ['print', '--only', 'slides,handout', '--force', '--out', 'paper'];
    for (const edition of ['teacher', 'student']) {
      expect(lectern(folder, [...options, '--edition', edition], {}, 100_000).status).toBe(0);
    }
    expect(allOf(`${folder}/paper/slides.pdf`)).toContain('CANARY-answer');
    expect(allOf(`${folder}/paper/handout.pdf`)).toContain('CANARY-sheet-teacher');
    for (const file of ['slides.pdf', 'handout.pdf']) {
      expect(allOf(`${folder}/paper/student/${file}`).match(/.{0,40}CANARY.{0,40}/g) ?? []).toEqual([]);
    }
  });
});

/** Everything that a PDF says in some way. */
function allOf(path: string): string {
  const bytes = readFileSync(path);
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data = '']) => inflated(data));
  const hex = [...`${raw}${streams.join('')}`.matchAll(/<((?:[0-9A-Fa-f]{2})+)>/g)].map(([, digits = '']) =>
    Buffer.from(digits, 'hex').toString('latin1'),
  );
  // UTF-16 has a NUL beside each Latin letter.
  const found = [raw, ...streams, ...hex].map((text) => text.replaceAll('\0', ''));
  const read = readPdf(bytes);
  if ('fault' in read) throw new Error(read.fault);
  const texts = read.pdf.pages.map(({ runs }) => runs.map(({ text }) => text).join(''));
  return [...found, ...texts].join('\n');
}

function inflated(data: string): string {
  try {
    return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  } catch {
    return data;
  }
}
