import { describe, expect, test } from 'vitest';
import { deckFile, fiveJobs, type Output, outputs } from './decks.ts';
import { eventually, type OpenDeck, useBrowser } from './harness.ts';
import { openSpeaker, placeOf, untilSaid } from './speaker.ts';

const { startDeck } = useBrowser();

async function open(rest = '', output: Output = 'the single file'): Promise<OpenDeck> {
  return startDeck((await deckFile(fiveJobs, output)) + rest);
}

describe.each(outputs)('the speaker window of %s', (output) => {
  test('shows the slide, the next one and the notes, and follows the deck', async () => {
    const deck = await open('#jobs', output);
    const speaker = await openSpeaker(deck);
    await untilSaid(speaker, {
      now: 'Now · slide 2 of 14',
      step: 'Step 0 of 3',
      next: 'Next · step 1 of 3',
      heading: 'Safe and secure environment',
      remark: 'Then: Code in steps',
      notes: expect.stringMatching(/^When something happens, the police come first\./),
    });
    await deck.press('ArrowRight');
    await untilSaid(speaker, { step: 'Step 1 of 3', next: 'Next · step 2 of 3', heading: 'Freedom of movement' });
    await deck.press('ArrowRight', 'ArrowRight');
    await untilSaid(speaker, {
      step: 'Step 3 of 3',
      next: 'Next · slide 3',
      heading: 'Code in steps',
      remark: '2 steps',
    });
    await deck.press('ArrowRight');
    await untilSaid(speaker, { now: 'Now · slide 3 of 14', step: 'Step 0 of 2', notes: 'No notes for this slide.' });
    await deck.press('End');
    await untilSaid(speaker, { step: '', next: 'Next', heading: 'The end', notes: 'Say goodbye.' });
    expect(deck.complaints()).toEqual([]);
  });

  test('draws the slides as the class sees them, step by step and without notes', async () => {
    const deck = await open('#code/0', output);
    const speaker = await openSpeaker(deck);
    await untilSaid(speaker, { step: 'Step 1 of 2' });
    const lit = (pane: string) =>
      speaker.locator(`${pane} .preview .line`).evaluateAll((all) => all.map((line) => line.classList.contains('on')));
    expect(await lit('.now')).toEqual([false, false, false, true, true, true]);
    expect(await lit('.next')).toEqual([false, false, false, false, false, false]);
    expect(await speaker.locator('.preview aside.notes').count()).toBe(0);
    await deck.press('ArrowRight', 'ArrowRight');
    await untilSaid(speaker, { now: 'Now · slide 4 of 14' });
    expect(await speaker.locator('.now .preview h2').textContent()).toBe('Above');
    expect(await speaker.locator('.next .preview h2').textContent()).toBe('Below');
  });

  test('leads the deck by the same keys', async () => {
    const deck = await open('#jobs/2', output);
    const speaker = await openSpeaker(deck);
    for (const [key, place] of [
      ['ArrowRight', 'code/-1'],
      ['Space', 'code/0'],
      ['Shift+Space', 'code/-1'],
      ['PageUp', 'jobs/2'],
      ['End', 'a-slide-without-a-heading-with-zebras'],
      ['Home', 'start'],
    ] as const) {
      await speaker.keyboard.press(key);
      await eventually(() => placeOf(deck.page)).toBe(place);
    }
    await speaker.keyboard.press('b');
    await untilSaid(speaker, { banner: 'The audience sees a black screen.' });
    await speaker.keyboard.press('.');
    await untilSaid(speaker, { banner: '' });
    await speaker.keyboard.press('o');
    await untilSaid(speaker, { banner: 'The audience sees all slides at a glance.' });
    await speaker.keyboard.press('Escape');
    await untilSaid(speaker, { banner: '' });
    expect(deck.complaints()).toEqual([]);
  });
});

describe('the speaker window', () => {
  test('leads the deck by its buttons, by the next slide and by links in the notes', async () => {
    const deck = await open('#jobs/2');
    const speaker = await openSpeaker(deck);
    await speaker.getByRole('button', { name: 'Next', exact: true }).click();
    await eventually(() => placeOf(deck.page)).toBe('code/-1');
    await speaker.keyboard.press('Space');
    await eventually(() => placeOf(deck.page)).toBe('code/0');
    await speaker.getByRole('button', { name: 'Previous' }).click();
    await eventually(() => placeOf(deck.page)).toBe('code/-1');
    await speaker.locator('.next .preview').click();
    await eventually(() => placeOf(deck.page)).toBe('code/0');
    await speaker.keyboard.press('PageUp');
    await speaker.keyboard.press('PageUp');
    await untilSaid(speaker, { now: 'Now · slide 2 of 14' });
    await speaker.locator('.notes-body').getByRole('link', { name: 'code' }).click();
    await eventually(() => placeOf(deck.page)).toMatch(/^code/);
    expect(new URL(speaker.url()).search).toMatch(/^\?speaker=/);
  });

  test('goes to slides and finds words', async () => {
    const deck = await open();
    const speaker = await openSpeaker(deck);
    await speaker.keyboard.press('g');
    await speaker.keyboard.insertText('5');
    await speaker.keyboard.press('Enter');
    await eventually(() => placeOf(deck.page)).toBe('below');
    await untilSaid(speaker, { notes: 'The lower floor.' });
    await speaker.keyboard.press('/');
    await speaker.keyboard.insertText('zebras');
    await speaker.keyboard.press('Enter');
    await eventually(() => placeOf(deck.page)).toBe('a-slide-without-a-heading-with-zebras');
    await speaker.keyboard.press('Escape');
    await speaker.locator('dialog').waitFor({ state: 'detached' });
    await speaker.keyboard.press('?');
    await speaker.getByRole('dialog', { name: 'Keys' }).getByText('Larger notes').waitFor();
    await speaker.keyboard.press('ArrowLeft');
    expect(await placeOf(deck.page)).toBe('a-slide-without-a-heading-with-zebras');
  });

  test('sets the size of the notes', async () => {
    const deck = await open();
    const speaker = await openSpeaker(deck);
    const size = () =>
      speaker.locator('.notes-body').evaluate((notes) => Number.parseFloat(getComputedStyle(notes).fontSize));
    const first = await size();
    await speaker.keyboard.press('+');
    await speaker.keyboard.press('+');
    expect(await size()).toBe(first + 4);
    await speaker.keyboard.press('-');
    expect(await size()).toBe(first + 2);
    await speaker.getByRole('button', { name: 'larger notes' }).click();
    expect(await size()).toBe(first + 4);
    for (let press = 0; press < 20; press++) await speaker.keyboard.press('-');
    expect(await size()).toBeGreaterThanOrEqual(16);
  });

  test('counts the time from the first move on, stops and starts again', async () => {
    const deck = await open();
    const speaker = await openSpeaker(deck);
    const time = speaker.locator('.time-button');
    await speaker.waitForTimeout(1200);
    expect(await time.textContent()).toBe('0:00');
    expect(await speaker.locator('.bar').textContent()).toContain('of 10:00');
    await deck.press('ArrowRight');
    await eventually(() => time.textContent()).toBe('0:01');
    await time.click();
    const stopped = await time.textContent();
    await speaker.waitForTimeout(1200);
    expect(await time.textContent()).toBe(stopped);
    await speaker.getByRole('button', { name: 'Reset' }).click();
    await eventually(() => time.textContent()).toBe('0:00');
  });

  test('is one, and runs no deck of its own', async () => {
    const deck = await open();
    const speaker = await openSpeaker(deck);
    expect(await speaker.evaluate(() => 'Reveal' in window)).toBe(false);
    expect(await speaker.title()).toBe('Speaker: Five jobs');
    await deck.press('s', 'ArrowRight');
    await untilSaid(speaker, { now: 'Now · slide 2 of 14', banner: '' });
    expect(deck.context.pages()).toEqual([deck.page, speaker]);
  });
});

test('the notes are in sight in a small window, and on half a screen', async () => {
  const speaker = await openSpeaker(await open('#jobs'));
  for (const [width, height] of [
    [800, 600],
    [683, 768],
    [390, 844],
  ] as const) {
    await speaker.setViewportSize({ width, height });
    const first = await speaker.locator('.notes-body > *').first().boundingBox();
    expect(first?.y, `${width} × ${height}`).toBeLessThan(height - 60);
  }
});
