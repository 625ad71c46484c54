import { describe, expect, test } from 'vitest';
import { differenceOf, stateOf } from '../../src/serve/difference.ts';
import type { LivePage } from '../../src/serve/page.ts';

/** `a b+ c`: slides by their ids, `+` below the one before; `a=text` has a text of its own. */
function page(slides: string, rest: Partial<LivePage> = {}): LivePage {
  return {
    frame: 'f',
    theme: 'light',
    styles: ['assets/theme-1.css'],
    symbols: '',
    data: '{}',
    paper: '',
    files: new Map(),
    html: () => '',
    slides: slides
      .split(' ')
      .filter(Boolean)
      .map((slide) => {
        const [, id = '', plus, text = ''] = /^(\w+)(\+?)(?:=(.*))?$/.exec(slide) ?? [];
        return { id, down: plus === '+', html: `<section>${text}</section>`, raw: text };
      }),
    ...rest,
  };
}

const orderOf = (before: string, after: string) =>
  differenceOf(page(before), page(after))?.order?.map(({ id, was }) => (was ? `${id}<${was}` : id));

test('nothing changed is no difference', () => {
  expect(differenceOf(page('a b'), page('a b'))).toBeUndefined();
});

test('an edited slide comes alone, and is gone to', () => {
  expect(differenceOf(page('a b=x'), page('a b=y'))).toEqual({
    changed: { b: '<section>y</section>' },
    follow: 'b',
  });
});

test('a slide that shows other data is gone to, if it is the only one', () => {
  const drawn = (...texts: string[]) => {
    const { slides, ...rest } = page('a b');
    return { ...rest, slides: slides.map((slide, at) => ({ ...slide, html: `<section>${texts[at]}</section>` })) };
  };
  expect(differenceOf(drawn('1', '2'), drawn('1', '3'))?.follow).toBe('b');
  expect(differenceOf(drawn('1', '2'), drawn('3', '4'))?.follow).toBeUndefined();
  const at = (line: number) => `<p data-at="a.md:${line}:1">1</p>`;
  expect(differenceOf(drawn('1', at(3)), drawn('1', at(4)))?.follow).toBeUndefined();
});

describe('a slide is the same', () => {
  test('with another heading, between the same neighbours', () => {
    expect(differenceOf(page('a b c'), page('a z c'))?.renamed).toEqual({ z: 'b' });
  });

  test('with another heading in several at once, in order', () => {
    expect(differenceOf(page('a b c d'), page('a y z d'))?.renamed).toEqual({ y: 'b', z: 'c' });
  });

  test('at another place', () => {
    expect(orderOf('a b c', 'c a b')).toEqual(['c', 'a', 'b']);
  });

  test('renamed while others moved', () => {
    expect(orderOf('a b c d', 'a z d c')).toEqual(['a', 'z<b', 'd', 'c']);
  });

  test('put into a stack', () => {
    expect(differenceOf(page('a b'), page('a b+'))?.order).toEqual([
      { id: 'a', down: false },
      { id: 'b', down: true },
    ]);
  });
});

describe('a slide is new', () => {
  test('if more came than went', () => {
    expect(orderOf('a b c', 'a x y c')).toEqual(['a', 'x', 'y', 'c']);
  });

  test('if it went and came elsewhere under another name', () => {
    expect(orderOf('a b c', 'a c z')).toEqual(['a', 'c', 'z']);
  });
});

describe('the page goes', () => {
  test.each([
    ['to a new slide', 'a', 'a n=1', 'n'],
    ['to the first of a run of new ones', 'a d', 'a m=1 n=2 d', 'm'],
    ['nowhere if several were edited', 'a=1 b=1', 'a=2 b=2', undefined],
    ['nowhere if new ones stand apart', 'a b', 'x a y b', undefined],
    ['nowhere if one is new and another edited', 'a=1 b', 'a=2 b n', undefined],
    ['nowhere if one was removed', 'a b', 'a', undefined],
  ])('%s', (_name, before, after, follow) => {
    expect(differenceOf(page(before), page(after))?.follow).toBe(follow);
  });
});

test('styles, symbols and data come if they are others', () => {
  const after = page('a', { styles: ['assets/theme-2.css'], symbols: '<svg/>', data: '{"a":1}' });
  expect(differenceOf(page('a'), after)).toEqual({
    changed: {},
    styles: ['assets/theme-2.css'],
    symbols: '<svg/>',
    data: '{"a":1}',
  });
});

test('the whole state has all slides in order', () => {
  const { order, changed } = stateOf(page('a=1 b+=2'), 7, 0);
  expect(order?.map(({ id, down }) => `${id}${down}`)).toEqual(['afalse', 'btrue']);
  expect(changed).toEqual({ a: '<section>1</section>', b: '<section>2</section>' });
});
