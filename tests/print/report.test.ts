import { expect, it } from 'vitest';
import { printReport } from '../../src/print/report.ts';
import { deckOf } from '../resolve/deck-of.ts';

it('the report lists files only where they were written', async () => {
  const { deck } = await deckOf({ 'a.md': '## One\n' });
  const files = new Map([['slides.pdf', new Uint8Array(3)]]);
  const outputs = (written: boolean) =>
    printReport(deck, 'Chromium', { files, findings: [], written }, (file) => file).outputs;
  expect(outputs(true)).toEqual([{ file: 'slides.pdf', bytes: 3 }]);
  expect(outputs(false)).toEqual([]);
});
