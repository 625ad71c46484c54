import { describe, expect, it } from 'vitest';
import type { Slide } from '../../src/deck/model.ts';
import { countSourceLines, sourceLine } from '../../src/resolve/source-line.ts';
import { section } from '../markdown/section.ts';
import { kit } from '../render/kit.ts';

/** A slide whose author wrote `written`, and what its citations show at its foot. */
async function slide(written: string, cited = ''): Promise<Pick<Slide, 'source' | 'citations' | 'cited'>> {
  const { slides } = await section(`## A\n\n${written && `::: source\n${written}\n:::\n`}`);
  const [source] = slides;
  if (!source) throw new Error('no slide');
  return { source, citations: [], cited };
}

describe('the source line', () => {
  it('says what the author wrote, then what is cited', async () => {
    expect(sourceLine(await slide('Own count', 'NATO 2023 [1]'))).toBe('Own count; NATO 2023 [1]');
    expect(sourceLine(await slide('Own count.', 'NATO 2023 [1]'))).toBe('Own count. NATO 2023 [1]');
    expect(sourceLine(await slide('', 'NATO 2023 [1]'))).toBe('NATO 2023 [1]');
  });

  it('is as many lines as its letters need, tags and signs aside', async () => {
    const lines = async (cited: string, size: '16:9' | '4:3' = '16:9') =>
      countSourceLines(await slide('', cited), { size, lang: 'en' }, kit.metrics);
    const name =
      '<a href="#ref-x" aria-label="a long name that nobody sees">Human Rights Watch &amp; others 2004</a>; ';
    expect(await lines('')).toBe(0);
    expect(await lines(name)).toBe(1);
    expect(await lines(name.repeat(3))).toBe(1);
    expect(await lines(name.repeat(5))).toBe(2);
    expect(await lines(name.repeat(3), '4:3')).toBe(1);
    expect(await lines(name.repeat(4), '4:3')).toBe(2);
  });
});
