import type { Page } from 'playwright-core';
import { eventually, type OpenDeck, untilStarted } from './harness.ts';

/** What the speaker window says. */
export interface Said {
  readonly now: string;
  readonly step: string;
  readonly next: string;
  readonly heading: string;
  readonly remark: string;
  readonly notes: string;
  readonly banner: string;
}

/** Presses S in the deck and waits until the window that opens shows what the deck shows. */
export async function openSpeaker(deck: OpenDeck): Promise<Page> {
  const speaker = await deck.popup('s');
  await untilConnected(speaker);
  return speaker;
}

export async function untilConnected(speaker: Page): Promise<void> {
  await speaker.locator('.notes-body > *').first().waitFor();
}

export async function saidBy(speaker: Page): Promise<Said> {
  const said = (selector: string) => speaker.locator(selector).first().textContent().then(plain);
  return {
    now: await said('.now .labels h2'),
    step: await said('.step'),
    next: await said('.next-words .lab'),
    heading: await said('.next-heading'),
    remark: await said('.next-words .soft'),
    notes: await said('.notes-body'),
    banner: await said('.banner'),
  };
}

/** Waits until the speaker window says all this. */
export async function untilSaid(speaker: Page, said: Partial<Said>): Promise<void> {
  await eventually(() => saidBy(speaker)).toMatchObject(said);
}

/** Reloads the deck once its address names the slide (reveal.js writes it at most once a second). */
export async function reloadDeck(page: Page, hash: RegExp): Promise<void> {
  await eventually(() => page.evaluate(() => decodeURIComponent(location.hash))).toMatch(hash);
  await page.reload();
  await untilStarted(page);
}

/** "jobs/1": the slide of the deck, and the last step that shows (-1 before the first) if it has steps. */
export function placeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { f } = window.Reveal.getIndices();
    return window.Reveal.getCurrentSlide().id + (f === undefined ? '' : `/${f}`);
  });
}

const plain = (text: string | null): string => text?.replace(/\s+/g, ' ').trim() ?? '';
