import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanner, PdfFault, type PdfValue } from '../../../src/print/pdf/objects.ts';
import { writeObject } from '../../../src/print/pdf/write.ts';

const read = (source: string) => createScanner(source).readObject();

describe('objects', () => {
  it.each([
    ['-12', -12],
    ['+.5', 0.5],
    ['4.', 4],
    ['/A#20b', 'A b'],
    ['true', true],
    ['null', null],
    ['[1[2]/x]', [1, [2], 'x']],
    ['12 0 R', { kind: 'reference', id: 12 }],
    ['[1 0 R 2]', [{ kind: 'reference', id: 1 }, 2]],
    ['(a\\(b\\)\\n\\101(c))', { kind: 'string', bytes: 'a(b)\nA(c)' }],
    ['(a\\\r\nb)', { kind: 'string', bytes: 'ab' }],
    ['<48 6>', { kind: 'string', bytes: 'H`' }],
    [
      '% a comment\n<</a 1/b<</c()>>>>',
      new Map<string, unknown>([
        ['a', 1],
        ['b', new Map([['c', { kind: 'string', bytes: '' }]])],
      ]),
    ],
  ])('%j', (source, value) => {
    expect(read(source)).toEqual(value);
  });

  it.each(['', ')', '<<1 2>>', '[1', '(a', '<4', '1x', '-', 'endobj'])('%j is a fault', (source) => {
    expect(() => read(source)).toThrow(PdfFault);
  });

  it('nested without end are a fault', () => {
    expect(() => read('['.repeat(100_000))).toThrow('nested too deep');
  });

  it('are read as they were written', () => {
    const name = fc.string({
      minLength: 1,
      unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
    });
    const bytes = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
    const value = fc.letrec((again) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        name,
        bytes.map((each) => ({ kind: 'string' as const, bytes: each })),
        fc.nat().map((id) => ({ kind: 'reference' as const, id })),
        fc.array(again('value')),
        fc.array(fc.tuple(name, again('value'))).map((entries) => new Map(entries)),
      ),
    })).value;
    fc.assert(
      fc.property(value, (each) => {
        expect(read(writeObject(each as PdfValue))).toEqual(each);
      }),
    );
  });

  it('any characters are tokens, an end, or a fault', () => {
    const piece = fc.oneof(
      fc.constantFrom('<<', '>>', '[', ']', '(', ')', '<', '>', '/', '%', '\\', ' ', '\n', 'R', ' 0 R', '1', '-', '.'),
      fc.string({ unit: 'binary', maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const source = pieces.join('');
        const scanner = createScanner(source);
        let before = -1;
        try {
          while (scanner.next() !== undefined) {
            expect(scanner.at).toBeGreaterThan(before);
            before = scanner.at;
          }
        } catch (error) {
          expect(error).toBeInstanceOf(PdfFault);
        }
      }),
    );
  });
});
