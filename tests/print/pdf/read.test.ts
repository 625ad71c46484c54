import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PdfDocument } from '../../../src/print/pdf/document.ts';
import { readPdf } from '../../../src/print/pdf/read.ts';
import { onePage, samplePdf, stream } from './sample.ts';

function open(bytes: Uint8Array): PdfDocument {
  const read = readPdf(bytes);
  if ('fault' in read) throw new Error(read.fault);
  return read.pdf;
}

const faultOf = (bytes: Uint8Array): string => {
  const read = readPdf(bytes);
  return 'fault' in read ? read.fault : '';
};

const runsOf = (content: string) => open(onePage(content)).pages[0]?.runs ?? [];
const textsOf = (content: string) => runsOf(content).map(({ text }) => text);

describe('text', () => {
  it('has its font, its size on the page and its place', () => {
    const [run] = runsOf('q .5 0 0 -.5 0 400 cm BT /F1 48 Tf 1 0 0 -1 20 100 Tm <0001> Tj 9 0 Td <00020003> Tj ET Q');
    expect(run).toEqual({ text: 'abc', font: 'Plain', size: 24, x: 10, y: 350, emptyBoxes: 0 });
  });

  it('with ActualText is what that says, once', () => {
    const plain = '/Span <</ActualText (Small)>>BDC <0001> Tj 5 0 Td <0002> Tj EMC <0003> Tj';
    expect(textsOf(`BT /F1 9 Tf ${plain} ET`)).toEqual(['Smallc']);
    expect(textsOf('BT /F1 9 Tf /Span <</ActualText <FEFF04160301>>>BDC <0000> Tj EMC ET')).toEqual(['Ж\u0301']);
  });

  it('counts empty boxes also where ActualText speaks for them', () => {
    const [run] = runsOf('BT /F1 9 Tf /Span <</ActualText (word)>>BDC <00000001> Tj EMC <0000> Tj ET');
    expect(run).toMatchObject({ text: 'word\ufffd', emptyBoxes: 2 });
  });

  it('may be one of several characters, or of none that is known', () => {
    expect(textsOf('BT /F1 9 Tf <00040009> Tj ET')).toEqual(['fi\ufffd']);
  });

  it('comes in runs: one for each font, line and mark', () => {
    expect(textsOf('BT /F1 9 Tf <0001> Tj /F1 10 Tf <0002> Tj ET BT <0003> Tj ET')).toEqual(['a', 'b', 'c']);
    expect(textsOf('BT /F1 9 Tf /P <</MCID 0>>BDC <0001> Tj EMC <0002> Tj ET')).toEqual(['a', 'b']);
  });

  it('is also found within forms, at the place of the form', () => {
    const form = stream('BT /F1 10 Tf <0001> Tj ET', '/Subtype /Form /Matrix [2 0 0 2 30 40]');
    const page = onePage('/X1 Do', { page: '/Resources <</Font <</F1 5 0 R>> /XObject <</X1 11 0 R>>>>' });
    const bytes = withObject(page, 11, form);
    expect(open(bytes).pages[0]?.runs).toMatchObject([{ text: 'a', size: 20, x: 30, y: 40 }]);
  });

  it('in drawn fonts has one byte a glyph', () => {
    const font = '<</Subtype /Type3 /FontDescriptor <</FontName /Drawn>> /ToUnicode 8 0 R>>';
    const map = stream('1 beginbfchar\n<41> <0416>\nendbfchar');
    const page = withObject(withObject(onePage('BT /F1 9 Tf <4100> Tj ET'), 5, font), 8, map);
    expect(open(page).pages[0]?.runs).toMatchObject([{ text: 'Ж\ufffd', font: 'Drawn', emptyBoxes: 1 }]);
  });
});

describe('a document', () => {
  it('has pages with the size that the nodes above them give, a title and fonts', () => {
    expect(open(onePage(''))).toMatchObject({ title: 'Sample', tagged: false, outline: [], fonts: [] });
    expect(open(onePage('BT /F1 9 Tf ET')).fonts).toEqual([{ name: 'Plain', embedded: true }]);
    expect(open(onePage('')).pages).toMatchObject([{ width: 720, height: 405 }]);
  });

  it('is read in the order of its tags', () => {
    const tags = '/StructTreeRoot <</K <</S /P /Pg 3 0 R /K [1 <</S /Span /K [<</Type /MCR /MCID 0 /Pg 3 0 R>>]>>]>>>>';
    const content = 'BT /F1 9 Tf /P <</MCID 0>>BDC <0001> Tj EMC /P <</MCID 1>>BDC <0002> Tj EMC <0003> Tj ET';
    const pdf = open(onePage(content, { catalog: `${tags} /MarkInfo <</Marked true>> /Lang (sq)` }));
    expect(pdf).toMatchObject({ tagged: true, lang: 'sq' });
    expect(pdf.pages[0]?.tagged.map(({ text }) => text)).toEqual(['b', 'a']);
  });

  it('has an outline and links that lead to pages', () => {
    const outline =
      '/Outlines <</First <</Title (One) /Dest [3 0 R /XYZ 0 0 0] /First <</Title <FEFF0416> /Dest /two>>>>>>';
    const annotations =
      '/Annots [<</Subtype /Link /Dest /two>> <</Subtype /Link /A <</S /URI /URI (https://example.org/)>>>>]';
    const pdf = open(onePage('', { catalog: `${outline} /Dests <</two [3 0 R /Fit]>>`, page: annotations }));
    expect(pdf.outline).toEqual([
      { title: 'One', level: 1, page: 0 },
      { title: 'Ж', level: 2, page: 0 },
    ]);
    expect(pdf.pages[0]?.links).toEqual([{ page: 0 }, { url: 'https://example.org/' }]);
  });

  it('is what its newest table says', () => {
    const changed = withObject(onePage('BT /F1 9 Tf <0001> Tj ET'), 4, stream('BT /F1 9 Tf <0002> Tj ET'));
    expect(open(changed).pages[0]?.runs).toMatchObject([{ text: 'b' }]);
  });

  it('may be packed', () => {
    const packed = deflateSync('BT /F1 9 Tf <0002> Tj ET').toString('latin1');
    const page = withObject(onePage(''), 4, stream(packed, '/Filter /FlateDecode'));
    expect(open(page).pages[0]?.runs).toMatchObject([{ text: 'b' }]);
  });
});

describe('what is not understood is a fault', () => {
  it.each([
    ['no PDF', Buffer.from('<html>'), 'does not begin as a PDF'],
    ['half a PDF', onePage('').subarray(0, 500), 'has no end'],
    ['an encrypted one', onePage('', { trailer: '/Encrypt <<>>' }), 'encrypted'],
    ['tables in a circle', onePage('', { trailer: '/Prev 10' }), 'table of objects'],
    ['an operator', onePage('1 2 zap'), '`zap` is no operator that it knows'],
    ['a picture within the content', onePage('BI /W 1 ID x EI'), '`BI`'],
    ['an unknown font', onePage('BT /F2 9 Tf ET'), 'a font of a page'],
    ['an encoding', withObject(onePage('BT /F1 9 Tf ET'), 5, '<</Subtype /Type0 /Encoding /UniJIS-H>>'), 'encoding'],
    ['a kind of font', withObject(onePage('BT /F1 9 Tf ET'), 5, '<</Subtype /Type1>>'), 'Type1'],
    ['a filter', withObject(onePage(''), 4, stream('', '/Filter /LZWDecode')), 'LZWDecode'],
    ['damaged content', withObject(onePage(''), 4, stream('xxxx', '/Filter /FlateDecode')), 'damaged'],
    ['a link to nowhere', onePage('', { page: '/Annots [<</Subtype /Link /Dest /no>>]' }), 'a link leads nowhere: no'],
    ['an outline in a circle', onePage('', { catalog: '/Outlines 1 0 R /First 1 0 R /Dest [3 0 R]' }), 'circle'],
    ['pages in a circle', samplePdf({ objects: ['<</Pages 2 0 R>>', '<</Kids [2 0 R]>>'] }), 'circle'],
    ['a form within itself', withForm('/X1 Do'), 'nested too deep'],
  ])('%s', (_, bytes, fault) => {
    expect(faultOf(bytes)).toContain(fault);
  });
});

it('any bytes are a document or a fault', () => {
  const whole = onePage('q 1 0 0 1 0 0 cm BT /F1 9 Tf /Span <</ActualText (a)>>BDC <0001> Tj EMC ET Q /X1 Do', {
    catalog: '/Outlines <</First <</Dest [3 0 R]>>>> /StructTreeRoot <</K <</Pg 3 0 R /K [0]>>>>',
  });
  const change = fc.record({ at: fc.nat(whole.length - 1), bytes: fc.uint8Array({ maxLength: 8 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(whole.length), (changes, length) => {
      const bytes = Buffer.from(whole);
      for (const { at, bytes: others } of changes) bytes.set(others.subarray(0, bytes.length - at), at);
      for (const broken of [bytes, bytes.subarray(0, length)]) {
        const read = readPdf(broken);
        expect('fault' in read ? read.fault : read.pdf.pages).toBeDefined();
      }
    }),
    { numRuns: 500 },
  );
});

/** The file with a newer object, as an incremental update. */
function withObject(bytes: Buffer, id: number, object: string): Buffer {
  const source = bytes.toString('latin1');
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(source)?.[1];
  const table = source.length + `${id} 0 obj\n${object}\nendobj\n`.length;
  return Buffer.from(
    `${source}${id} 0 obj\n${object}\nendobj\nxref\n${id} 1\n${String(source.length).padStart(10, '0')} 00000 n \n` +
      `trailer\n<</Root 1 0 R /Prev ${previous}>>\nstartxref\n${table}\n%%EOF\n`,
    'latin1',
  );
}

function withForm(content: string): Buffer {
  const resources = '/Resources <</XObject <</X1 11 0 R>>>>';
  return withObject(onePage('/X1 Do', { page: resources }), 11, stream(content, `/Subtype /Form ${resources}`));
}
