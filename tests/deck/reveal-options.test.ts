import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownedRevealOptions, revealOptions } from '../../src/deck/reveal-options.ts';

const declared = declaredOptions();

test('every option of reveal.js is either offered or owned by the design', () => {
  expect([...Object.keys(revealOptions), ...Object.keys(ownedRevealOptions)].sort()).toEqual(
    [...declared.keys()].sort(),
  );
});

test('types are those of reveal.js, without functions and null', () => {
  const ours = Object.entries(revealOptions).map(([name, option]) => [name, option.type]);
  expect(ours).toEqual(ours.map(([name]) => [name, declared.get(name ?? '')?.type]));
});

test('defaults are those of reveal.js', () => {
  const ours = Object.entries(revealOptions).map(([name, option]) => [name, option.default]);
  expect(ours).toEqual(ours.map(([name]) => [name, declared.get(String(name))?.fallback]));
});

/** The options that reveal.js's own types declare, with type and `@defaultValue`. */
function declaredOptions(): Map<string, { type: string; fallback: unknown }> {
  const source = readFileSync('node_modules/reveal.js/dist/config.d.ts', 'utf8');
  const body = source.slice(source.indexOf('interface RevealConfig'), source.indexOf('declare const defaultConfig'));
  const styles = /type TransitionStyle = (.*);/.exec(source)?.[1] ?? '';
  const speeds = /type TransitionSpeed = (.*);/.exec(source)?.[1] ?? '';
  const options = new Map<string, { type: string; fallback: unknown }>();
  for (const [, comment = '', name = '', type = ''] of body.matchAll(
    /\/\*\*(.*?)\*\/\s+(\w+)\?: (.*?);(?=\n {4}\/|\n\}|$)|$/gs,
  )) {
    if (name !== '') options.set(name, { type: plainType(type, styles, speeds), fallback: defaultOf(comment) });
  }
  return options;
}

function plainType(type: string, styles: string, speeds: string): string {
  return type
    .replace('TransitionStyle', styles)
    .replace('TransitionSpeed', speeds)
    .replace(/\{\s*\[keyCode: number\].*\}/s, 'keys')
    .replace(/\(+\w+: any\) => string \| \[string, string, string\]\)*/, 'Function')
    .replace(/'ease' \| string/, 'string')
    .split(' | ')
    .filter((alternative) => !['null', 'Function', '(Function', 'Function)'].includes(alternative))
    .join(' | ');
}

function defaultOf(comment: string): unknown {
  const text = /@defaultValue (.*)/.exec(comment)?.[1]?.trim() ?? 'null';
  if (text === 'Number.POSITIVE_INFINITY') return Number.POSITIVE_INFINITY;
  return JSON.parse(text.replaceAll("'", '"'));
}
