import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineEmitter } from '../../src/blocks/code-lines.ts';
import { noTools } from '../../src/blocks/context.ts';
import { languages } from '../../src/blocks/languages.ts';
import { renderFencedBlocks } from '../../src/blocks/registry.ts';
import type { Problem } from '../../src/problems.ts';
import { section } from '../markdown/section.ts';

async function fence(info: string, text: string): Promise<{ html: string; problems: Problem[] }> {
  const { slides } = await section(`## A\n\n\`\`\`\`${info}\n${text}\n\`\`\`\``);
  const problems: Problem[] = [];
  const rendered = await renderFencedBlocks(slides, {
    ...noTools,
    report: (problem) => void problems.push(problem),
    lang: 'en',
    size: '16:9',
    edition: 'teacher',
  });
  return { html: rendered[0]?.[0] ?? '', problems };
}

const code = async (info: string, text: string): Promise<string> => (await fence(info, text)).html;

const linesOf = (html: string): string[] => html.split('<span class="line').slice(1);

describe('code', () => {
  it.each([
    ['pyton', 'python'],
    ['chrat', 'chart'],
    ['timeine', 'timeline'],
  ])('in a language that is not known is told, with the nearest language or block: %s', async (typed, meant) => {
    const { problems } = await fence(typed, 'a');
    expect(problems.map(({ hint }) => hint)).toEqual([expect.stringContaining(`Did you mean \`${meant}\`?`)]);
  });

  it('is coloured, each line whole', async () => {
    expect(await code('js', 'const a = 1; // <b>\nreturn')).toBe(
      '<pre class="code" data-language="js"><code>' +
        '<span class="line"><span class="hljs-keyword">const</span> a = <span class="hljs-number">1</span>; <span class="hljs-comment">// &lt;b&gt;</span></span>\n' +
        '<span class="line"><span class="hljs-keyword">return</span></span></code></pre>\n',
    );
  });

  it('of many lines in one colour has it in each of them', async () => {
    const lines = linesOf(await code('js', '/* one\ntwo\nthree */ let a'));
    expect(lines.map((line) => line.match(/<span class="hljs-comment">/g)?.length)).toEqual([1, 1, 1]);
    for (const line of lines)
      expect(line.match(/<span/g)?.length ?? 0).toBe((line.match(/<\/span>/g)?.length ?? 0) - 1);
  });

  it('keeps blank lines and blanks as they are', async () => {
    expect((await code('', '  a\n\n\tb  ')).replace(/<[^>]*>/g, '')).toBe('  a\n\n\tb  \n');
  });

  it.each(['', 'text', 'plaintext', 'none', 'output'])(
    'in the language %j is plain text without a word',
    async (info) => {
      const { html, problems } = await fence(info, 'const <a> & "b"');
      expect(html).toContain('<code><span class="line">const &lt;a&gt; &amp; &quot;b&quot;</span></code>');
      expect(problems).toEqual([]);
    },
  );

  it('in an unknown language is plain text, with a warning at its fence and the nearest name', async () => {
    const { html, problems } = await fence('pyhton', 'a < b');
    expect(html).toContain('<pre class="code" data-language="pyhton"><code><span class="line">a &lt; b</span>');
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        rule: 'unknown-language',
        hint: expect.stringContaining('`python`'),
        span: { start: { line: 3, column: 1 } },
      },
    ]);
  });

  it('knows languages by their other names, in any case', async () => {
    const [one, other] = await Promise.all(['python', 'PY'].map((info) => code(info, 'def f(): pass')));
    expect(one).toContain('hljs-keyword');
    expect(other?.replace('"py"', '"python"')).toBe(one);
  });

  it('of the same text is the same whatever was coloured before', async () => {
    const first = await code('css', 'a { color: red }');
    await code('js', 'a { color: red }');
    expect(await code('css', 'a { color: red }')).toBe(first);
    expect(await code('js', 'a { color: red }')).not.toContain('hljs-attribute');
  });

  it('takes id and classes from its fence', async () => {
    expect(await code('js {#x .wide}', 'a')).toContain('<pre id="x" class="code wide" data-language="js">');
  });
});

describe('line numbers', () => {
  it.each(['{.line-numbers}', '{.numbers}', '{.numberLines}', '{.number-lines}', '[]', '[1]'])(
    'come with %s',
    async (info) => {
      expect(await code(`js ${info}`, 'a')).toMatch(/<pre class="code numbered" data-language="js">/);
    },
  );

  it.each(['{.line-numbers start=40}', '{.numberLines startFrom="40"}', '[40: 1-2]'])(
    'begin where %s says',
    async (info) => {
      expect(await code(`js ${info}`, 'a\nb')).toMatch(
        /<pre class="code numbered" style="--start:40" data-language="js">/,
      );
    },
  );

  it('do not begin at what is no number', async () => {
    expect(await code('js {.numbers start="1;color:red"}', 'a')).not.toMatch(/style|color/);
  });

  it('are not there unless asked for', async () => {
    expect(await code('js {2}', 'a\nb')).not.toContain('numbered');
  });
});

describe('steps', () => {
  const marked = (html: string): number[] =>
    linesOf(html).flatMap((line, index) => (line.startsWith(' on"') ? [index + 1] : []));
  const later = (html: string): (string | undefined)[] =>
    [...html.matchAll(/<span class="fragment code-step" data-lines="([^"]*)"><\/span>/g)].map((match) => match[1]);
  const text = 'a\nb\nc\nd\ne';

  it.each([
    ['{2}', [2], []],
    ['{1,3-4}', [1, 3, 4], []],
    ['{1|3-4|2}', [1], ['3-4', '2']],
    ['[|2|-]', [], ['2', '']],
    ['{4-9}', [4, 5], []],
    ['{3-1}', [], []],
    ['{0}', [], []],
    ['{1-999999999}', [1, 2, 3, 4, 5], []],
  ])('%s mark lines from the start and later', async (info, on, steps) => {
    const html = await code(`js ${info}`, text);
    expect({ on: marked(html), steps: later(html) }).toEqual({ on, steps });
  });

  it('stand within the block, after its code', async () => {
    expect(await code('js {1|2}', 'a\nb')).toMatch(
      /<\/span><\/code><span class="fragment code-step" data-lines="2"><\/span><\/pre>\n$/,
    );
  });
});

describe('lines of coloured text', () => {
  /** What a highlighter says: a text, the name of a scope that begins, or the end of one; or another's words within. */
  type Step = { readonly text: string } | { readonly scope: string } | 'end' | { readonly part: readonly Step[] };
  const text = fc.stringMatching(/^[xy<& \n]{0,6}$/).map((value) => ({ text: value }));
  const simple = fc.oneof(text, fc.constantFrom<Step>({ scope: 'a' }, { scope: 'b.c' }, 'end'));
  const part = fc.array(simple, { maxLength: 12 }).map((steps): Step => ({ part: steps }));
  const steps = fc.array(fc.oneof({ weight: 6, arbitrary: simple }, part), { maxLength: 30 });

  /** The HTML, and each letter with the classes that it should have. */
  function play(all: readonly Step[], around: readonly string[] = []): { emitter: LineEmitter; letters: string[] } {
    const emitter = new LineEmitter();
    const open: string[] = [];
    const letters: string[] = [];
    for (const step of all) {
      if (step === 'end') {
        if (open.pop()) emitter.endScope();
      } else if ('text' in step) {
        emitter.addText(step.text);
        for (const letter of step.text) letters.push(`${letter} ${[...around, ...open].join('>')}`);
      } else if ('scope' in step) {
        emitter.startScope(step.scope);
        open.push(step.scope === 'a' ? 'hljs-a' : 'hljs-b c_');
      } else {
        const inner = play(step.part, [...around, ...open, 'language-css']);
        emitter.__addSublanguage(inner.emitter, 'css');
        letters.push(...inner.letters);
      }
    }
    emitter.finalize();
    return { emitter, letters };
  }

  const unescaped: Record<string, string> = { '&lt;': '<', '&amp;': '&' };

  it('are whole, and keep each letter with its colours', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { emitter, letters } = play(all);
        const lines = emitter.toHTML().split('\n');
        const found = lines.map((line) => {
          const open: string[] = [];
          const here: string[] = [];
          for (const [, name, close, letter] of line.matchAll(/<span class="([^"]*)">|(<\/span>)|(&\w+;|[^<])/g)) {
            if (name !== undefined) open.push(name);
            if (close !== undefined) expect(open.pop()).toBeDefined();
            if (letter !== undefined) here.push(`${unescaped[letter] ?? letter} ${open.join('>')}`);
          }
          expect(open).toEqual([]);
          return here;
        });
        expect(found.flat()).toEqual(letters.filter((letter) => !letter.startsWith('\n')));
        expect(lines.length - 1).toBe(letters.filter((letter) => letter.startsWith('\n')).length);
      }),
    );
  });

  it('of code within code are whole too', async () => {
    await fence('css', 'a {}');
    const { html } = await fence('html', '<style>\n/* a\nb */\n</style>');
    expect(html).toContain(
      '<span class="line"><span class="language-css"><span class="hljs-comment">/* a</span></span></span>\n' +
        '<span class="line"><span class="language-css"><span class="hljs-comment">b */</span></span></span>',
    );
  });
});

describe('languages', () => {
  it('have each name once', () => {
    const names = [...languages.keys()];
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) expect(name).toBe(name.toLowerCase());
  });

  it('are all there', async () => {
    const loads = new Set([...languages.values()].map(({ load }) => load));
    for (const load of loads) expect(typeof (await load()).default).toBe('function');
  });
});
