import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation, CitationItem } from '../../../src/deck/model.ts';
import { body, problems, section } from '../section.ts';

async function citations(text: string): Promise<readonly Citation[]> {
  const { slides } = await section(text, { citations: true });
  return slides.flatMap((slide) => slide.citations);
}

/** Each item in short: `prefix|-key|label locator|suffix`. */
const short = ({ prefix, suppressAuthor, key, label, locator, suffix }: CitationItem): string =>
  [prefix, `${suppressAuthor ? '-' : ''}${key}`, `${label} ${locator}`.trim(), suffix].join('|');

const items = async (text: string): Promise<string[]> => (await citations(text)).flatMap((one) => one.items).map(short);

describe('a citation in brackets', () => {
  it.each([
    ['[@key]', '|key||'],
    ['[-@key]', '|-key||'],
    ['[@key, p. 4]', '|key|page 4|'],
    ['[@key p. 4]', '|key|page 4|'],
    ['[@key, pp. 33-35, 38-39 and *passim*]', '|key|page 33-35, 38-39| and <em>passim</em>'],
    ['[@key, 33]', '|key|page 33|'],
    ['[see @key, chap. xii]', 'see|key|chapter xii|'],
    ['[*see* -@key, S. 4]', '<em>see</em>|-key|page 4|'],
    ['[@key{pp. iv, vi-xi}, with a suffix 5]', '|key|page iv, vi-xi|, with a suffix 5'],
    ['[@key{}, 99 years later]', '|key||, 99 years later'],
    ['[@key, quoted after the second edition]', '|key||, quoted after the second edition'],
    ['[@{https://x.org/a?b=1}, § 3a]', '|https://x.org/a?b=1|section 3a|'],
    ['[@doe:1999/a.b-c.]', '|doe:1999/a.b-c||.'],
    ['[@ключ1999, стр. 7]', '|ключ1999|page 7|'],
  ])('%s', async (text, expected) => {
    expect(await items(`## A\n\nText ${text}.`)).toEqual([expected]);
  });

  it('may hold several', async () => {
    expect(await items('## A\n\n[see @a; also @b, p. 4; -@c, {x; y} and so on]')).toEqual([
      'see|a||',
      'also|b|page 4|',
      '|-c|page x; y| and so on',
    ]);
  });

  it('in the notes and the source line is known as one of these', async () => {
    const found = await citations('## A\n\n[@a]\n\n::: source\n[@b]\n:::\n\n::: notes\n[@c]\n:::\n\nNote: [@d]');
    expect(found.map(({ place, items }) => `${place} ${items[0]?.key}`)).toEqual([
      'slide a',
      'source b',
      'notes c',
      'notes d',
    ]);
  });

  it('has the place of its key', async () => {
    const found = await citations('## A\n\n- one\n- two [see @a;\n  -@b, p. 4]\n');
    expect(found[0]?.items.map(({ span }) => `${span.start.line}:${span.start.column}`)).toEqual(['4:12', '5:4']);
  });
});

describe('a citation in the text', () => {
  it('takes the locator after it', async () => {
    expect(await citations('## A\n\n@key [p. 4] says')).toMatchObject([
      { inText: true, items: [{ key: 'key', label: 'page', locator: '4' }] },
    ]);
  });

  it('ends before the punctuation of the sentence', async () => {
    expect(await items('## A\n\nAs @a, @b: and @c. say')).toEqual(['|a||', '|b||', '|c||']);
  });

  it('leaves brackets alone that are another citation or a link', async () => {
    expect(await items('## A\n\n@a [@b] and @c [there](https://x.org)')).toEqual(['|a||', '|b||', '|c||']);
  });
});

describe('no citation', () => {
  it.each([
    ['an address', 'me@example.org', '<a href="mailto:me@example.org">me@example.org</a>'],
    ['within a word', 'a@b', 'a@b'],
    ['escaped', '\\@home', '@home'],
    ['in code', '`[@key]`', '<code>[@key]</code>'],
    ['a link', '[@angular/core](https://x.org)', '<a href="https://x.org">@angular/core</a>'],
    ['a link by reference', '[@a/b]\n\n[@a/b]: https://x.org', '<a href="https://x.org">@a/b</a>'],
    ['an @ alone', '[@] @ @.', '[@] @ @.'],
  ])('%s', async (_, text, html) => {
    expect(await citations(`## A\n\n${text}`)).toEqual([]);
    expect(await body(`## A\n\n${text}`, { citations: true })).toBe(`<p>${html}</p>\n`);
  });

  it('without a bibliography, which a warning tells', async () => {
    const text = '## A\n\nSo it is [see @key, p. 4], says @nato.';
    expect(await body(text)).toBe('<p>So it is [see @key, p.\u00a04], says @nato.</p>\n');
    expect(await problems(text)).toEqual(['3:10 no-bibliography']);
  });
});

describe('any citation', () => {
  const key = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}(?:[:.#$%&+?<>~/-][a-zA-Z0-9]{1,4}){0,2}$/);
  const words = fc.stringMatching(/^z[a-z]{2,8}(?: [a-z]{2,8}){0,2}$/);
  const item = fc.record({
    prefix: fc.option(words, { nil: '' }),
    key,
    suppressAuthor: fc.boolean(),
    page: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined }),
    suffix: fc.option(words, { nil: '' }),
  });

  it('is read as it was put together', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 4 }), async (list) => {
        const text = list.map(
          ({ prefix, key, suppressAuthor, page, suffix }) =>
            `${prefix && `${prefix} `}${suppressAuthor ? '-' : ''}@${key}${page ? `, p. ${page}` : ''}${suffix && `, ${suffix}`}`,
        );
        const expected = list.map(({ prefix, key, suppressAuthor, page, suffix }) =>
          [prefix, `${suppressAuthor ? '-' : ''}${key}`, page ? `page ${page}` : '', suffix && `, ${suffix}`].join('|'),
        );
        expect(await items(`## A\n\nText [${text.join('; ')}] goes on.`)).toEqual(expected);
      }),
    );
  });

  it('or what looks like one does not throw', async () => {
    const signs = fc.string({
      unit: fc.constantFrom('@', '[', ']', '-', ';', ',', 'a', '1', ' ', '{', '}', 'p.', '\\'),
    });
    await fc.assert(
      fc.asyncProperty(signs, async (text) => {
        await section(`## A\n\nx${text}`, { citations: true });
      }),
      { numRuns: 300 },
    );
  });
});
