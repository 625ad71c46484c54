import { describe, expect, it } from 'vitest';
import { precompileTemplates } from '../../src/prepare/templates.ts';
import { kit } from '../render/kit.ts';

describe('precompiled templates', () => {
  it('need no compiler', () => {
    const source = precompileTemplates('templates');
    expect(source.match(/^import .*/gm)).toEqual(["import Handlebars from 'handlebars/runtime.js';"]);
    expect(source).toContain('["content", Handlebars.template(');
  });

  it('hold their partials, and those of these', () => {
    const source = precompileTemplates('templates');
    expect(source).not.toContain('invokePartial');
    expect(source.match(/<footer class=\\"foot\\">/g)?.length).toBeGreaterThan(10);
  });

  it('are the same in any order of files', () => {
    const names = [...precompileTemplates('templates').matchAll(/^\["([\w-]+)", /gm)].map((match) => match[1]);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual([...kit.templates.slides.keys()]);
  });
});
