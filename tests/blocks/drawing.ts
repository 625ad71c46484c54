/** Draws one block on a slide of its own, with files that are given as texts. */
import { renderFencedBlocks } from '../../src/blocks/registry.ts';
import type { Problem } from '../../src/problems.ts';
import { section } from '../markdown/section.ts';
import { kit } from '../render/kit.ts';

export interface DrawOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly lang?: string;
  readonly size?: '16:9' | '4:3';
  readonly edition?: 'teacher' | 'student';
  readonly cache?: Map<string, string>;
}

/** Countries are cut out of the world once for all tests of a file: that alone takes long. */
const regions = new Map<string, string>();

/** The block's HTML and what was said of it; the fence is on line 3 of `a.md`, its first line on line 4. */
export async function draw(
  language: string,
  yaml: string,
  { files = {}, lang = 'en', size = '16:9', edition = 'teacher', cache }: DrawOptions = {},
): Promise<{ readonly html: string; readonly problems: readonly Problem[] }> {
  const { slides } = await section(`## A heading\n\n\`\`\`${language}\n${yaml.trim()}\n\`\`\`\n`, { file: 'a.md' });
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const keptIn = (kind: string) => cache ?? (kind === 'map-region' ? regions : undefined);
  const [[html = ''] = []] = await renderFencedBlocks(slides, {
    report,
    lang,
    size,
    edition,
    metrics: kit.metrics,
    world: kit.world,
    cache: {
      get: (kind, input) => keptIn(kind)?.get(`${kind} ${input}`),
      set: (kind, input, text) => void keptIn(kind)?.set(`${kind} ${input}`, text),
    },
    read: (path, span) => {
      const text = files[path];
      if (text === undefined) {
        report({ severity: 'error', rule: 'missing-file', message: `There is no file \`${path}\``, span });
      }
      return text;
    },
  });
  return { html, problems };
}

/** What a reader sees or hears of HTML. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '|')
    .replace(/\|+/g, '|')
    .replaceAll('&amp;', '&');

/** `file:line:column rule` of each problem. */
export const placesOf = (problems: readonly Problem[]): string[] =>
  problems.map(({ rule, span }) => `${span?.file}:${span?.start.line}:${span?.start.column} ${rule}`);

export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The texts of an SVG and the boxes that they fill, by the widths of their letters (all of them taken as `size`). */
export function boxesOf(svg: string, sizeOf: (classes: string) => number): Box[] {
  return [...svg.matchAll(/<text([^>]*)>(.*?)<\/text>/g)].map(([, attributes = '', content = '']) => {
    const number = (name: string): number => Number(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? 0);
    const classes = / class="([^"]*)"/.exec(attributes)?.[1] ?? '';
    const anchor = / text-anchor="([^"]*)"/.exec(attributes)?.[1] ?? 'start';
    const size = sizeOf(classes);
    const face = kit.metrics.advances[size > 40 ? 'head' : 'text'] ?? {};
    const text = content.replace(/<[^>]*>/g, '');
    const width = ([...text].reduce((sum, letter) => sum + (face[letter] ?? 600), 0) * size) / 1000;
    const left = number('x') - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    const base = number('y');
    return { text, left, right: left + width, top: base - size * 0.72, bottom: base + size * 0.2 };
  });
}

/** Pairs of texts that lie on each other. */
export function collisions(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `${one.text} / ${other.text}`),
  );
}
