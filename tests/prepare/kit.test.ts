import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { kit } from '../render/kit.ts';

describe('the script', () => {
  it('cannot end the element that it is inlined into', () => {
    expect(kit.script.text).not.toMatch(/<\/script/i);
  });

  it('is ASCII: other characters, written as themselves, double the memory of every page that it is inlined into', () => {
    expect(kit.script.text).toMatch(/^\p{ASCII}+$/u);
  });

  it('is what its hash says', () => {
    expect(kit.script.csp).toBe(`sha256-${createHash('sha256').update(kit.script.text).digest('base64')}`);
    expect(kit.script.file).toMatch(/^deck-[0-9a-f]{10}\.js$/);
  });
});

describe('the styles', () => {
  it('load nothing but what they hold', () => {
    const addresses = [...kit.styles.matchAll(/url\(["']?([^)"']*)/g)].map((match) => match[1] ?? '');
    expect(addresses.filter((address) => !/^(?:data:|#)/.test(address))).toEqual([]);
    expect(kit.styles).not.toContain('@import');
  });

  it('hold nothing of reveal.js’s own styles for paper', () => {
    expect(kit.styles).not.toContain('html:not(.print-pdf)');
  });
});
