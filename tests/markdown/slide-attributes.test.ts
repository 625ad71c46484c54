import { describe, expect, it } from 'vitest';
import type { SlideSource } from '../../src/deck/model.ts';
import { assetHole, backgroundHole } from '../../src/markdown/holes.ts';
import { problems, section } from './section.ts';

async function slide(attributes: string, options = {}): Promise<SlideSource> {
  const { slides } = await section(`## A {${attributes}}`, options);
  return slides[0] as SlideSource;
}

const pairs = async (attributes: string, options = {}) => (await slide(attributes, options)).attributes.pairs;

describe('attributes of a slide', () => {
  it.each([
    ['transition=zoom', { 'data-transition': 'zoom' }],
    ['data-transition=zoom', { 'data-transition': 'zoom' }],
    ['auto-animate', { 'data-auto-animate': '' }],
    ['timing=60', { 'data-timing': '60' }],
    ['lang=de dir=rtl title=t style="color:red"', { lang: 'de', dir: 'rtl', title: 't', style: 'color:red' }],
    ['visibility=uncounted', { 'data-visibility': 'uncounted' }],
    ['uncounted', { 'data-visibility': 'uncounted' }],
    ['layout=quote minutes=2', {}],
  ])('are reveal.js’s own, or HTML’s: %s', async (attributes, expected) => {
    expect(await pairs(attributes)).toEqual(expected);
  });

  it('come from comments as well, and the comment wins', async () => {
    const { slides } = await section(
      '## A {transition=zoom .a}\n\n<!-- .slide: data-transition="fade" class="b" id="c" -->\n\ntext',
    );
    expect(slides[0]?.attributes).toEqual({ id: 'c', classes: ['a', 'b'], pairs: { 'data-transition': 'fade' } });
  });

  it('that run scripts or show pages are left out, with a warning', async () => {
    expect(await pairs('onclick="x()" background-iframe="https://a.example"')).toEqual({});
    expect(await problems('## A {onclick="x()"}')).toEqual(['1:7 unsafe-html']);
    expect(await problems('## A {background-iframe="https://a.example"}')).toEqual(['1:7 unsafe-html']);
  });
});

describe('a background', () => {
  it.each([
    ['background=red', { 'data-background-color': 'red' }],
    ['background="#fff"', { 'data-background-color': '#fff' }],
    ['background="radial-gradient(red, blue)"', { 'data-background-gradient': 'radial-gradient(red, blue)' }],
    ['background=x.webp', { 'data-background-image': backgroundHole('x.webp') }],
    ['background=x.MP4', { 'data-background-video': assetHole('x.MP4') }],
    ['background-image=x', { 'data-background-image': backgroundHole('x') }],
    ['background-image="my%20x.png"', { 'data-background-image': backgroundHole('my x.png') }],
    [
      'background-video=x.webm background-video-loop',
      { 'data-background-video': assetHole('x.webm'), 'data-background-video-loop': '' },
    ],
    [
      'background-color="rgb(1,2,3)" background-opacity=0.5',
      { 'data-background-color': 'rgb(1,2,3)', 'data-background-opacity': '0.5' },
    ],
  ])('is what it looks like: %s', async (attributes, expected) => {
    expect(await pairs(attributes)).toEqual(expected);
  });

  it('is found beside the file that names it', async () => {
    const { assets } = await slide('background-image=x.png', { file: 'parts/a.md' });
    expect(assets.map(({ path }) => path)).toEqual(['parts/x.png']);
  });

  it('from the network is an error at its heading, unless its host is allowed', async () => {
    const attributes = 'background-image="https://a.example/x.png"';
    expect(await problems(`## A {${attributes}}`)).toMatchObject([expect.stringMatching(/ remote-resource$/)]);
    expect(await pairs(attributes)).toEqual({});
    expect(await pairs(attributes, { allow: ['a.example'] })).toEqual({
      'data-background-image': 'https://a.example/x.png',
    });
  });

  it('from outside the deck is an error', async () => {
    expect((await section('## A {background-image=../x.png}')).problems.map(({ rule }) => rule)).toEqual([
      'outside-deck',
    ]);
  });
});
