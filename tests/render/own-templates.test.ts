import { describe, expect, it } from 'vitest';
import type { Kit, TemplateSource } from '../../src/render/kit.ts';
import { addTemplates } from '../../src/render/own-templates.ts';
import { samplePageView, samplePaperView, sampleSlideView } from '../../src/render/sample-view.ts';
import { placeOf } from '../resolve/deck-of.ts';
import { kit } from './kit.ts';

type Files = Readonly<Record<string, string>>;

/** `slide/fact.hbs`, `partials/foot.hbs` or `deck.hbs` in the deck's templates. */
const sourcesOf = (files: Files): TemplateSource[] =>
  Object.entries(files).map(([file, text]) => {
    const kind = (/^(slide|partial|print)(?=s?\/)/.exec(file)?.[0] ?? 'page') as TemplateSource['kind'];
    return { kind, name: file.replace(/^.*\/|\.hbs$/g, ''), file: `templates/${file}`, text };
  });

const add = (files: Files) => addTemplates(kit.templates, sourcesOf(files), kit.sources());

const draw = ({ templates }: Pick<Kit, 'templates'>, layout: string): string | undefined =>
  templates.slides.get(layout)?.(sampleSlideView);

/** Each problem as its place, what is wrong, and what to do. */
const told = (files: Files): string[] =>
  add(files).problems.map(
    (problem) => `${placeOf(problem).replace(' template', '')} ${problem.message} | ${problem.hint}`,
  );

describe("a deck's own templates", () => {
  it('override a layout', () => {
    const made = add({ 'slide/quote.hbs': '<section{{{attributes}}}>{{headingText}}</section>' });
    expect(made.problems).toEqual([]);
    expect(draw(made, 'quote')).toBe('<section id="two-papers" class="slide content">Two papers</section>');
    expect(draw(made, 'content')).toBe(draw(kit, 'content'));
  });

  it('add a layout, with the built-in partials', () => {
    const made = add({ 'slide/fact.hbs': '{{> source}}|{{> notes}}' });
    expect(made.problems).toEqual([]);
    expect(draw(made, 'fact')).toContain('<div class="source"><b>Source</b> NATO 2023</div>');
  });

  it('override a partial in the built-in layouts too', () => {
    const made = add({ 'partials/foot.hbs': '<footer>mine {{number}}</footer>\n' });
    expect(made.problems).toEqual([]);
    expect(draw(made, 'content')).toContain('<footer>mine 14</footer>');
    expect(draw(made, 'quote')).toContain('<footer>mine 14</footer>');
  });

  it('override the page, and its partials', () => {
    expect(add({ 'deck.hbs': '<title>{{title}}</title>' }).templates.page(samplePageView)).toBe(
      '<title>KFOR in Kosovo*</title>',
    );
    expect(add({ 'partials/contours.hbs': '<symbol id="mine"/>' }).templates.page(samplePageView)).toContain(
      '<symbol id="mine"/>',
    );
  });

  it('override the page of paper', () => {
    const made = add({
      'print/page.hbs': '{{#each cells}}{{sheet}} {{{slide}}}{{/each}} {{words.name}} {{imprint}}',
    });
    expect(made.problems).toEqual([]);
    expect(made.templates.paper(samplePaperView)).toBe('2.7 <section></section> Name Student edition');
    expect(made.templates.page(samplePageView)).toBe(kit.templates.page(samplePageView));
  });

  it('compiled from the built-in texts draw as the kit does', () => {
    const made = add({ 'partials/unused.hbs': '' });
    for (const layout of kit.templates.slides.keys()) expect(draw(made, layout)).toBe(draw(kit, layout));
    expect(made.templates.page(samplePageView)).toBe(kit.templates.page(samplePageView));
    expect(made.templates.paper(samplePaperView)).toBe(kit.templates.paper(samplePaperView));
  });

  it('may use all that Handlebars has without helpers of their own', () => {
    const made = add({
      'slide/all.hbs': [
        '{{#each part.agenda}}{{@index}}{{shortTitle}}{{../headingText}}{{else}}none{{/each}}',
        '{{#each part.agenda as |one at|}}{{at}}{{one.number}}{{/each}}',
        '{{#with deck}}{{title}}{{#with words}}{{source}}{{/with}}{{/with}}',
        '{{#deck}}{{lang}}{{/deck}}{{#part.agenda}}{{state}}{{/part.agenda}}',
        '{{#unless source}}x{{else if notes}}y{{/unless}}{{^heading}}z{{/heading}}',
        '{{lookup deck "date"}}{{#if (lookup part "minutes")}}m{{/if}}',
        '{{#each part.agenda}}{{> item}}{{/each}}{{> item part label="L"}}{{~> hello}}',
        '{{!-- {{> all}} {{nothing}} --}}{{this.number}}{{@root.number}}',
      ].join('\n'),
      'partials/item.hbs': '<{{shortTitle}}{{#if label}}{{label}}{{/if}}>',
      'partials/hello.hbs': 'hi',
    });
    // `label` is handed to the partial in one place only, and `part` has one of its own.
    expect(made.problems.map(({ message }) => message)).toEqual([
      'Templates are given no `label`',
      'Templates are given no `label`',
    ]);
  });

  it('draw what they say', () => {
    const made = add({
      'slide/a.hbs':
        '{{#each part.agenda as |one at|}}{{at}}{{one.number}}{{/each}} {{#deck}}{{lang}}{{/deck}} {{> item part end="!"}}',
      'partials/item.hbs': '{{shortTitle}}{{end}}',
    });
    expect(made.problems).toEqual([]);
    expect(draw(made, 'a')).toBe('02 en To peacekeeping!');
  });
});

describe('a mistake in a template', () => {
  it.each([
    ['a field', 'ok\n  {{{hedding}}}', '2:6 Templates are given no `hedding` | Did you mean `heading`?'],
    ['a field within a field', '{{deck.titel}}', '1:3 Templates are given no `deck.titel` | Did you mean `title`?'],
    ['a condition', '{{#if sorce}}x{{/if}}', '1:7 Templates are given no `sorce` | Did you mean `source`?'],
    [
      'the other branch',
      '{{#if source}}x{{else}}\n{{sorce}}{{/if}}',
      '2:3 Templates are given no `sorce` | Did you mean `source`?',
    ],
    ['a list', '{{#each part.agendas}}{{/each}}', '1:9 Templates are given no `part.agendas` | Did you mean `agenda`?'],
    [
      'a field of a list',
      '{{#each part.agenda}}\n{{title}}{{/each}}',
      '2:3 Templates are given no `title` | See docs/templates.md',
    ],
    [
      'a field of what is around',
      '{{#with part}}{{../numbr}}{{/with}}',
      '1:17 Templates are given no `../numbr` | Did you mean `number`?',
    ],
    ['a field that objects inherit', '{{toString}}', '1:3 Templates are given no `toString` | See docs/templates.md'],
    ['a helper', 'a {{upper headingText}}', '1:5 There is no helper `upper` | See docs/templates.md'],
    ['a helper as a block', '{{#iff source}}x{{/iff}}', '1:4 There is no helper `iff` | Did you mean `if`?'],
    ['a helper in brackets', '{{#if (eq number 1)}}x{{/if}}', '1:8 There is no helper `eq` | See docs/templates.md'],
    ['a value of a helper', '{{lookup part nubmer}}', '1:15 Templates are given no `nubmer` | Did you mean `number`?'],
    [
      'too many values',
      '{{#if source notes}}x{{/if}}',
      '1:4 `if` has 2 values here | Write `if` with one value after it.',
    ],
    ['a partial', '\n\n{{> footr}}', '3:5 There is no partial `footr` | Did you mean `foot`?'],
    [
      'a partial chosen at work',
      '{{> (lookup . "id")}}',
      '1:5 The name of a partial must be written out | Write for example `{{> foot}}`.',
    ],
    [
      'a partial as a block',
      '{{#> foot}}x{{/foot}}',
      '1:1 A partial cannot be a block here | Take one in with `{{> name}}`.',
    ],
    ['a block that is not closed', '{{#if source}}\nx', '2:2 The template cannot be read here | '],
    ['a block that another one closes', 'a\n{{#if source}}x{{/each}}', "2:4 if doesn't match each | "],
    ['braces that are not closed', 'a\nb {{source', '2:5 The template cannot be read here | '],
    ['braces too few', '<p>\n<b>{{{source}}</b>', '2:13 The template cannot be read here | '],
    ['an end without a beginning', 'a\nb\n{{/if}}', '3:1 The template cannot be read here | '],
  ])('stands at its place: %s', (_what, text, expected) => {
    const problems = told({ 'slide/x.hbs': text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`templates/slide/x.hbs:${expected}`);
  });

  it('marks what is wrong', () => {
    const [problem] = add({ 'slide/x.hbs': '{{deck.titel}}' }).problems;
    expect(problem?.span?.end).toEqual({ line: 1, column: 13 });
  });

  it('in a partial is told once, in its own file', () => {
    expect(told({ 'partials/foot.hbs': 'x {{titel}}' })).toEqual([
      'templates/partials/foot.hbs:1:5 Templates are given no `titel` | Did you mean `total`?',
    ]);
  });

  it('in a partial that nothing takes in yet is told all the same', () => {
    expect(told({ 'partials/mine.hbs': '{{headng}} {{slides}} {{csp}}' })).toEqual([
      'templates/partials/mine.hbs:1:3 Templates are given no `headng` | Did you mean `heading`?',
    ]);
  });

  it('in the page is told by what a page gets', () => {
    expect(told({ 'deck.hbs': '{{{slides}}}{{{body}}}' })).toEqual([
      'templates/deck.hbs:1:16 Templates are given no `body` | See docs/templates.md for what there is.',
    ]);
  });

  it('on paper is told by what a page of paper gets', () => {
    expect(told({ 'print/page.hbs': '{{deck.title}}{{#each cells}}\n{{hedding}}{{/each}}{{body}}' })).toEqual([
      'templates/print/page.hbs:2:3 Templates are given no `hedding` | Did you mean `heading`?',
      'templates/print/page.hbs:2:23 Templates are given no `body` | See docs/templates.md for what there is.',
    ]);
  });

  it('is told with all others, also where one file cannot be read', () => {
    const places = add({
      'slide/a.hbs': '{{#if x}}',
      'slide/b.hbs': '{{one}} {{two}}',
      'partials/c.hbs': '{{',
    }).problems.map(placeOf);
    expect(places.map((place) => place.replace(/:\d+:\d+ .*$/, ''))).toEqual([
      'templates/slide/a.hbs',
      'templates/partials/c.hbs',
      'templates/slide/b.hbs',
      'templates/slide/b.hbs',
    ]);
  });

  it('leaves the built-in templates as they are', () => {
    const { templates } = add({ 'slide/content.hbs': '{{oops}}' });
    expect(templates).toBe(kit.templates);
  });
});

describe('partials that take in each other', () => {
  it.each([
    ['itself', { 'partials/a.hbs': '{{> a}}' }, 'templates/partials/a.hbs:1:5', 'a → a'],
    [
      'another',
      { 'partials/a.hbs': 'x\n{{~> b}}', 'partials/b.hbs': '{{#if id}}{{> a}}{{/if}}' },
      'templates/partials/b.hbs:1:15',
      'a → b → a',
    ],
    [
      'a built-in one',
      { 'partials/source.hbs': '{{> foot}}', 'partials/foot.hbs': '{{> source}}' },
      'templates/partials/',
      ' → ',
    ],
  ])('are an error: %s', (_what, files, place, chain) => {
    const problems = told({ ...files, 'slide/x.hbs': `{{> ${'partials/a.hbs' in files ? 'a' : 'foot'}}}` });
    expect(problems[0]).toContain(place);
    expect(problems[0]).toContain(`The partial takes itself in: `);
    expect(problems[0]).toContain(chain);
  });

  it('are fine where one is only spoken of', () => {
    expect(told({ 'partials/foot.hbs': '{{!-- in place of {{> foot}} --}}x' })).toEqual([]);
  });
});

describe('a file that is no template', () => {
  it('does not become the page', () => {
    const made = add({ 'quote.hbs': '<section>{{{body}}}</section>' });
    expect(made.problems).toMatchObject([
      { severity: 'error', hint: expect.stringContaining('templates/slide/quote.hbs') },
    ]);
  });

  it('does not become a page of paper', () => {
    const made = add({ 'print/handout.hbs': '{{title}}' });
    expect(made.problems).toMatchObject([
      { message: '`templates/print/handout.hbs` is no template that Lectern knows' },
    ]);
  });
});
