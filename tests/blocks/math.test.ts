import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTools } from '../../src/blocks/context.ts';
import { renderFencedBlocks } from '../../src/blocks/registry.ts';
import type { Problem } from '../../src/problems.ts';
import { body, section } from '../markdown/section.ts';
import { placeOf } from '../resolve/deck-of.ts';

async function math(text: string): Promise<{ html: string[]; tex: string[]; places: string[]; problems: Problem[] }> {
  const { slides } = await section(`## A\n\n${text}\n`);
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const [html = []] = await renderFencedBlocks(slides, {
    ...noTools,
    report,
    edition: 'teacher',
    lang: 'en',
    size: '16:9',
  });
  const tex = slides[0]?.blocks.map(({ language, steps, text }) => `${language} ${steps}|${text}`) ?? [];
  return { html, tex, places: problems.map(placeOf), problems };
}

const tex = async (text: string): Promise<string[]> => (await math(text)).tex;

describe('a formula', () => {
  it.each([
    ['in a line', 'So $x^2$, $a_b * c_d$ and $n$.', ['$|x^2', '$|a_b * c_d', '$|n']],
    ['over a line end', '$a +\nb$', ['$|a +\nb']],
    ['large in a line', 'So $$x$$ it is', ['$$|x']],
    ['with a dollar in it', '$5\\$ + x$', ['$|5\\$ + x']],
    ['in a list, a quote and a table', '- $a$\n\n> $b$\n\n| $c$ |\n|---|\n| $d$ |', ['$|a', '$|b', '$|c', '$|d']],
  ])('%s', async (_, text, expected) => {
    expect(await tex(text)).toEqual(expected.map((one) => `math-inline ${one}`));
  });

  it.each([
    ['$$\nx\n$$', 'math $$|\nx\n'],
    ['$$x$$', 'math $$|x'],
    ['$$\n---\n$$', 'math $$|\n---\n'],
    ['$$\n= 3\n===\n$$', 'math $$|\n= 3\n===\n'],
    ['```math\nx\n```', 'math |x'],
  ])('on lines of its own: %j', async (text, expected) => {
    expect(await tex(text)).toEqual([expected]);
    expect((await section(`## A\n\n${text}\n`)).slides).toHaveLength(1);
  });

  it.each(['$5 and $6', 'US$5 or A$6', '$20,000-$30,000', '\\$x\\$', '`$x$`', '$ x $', 'a $', '$$', 'it costs 5$'])(
    'is none: %s',
    async (text) => {
      expect(await tex(text)).toEqual([]);
      expect(await body(`## A\n\n${text}`)).toContain('$');
    },
  );

  it('is HTML for the eye and MathML for the ear', async () => {
    const { html } = await math('$\\frac{a}{b}$ and\n\n```math {label="a over b" #half}\n\\frac{a}{b}\n```');
    expect(html[0]).toMatch(/^<span class="math"><span class="katex"><span class="katex-mathml"><math.*<mfrac>/);
    expect(html[0]).toContain('<span class="katex-html"\0formula\u0001\\frac{a}{b}\0>');
    expect(html[1]).toMatch(/^<div id="half" class="math"><span class="katex-display">/);
    expect(html[1]).toContain('\0formula\u0001a over b\0');
  });

  it('may be named with signs that mean something to programs', async () => {
    const { html } = await math(`$x$\{label="US$' $& $1"}`);
    expect(html[0]).toMatch(/\0formula\x01US\$(?:'|&#39;) \$&amp; \$1\0/);
    expect(html[0]?.match(/katex-html/g)).toHaveLength(1);
  });

  it.each([
    ['in a line', 'Say $a + \\foo$.', 'a.md:3:10 math'],
    ['at its end', 'Say $\\frac{a$.', 'a.md:3:13 math'],
    ['on lines of its own', '$$\na +\n  \\foo\n$$', 'a.md:5:3 math'],
    ['in a fence', '```math\na +\n\\foo\n```', 'a.md:5:1 math'],
  ])('that is wrong is an error inside it: %s', async (_, text, place) => {
    const { places, html, problems } = await math(text);
    expect(places).toEqual([place]);
    expect(html[0]).toMatch(/^<code>/);
    expect(problems[0]?.message).not.toMatch(/KaTeX|EOF/);
  });

  it('cannot bring a script, a link or a huge box', async () => {
    const { html } = await math('$\\href{javascript:alert(1)}{x}$ $\\htmlClass{a}{x}$ $\\rule{9999em}{9999em}$');
    expect(html.join('')).not.toMatch(/javascript:alert\(1\)"|<a |9999em;/);
  });

  it('or what looks like one does not throw', async () => {
    const signs = fc.string({ unit: fc.constantFrom('$', '\\', 'x', '5', ' ', '\n', '{', '}', '^', '_', '`', '-') });
    await fc.assert(
      fc.asyncProperty(signs, async (text) => {
        await math(`a${text}`);
      }),
      { numRuns: 200 },
    );
  });
});
