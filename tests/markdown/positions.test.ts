import fc from 'fast-check';
import type { Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../src/deck/front-matter.ts';
import { readBlocks } from '../../src/markdown/blocks.ts';
import { dialectOf } from '../../src/markdown/dialect.ts';
import { type Block, locate } from '../../src/markdown/positions.ts';
import { startsSlide } from '../../src/markdown/split.ts';
import { asTokens } from '../../src/markdown/tokens.ts';
import { section } from './section.ts';

const read = (text: string): readonly Block[] =>
  readBlocks({
    file: 'a.md',
    text,
    options: dialectOf(false),
    startsSlide: (token) => startsSlide(token, 2),
    included: () => undefined,
    report: () => {},
  }).blocks;

/** All links of the text with the place that we tell for each, as `destination@line:column`. */
function placesOfLinks(text: string): string[] {
  const found: string[] = [];
  const walk = (block: Block, tokens: readonly Token[]): void => {
    for (const token of asTokens(tokens)) {
      if (token.type === 'link' && 'href' in token) {
        const { line, column } = locate(block, token as Token).start;
        found.push(`${token.href}@${line}:${column}`);
      }
      if (token.type === 'list') for (const item of token.items) walk(block, item.tokens);
      else if (token.type === 'table')
        for (const cell of [token.header, ...token.rows].flat()) walk(block, cell.tokens);
      else if (token.type === 'definitionList') {
        for (const item of token.items) {
          walk(block, item.term);
          for (const definition of item.definitions) walk(block, definition.tokens);
        }
      } else if ('tokens' in token && token.tokens) walk(block, token.tokens);
    }
  };
  for (const block of read(text)) walk(block, [block.token as Token]);
  return found;
}

/** Where the links really stand: their destinations are unique words. */
function truePlaces(text: string, links: readonly string[]): string[] {
  return links.map((href) => {
    const at = text.lastIndexOf('[', text.indexOf(`](${href})`));
    const before = text.slice(0, at).split('\n');
    return `${href}@${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  });
}

describe('places', () => {
  it.each([
    ['a paragraph', 'some [x](u1) text\nand [y](u2)\n'],
    ['a heading', '## A [x](u1) b {.c}\n'],
    ['nested lists', '- a [x](u1)\n  - b [y](u2)\n\n    c [z](u3)\n- d [w](u4)\n'],
    ['a task list', '- [x] a [x](u1)\n- [ ] b [y](u2)\n'],
    ['quotes', '> a [x](u1)\n> > b [y](u2)\n>\n> c [z](u3)\n'],
    ['lazy lines', '> a\nb [x](u1)\n\n- c\nd [y](u2)\n'],
    ['tables', '| a [x](u1) | b |\n|---|---|\n| \\| c | d [y](u2) |\n'],
    ['divs', '::: box\n\n::: inner\na [x](u1)\n:::\n\nb [y](u2)\n:::\n'],
    ['definitions', 'Term [x](u1)\n: a [y](u2)\n\n    b [z](u3)\n'],
    ['footnotes', 'a[^1]\n\n[^1]: b [x](u1)\n'],
    ['tabs', '-\ta [x](u1)\n\n\tb [y](u2)\n'],
    ['notes', 'a\nNote: b [x](u1)\n\n- c [y](u2)\n'],
    ['strong text in an item', '1. a **b [x](u1)** c [y](u2)\n'],
    ['front matter', '---\nshortTitle: A\n---\n\na [x](u1)\n'],
  ])('are told in %s', (_where, text) => {
    const links = [...text.matchAll(/\]\((u\d)\)/g)].map((match) => match[1] ?? '');
    expect(placesOfLinks(text).sort()).toEqual(truePlaces(text, links).sort());
  });

  it('are right for every link of any document', () => {
    const inline = fc.constantFrom('word', '*em*', '`code`', '**a b**', 'é', '\\*', '&amp;', '{.x}', '~y~');
    const line = fc.array(inline, { maxLength: 4 }).map((words) => words.join(' '));
    const block: fc.Arbitrary<string[]> = fc.letrec<{ block: string[] }>((tie) => ({
      block: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((text) => `LINK ${text}`)),
        line.map((text) => [`### LINK ${text}`]),
        line.map((text) => ['| LINK | b |', '|---|---|', `| ${text.replaceAll('|', '')} | LINK |`]),
        fc.constant<string[]>(['```', 'LINK', '```']),
        fc
          .array(tie('block'), { minLength: 1, maxLength: 3 })
          .map((blocks) => blocks.flatMap((b) => [...b, '']).map((l) => `> ${l}`.trimEnd())),
        fc
          .array(tie('block'), { minLength: 1, maxLength: 3 })
          .map((blocks) =>
            blocks.flatMap((b) => [...b, '']).map((l, index) => (index === 0 ? `- ${l}` : l ? `  ${l}` : l)),
          ),
        fc
          .array(tie('block'), { minLength: 1, maxLength: 3 })
          .map((blocks) => ['::: box', ...blocks.flatMap((b) => [...b, '']), ':::']),
      ),
    })).block;
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
        let count = 0;
        const text = blocks
          .flatMap((lines) => [...lines, ''])
          .join('\n')
          .replace(/LINK/g, () => `[x](u${++count}u)`);
        const places = placesOfLinks(`${text}\n`);
        const links = places.map((place) => place.replace(/@.*/, ''));
        expect(places).toEqual(truePlaces(text, links));
      }),
      { numRuns: 400 },
    );
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '---',
    '----',
    '# A',
    '## B',
    '### C',
    'text',
    '- item',
    '> quote',
    '```',
    ':::',
    '::: notes',
    '::: box',
    'Note: n',
    '<div>',
    '</div>',
    '<!-- .slide: data-x="1" -->',
    '| a | b |',
    '|---|---|',
    '[^1]: note',
    'a[^1]',
    'Term',
    ': def',
    '{.x}',
    '    indented',
    '\t',
    '',
    '',
    '***',
    '<script>',
    'text\n---',
    '![a](b.png)',
    '[x]{.y}',
    '$$',
    '`a',
    '*b',
    '::: include b.md',
    '> [!NOTE]',
  );

  it('never crashes, and each of its lines lands in exactly one slide', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), async (lines) => {
        const text = `${lines.join('\n').replace(/[\0\r]/g, '')}\n`;
        const { slides } = await section(text, { included: () => 'included\n\n## In\n' });
        const own = slides.filter((slide) => slide.span.file === 'a.md');
        for (let index = 1; index < own.length; index++) {
          expect(own[index]?.span.start.line).toBe(own[index - 1]?.span.end.line);
        }
        const [first] = own;
        // What follows an included file belongs to its last slide.
        if (!first || splitFrontMatter(text).yaml || text.includes('include')) return;
        // Only rules and blank lines may stand before the first slide, and nothing after the last.
        const before = text.split('\n').slice(0, first.span.start.line - 1);
        for (const line of before) expect(line).toMatch(/^\s*(?:-{3,}\s*)?$|^::: include/);
        expect(own.at(-1)?.span.end.line).toBe(text.split('\n').length);
      }),
      { numRuns: 1500 },
    );
  });
});
