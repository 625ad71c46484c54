import { describe, expect, it } from 'vitest';
import { type ReadableNode, readText } from '../../src/client/text.ts';

describe('the text of a slide', () => {
  it('keeps blocks apart and words together', () => {
    const slide = node('section', {}, [
      node('h2', {}, ['Five', ' ', node('em', {}, ['jobs'])]),
      node('figure', {}, [node('img', { alt: 'A map' }), node('figcaption', {}, ['Caption'])]),
      node('p', {}, ['H', node('sub', {}, ['2']), 'O', node('br'), 'last']),
    ]);
    expect(readText(slide)).toBe('Five jobs A map Caption H2O last');
  });

  it('leaves out notes, footer and what is hidden, though the slide itself may be', () => {
    const slide = node('section', { 'aria-hidden': 'true' }, [
      node('span', { class: 'sheet' }, ['4.3']),
      node('p', {}, ['Seen']),
      node('span', { 'aria-hidden': 'true' }, ['Twice']),
      node('footer', { class: 'foot' }, ['Deck']),
      node('aside', { class: 'notes' }, ['Secret']),
      node('aside', { class: 'aside' }, ['Beside']),
    ]);
    expect(readText(slide)).toBe('Seen Beside');
  });

  it('reads pictures that stand in the page once by their label', () => {
    expect(readText(node('p', {}, [node('svg', { role: 'img', 'aria-label': 'A bridge' })]))).toBe('A bridge');
  });

  it('reads a formula once', () => {
    const drawn = node('span', { 'aria-hidden': 'true' }, ['s=v·t']);
    const math = node('math', {}, [node('mrow', {}, ['s=v·t']), node('annotation', {}, ['s = v \\cdot t'])]);
    expect(readText(node('p', {}, ['So ', math, drawn]))).toBe('So s=v·t');
  });
});

function node(name: string, attributes: Record<string, string> = {}, children: (ReadableNode | string)[] = []) {
  return {
    nodeType: 1,
    nodeName: name.toUpperCase(),
    nodeValue: null,
    childNodes: children.map((child) => (typeof child === 'string' ? textNode(child) : child)),
    getAttribute: (key: string) => attributes[key] ?? null,
  } satisfies ReadableNode;
}

function textNode(text: string): ReadableNode {
  return { nodeType: 3, nodeName: '#text', nodeValue: text, childNodes: [] };
}
