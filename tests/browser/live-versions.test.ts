import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { Outline } from '../../src/commands/outline.ts';
import { eventually, untilStarted, useBrowser } from './harness.ts';
import { idsIn, lectern, startLive, useLive } from './live.ts';

const settings = 'title: Trees\nselections: {short: .short}\n';
const trees = `# Trees {.short}

## Oak {.short}

It has leaves.

Note: Only the teacher reads this.

## Elm

It has seeds.
`;

const browser = useBrowser();
const files = { 'deck.yaml': settings, '01-trees.md': trees };
const openStudent = useLive(browser, files, { flags: ['--edition', 'student'] });
const openShort = useLive(browser, files, { flags: ['--select', 'short'] });

test('--edition student shows what the students get, also after an edit', async () => {
  const { page, edit } = await openStudent();
  expect(await page.content()).not.toContain('Only the teacher');
  await edit('It has leaves.', 'It has acorns.');
  expect(await page.content()).not.toContain('Only the teacher');
});

test('--select shows some slides, and one that is chosen now comes at its place', async () => {
  const { page, edit } = await openShort();
  expect(await idsIn(page)).toEqual(['trees', 'oak']);
  await edit('## Elm', '## Elm {.short}', 'It has seeds.');
  expect(await idsIn(page)).toEqual(['trees', 'oak', 'elm']);
  await edit('## Oak {.short}', '## Oak', '');
  await eventually(() => idsIn(page)).toEqual(['trees', 'elm']);
});

test('a new deck is shown without a complaint, slide by slide as its outline has them', async () => {
  const folder = join(await mkdtemp(join(inject('decks'), 'new-')), 'my-lesson');
  await lectern('new', folder);
  const [outline, { address, lines }] = await Promise.all([lectern('outline', folder, '--json'), startLive(folder)]);
  const { page, log } = await browser.openDeck(address);
  await untilStarted(page);
  const { parts } = JSON.parse(outline) as Outline;
  expect(await idsIn(page)).toEqual(parts.flatMap(({ slides }) => slides.map(({ id }) => id)));
  expect(parts).toHaveLength(3);
  expect(lines.map(({ event }) => event).sort()).toEqual(['address', 'shown', 'watching']);
  expect([log.console, log.errors, log.violations]).toEqual([[], [], []]);
});
