import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { layOut } from '../../../src/blocks/org/layout.ts';
import { type Box, readTree } from '../../../src/blocks/org/tree.ts';
import { overlap } from '../../../src/blocks/place.ts';
import { widest } from '../../../src/blocks/text.ts';
import { kit } from '../../render/kit.ts';
import { draw, placesOf, textOf } from '../drawing.ts';

const WORDS = 'title: Who commands\ndescription: One chain.\n';
const TREE =
  'tree: |\n  Council | decides\n    General {.now}\n      - East\n      - [asks] West {.dashed}\n  Another root\n';

const org = (yaml: string) => draw('org', WORDS + yaml);

describe('an org', () => {
  it('has a box a line, and a line to each that hangs on another', async () => {
    const { html, problems } = await org(TREE);
    expect(problems).toEqual([]);
    expect(html).toMatch(/^<figure class="drawing org"><svg role="img".*<title>Who commands<\/title><desc>One chain\./);
    expect(html.match(/<g class="box/g)).toHaveLength(5);
    expect(html.match(/<path class="link/g)).toHaveLength(3);
    expect(html.match(/<path class="link dashed"/g)).toHaveLength(1);
    expect(html.match(/<g class="box now">.*?<\/g>/g)).toMatchObject([expect.stringContaining('General')]);
    expect(html).not.toContain('class="arrow"');
  });

  it('is a list in lists for those who cannot see it', async () => {
    const { html } = await org(TREE);
    expect(html).toContain(
      '<ul><li>Council (decides)<ul><li>General<ul><li>East</li><li>asks: West</li></ul></li></ul></li><li>Another root</li></ul>',
    );
  });

  it('may have arrows, and grow across', async () => {
    const down = await org(TREE);
    const across = await org(`${TREE}direction: across\narrows: true`);
    expect(across.problems).toEqual([]);
    expect(across.html.match(/class="arrow"/g)).toHaveLength(3);
    expect(textOf(across.html)).toContain('|asks|');
    expect(across.html).not.toBe(down.html);
  });

  it('has the words of a line in the middle between the boxes', async () => {
    const { html } = await org('tree: |\n  Board\n    [gives advice] Committee');
    const [upper = 0, lower = 0] = [...html.matchAll(/<rect x="\S+" y="(\S+)" width="\S+" height="(\S+)"/g)].map(
      ([, y, height], index) => Number(y) + (index === 0 ? Number(height) : 0),
    );
    const baseline = Number(/y="([^"]+)"[^>]*>gives advice/.exec(html)?.[1]);
    // Half of an x-height below the middle.
    expect(baseline - (upper + lower) / 2).toBeGreaterThan(4);
    expect(baseline - (upper + lower) / 2).toBeLessThan(16);
  });

  it('takes nothing of an author as HTML', async () => {
    expect((await org('tree: "<b>one</b> & \\"two\\""')).html).not.toContain('<b>');
  });

  it('that is too large says so', async () => {
    const lines = Array.from({ length: 24 }, (_, index) => `${' '.repeat(2 + index)}Office number ${index}`);
    expect(placesOf((await org(`tree: |\n${lines.join('\n')}`)).problems)).toEqual(['a.md:3:1 crowded']);
  });
});

describe('the boxes of an org', () => {
  const box = (label: string, ...children: Box[]): Box => ({
    label,
    below: '',
    words: '',
    isNow: false,
    isDashed: false,
    children,
  });
  const chain = ([label = '', ...rest]: readonly string[]): Box[] => [box(label, ...(rest.length ? chain(rest) : []))];
  const inRoom = (roots: readonly Box[], direction: 'down' | 'across', width = 1696, height = 672) =>
    layOut(roots, direction, { width, height }, kit.metrics);
  const heights = (boxes: ReturnType<typeof layOut>['boxes']): number[] => [
    ...new Set(boxes.map(({ at }) => Math.round(at.bottom - at.top))),
  ];

  it('have larger letters where there is room, and reach from margin to margin', () => {
    const few = inRoom(chain(['Police', 'Court', 'Prison']), 'across');
    expect(few.type.name).toBe('huge');
    expect(few.width).toBeGreaterThan(900);
    const many = inRoom(chain(['Parliament', 'Government', 'Ministry', 'Office', 'District']), 'across');
    expect(many.width).toBeGreaterThan(1690);
  });

  it('have more room beside their words where there is more', () => {
    const sidesIn = (width: number): number => {
      const { boxes, type } = inRoom(chain(['Police', 'Court', 'Prison']), 'across', width);
      const [{ at, label } = expect.fail()] = boxes;
      return Math.round((at.right - at.left - widest(label, 'strong', type.label, kit.metrics)) / 2);
    };
    expect(sidesIn(1696)).toBe(24);
    const all = Array.from({ length: 40 }, (_, index) => sidesIn(500 + index * 12));
    expect(Math.min(...all)).toBe(16);
  });

  it('hang on each other the other way before their letters get too small', () => {
    const labels = ['A council', 'A government', 'A ministry', 'An office', 'A district', 'A town', 'A village'];
    expect(inRoom(chain(labels), 'across', 1312, 1000)).toMatchObject({ direction: 'down', type: { name: 'huge' } });
  });

  it('are as high as each other in a chain, and side by side if there is room', () => {
    const roots = chain(['One', 'Two words that do not fit into one line of a box']);
    expect(heights(inRoom(roots, 'across').boxes)).toHaveLength(1);
    const siblings = [box('All', box('Short'), box('A name that is so long that it has to have two lines'))];
    expect(heights(inRoom(siblings, 'across').boxes.slice(1))).toHaveLength(1);
    expect(heights(inRoom(siblings, 'across', 1696, 190).boxes.slice(1))).toHaveLength(2);
  });
});

test.each([
  ['direction: down', 'a.md:3:1 no-data'],
  ['tree: ""', 'a.md:3:1 no-data'],
  ['tree: |\n  Council\n    General {.nwo}', 'a.md:8:5 org'],
  ['tree: |\n  Council\n    | only a second line', 'a.md:8:5 org'],
  ['tree: |\n  A\ndirection: up', 'a.md:8:12 wrong-setting'],
  ['tree: |\n  A\narrow: true', 'a.md:8:1 unknown-setting'],
])('what is wrong is told where it stands: %j', async (yaml, place) => {
  expect(placesOf((await org(yaml)).problems)).toEqual([place]);
});

test('boxes lie on no other box, and in the picture', () => {
  const { tree } = fc.letrec<{ tree: Box }>((tie) => ({
    tree: fc.record({
      label: fc.constantFrom('East', 'Regional Command West', 'A very long name of an office that nobody knows'),
      below: fc.constantFrom('', 'US-led', 'political control, troop levels'),
      words: fc.constantFrom('', 'asks for help'),
      isNow: fc.boolean(),
      isDashed: fc.boolean(),
      children: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant<Box[]>([]),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    }),
  }));
  fc.assert(
    fc.property(
      fc.array(tree, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('down', 'across'),
      (roots, direction) => {
        const { boxes, width, height } = layOut(roots, direction, { width: 1696, height: 672 }, kit.metrics);
        boxes.forEach(({ at }, index) => {
          expect(boxes.slice(index + 1).some((other) => overlap(at, other.at))).toBe(false);
          expect(at.left).toBeGreaterThanOrEqual(0);
          expect(at.top).toBeGreaterThanOrEqual(0);
          expect(at.right).toBeLessThanOrEqual(width);
          expect(at.bottom).toBeLessThanOrEqual(height);
        });
      },
    ),
    { numRuns: 30 },
  );
});

test('a tree has the boxes of its lines', () => {
  const span = { file: 'a.md', start: { line: 4, column: 7 }, end: { line: 4, column: 8 } };
  const block = { language: 'org', steps: '', attributes: { classes: [], pairs: {} }, text: '', span };
  const text = 'A\n  B\n    C\n  D\nE\n';
  const names = (boxes: readonly Box[]): string =>
    boxes.map(({ label, children }) => label + (children.length ? `(${names(children)})` : '')).join(' ');
  const report = (): void => undefined;
  expect(names(readTree(text, span, block, { report } as never) ?? [])).toBe('A(B(C) D) E');
});
