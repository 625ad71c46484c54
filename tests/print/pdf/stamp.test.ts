import { describe, expect, it } from 'vitest';
import { nameInPdf } from '../../../src/print/metadata.ts';
import { readPdf } from '../../../src/print/pdf/read.ts';
import { type Stamp, stampPdf } from '../../../src/print/pdf/stamp.ts';
import { onePage, samplePdf } from './sample.ts';

const about: Stamp = {
  identifier: 'a',
  title: 'Ура & <b>',
  authors: ['Ana (A.)', 'Bë'],
  subject: 'Rivers',
  lang: 'sq',
};

function stamp(bytes: Buffer, more: Partial<Stamp> = {}): Buffer {
  const stamped = stampPdf(bytes, { ...about, ...more });
  if ('fault' in stamped) throw new Error(stamped.fault);
  return Buffer.from(stamped.bytes);
}

const page = (tag: string) =>
  onePage('BT /F1 9 Tf /P <</MCID 0>>BDC <0001> Tj EMC ET', {
    catalog: `/MarkInfo <</Marked true>> /StructTreeRoot <</K <</S /P /Pg 3 0 R /K [0] /ID (${tag})>>>>`,
  });

it('title, author, language and outline are read back, and the pages are as they were', () => {
  const outline = [
    { title: 'Part', level: 1, page: 0 },
    { title: 'One', level: 2, page: 0 },
    { title: 'Deeper', level: 4, page: 0 },
    { title: 'Ж', level: 2, page: 0 },
    { title: 'Last', level: 1, page: 0 },
  ];
  const read = readPdf(stamp(page('node00000040'), { outline }));
  const before = readPdf(page('node00000040'));
  if ('fault' in read || 'fault' in before) throw new Error('not read');
  expect(read.pdf).toMatchObject({ title: 'Ура & <b>', author: 'Ana (A.), Bë', lang: 'sq', tagged: true });
  expect(read.pdf.pages).toEqual(before.pdf.pages);
  expect(read.pdf.outline.map(({ title }) => title)).toEqual(outline.map(({ title }) => title));
  expect(read.pdf.outline.map(({ level }) => level)).toEqual([1, 2, 3, 2, 1]);
});

it('a heading that stands on each of its pages is named once; one that only looks so is left', () => {
  const bytes = samplePdf({
    objects: [
      '<</Type /Catalog /Pages 2 0 R /Outlines 6 0 R>>',
      '<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2 /MediaBox [0 0 720 405] /Resources <<>>>>',
      '<</Type /Page /Parent 2 0 R>>',
      '<</Type /Page /Parent 2 0 R>>',
      '<</Title (Sample)>>',
      '<</First 7 0 R>>',
      '<</Title (2020) /Dest [3 0 R] /Next 8 0 R>>',
      '<</Title (DataData) /Dest [3 0 R] /First 9 0 R>>',
      '<</Title (Table) /Dest [3 0 R]>>',
    ],
    trailer: '/Info 5 0 R',
  });
  const read = readPdf(stamp(bytes));
  if ('fault' in read) throw new Error(read.fault);
  expect(read.pdf.outline.map(({ title }) => title)).toEqual(['2020', 'Data', 'Table']);
});

describe('the same print is the same bytes', () => {
  it('whatever the numbers of its tags and its dates', () => {
    const other = Buffer.from(
      page('node00000041').toString('latin1').replace('20261125024804', '20270101000000'),
      'latin1',
    );
    expect(stamp(other)).toEqual(stamp(page('node00000040')));
  });

  it('and another one another file with another id', () => {
    const idOf = (bytes: Buffer) => /\/ID \[(.+?) /s.exec(bytes.toString('latin1'))?.[1];
    expect(idOf(stamp(page('a')))).toBeDefined();
    expect(idOf(stamp(page('a')))).not.toBe(idOf(stamp(page('a'), { title: 'Other' })));
  });
});

it('the date is the one given', () => {
  const text = stamp(page('a'), { date: new Date('2024-05-06T07:08:09Z') }).toString('latin1');
  expect(text.match(/\(D:\d+\+00'00'\)/g)).toEqual(Array(3).fill("(D:20240506070809+00'00')"));
  expect(text).toContain('<xmp:CreateDate>2024-05-06T07:08:09Z</xmp:CreateDate>');
});

it('it says which deck it is of', () => {
  expect(nameInPdf(stamp(page('a'), { identifier: 'maps & rivers-short' }))).toBe('maps & rivers-short');
  expect(nameInPdf(page('a'))).toBeUndefined();
});

it('what XML would take for markup is text in the metadata', () => {
  expect(stamp(page('a')).toString()).toContain('>Ура &amp; &lt;b&gt;</rdf:li>');
});

it('what is no PDF is a fault', () => {
  expect(stampPdf(Buffer.from('no PDF'), about)).toEqual({ fault: 'it does not begin as a PDF' });
});

it('an outline that leads to no page is a fault', () => {
  expect(stampPdf(page('a'), { ...about, outline: [{ title: 'x', level: 1, page: 7 }] })).toEqual({
    fault: 'the outline leads to page 8 of 1',
  });
});
