import { describe, expect, it } from 'vitest';
import type { DeckData } from '../../src/client/data.ts';
import { motionSettings, revealSettings } from '../../src/client/settings.ts';
import { en } from '../../src/site/words/en.ts';

const deck = (reveal: DeckData['reveal'] = {}): DeckData => ({
  name: 'deck',
  title: 'A deck',
  width: 1440,
  height: 1080,
  rtl: false,
  reveal,
  parts: [],
  words: en,
});

describe('the settings that reveal.js starts with', () => {
  it('take what deck.yaml says', () => {
    const settings = revealSettings(deck({ transition: 'fade', loop: true, controls: false }), false);
    expect(settings).toMatchObject({ transition: 'fade', loop: true, controls: false, backgroundTransition: 'fade' });
  });

  it('keep what the design owns', () => {
    const reveal = {
      width: 10,
      center: true,
      postMessage: true,
      showNotes: true,
      view: 'scroll',
      margin: 1,
      hash: false,
    };
    expect(revealSettings(deck(reveal), false)).toMatchObject({
      width: 1440,
      height: 1080,
      margin: 0,
      center: false,
      hash: true,
      postMessage: false,
      postMessageEvents: false,
      showNotes: false,
      view: null,
      scrollActivationWidth: 0,
    });
  });

  it('move nothing by default', () => {
    expect(revealSettings(deck(), false)).toMatchObject({ transition: 'none', backgroundTransition: 'none' });
  });

  it('move nothing where the system asks for that, whatever deck.yaml says', () => {
    const settings = revealSettings(
      deck({ transition: 'zoom', autoAnimate: true, backgroundTransition: 'slide' }),
      true,
    );
    expect(settings).toMatchObject({ transition: 'none', backgroundTransition: 'none', autoAnimate: false });
    expect(motionSettings({ transition: 'zoom' }, false)).toMatchObject({ transition: 'zoom', autoAnimate: true });
  });

  it('take "previous" from the key P and leave other bound keys', () => {
    const { keyboard } = revealSettings(deck({ keyboard: { 13: 'next', 80: 'prev' } }), false);
    expect(keyboard).toEqual({ 13: 'next', 80: expect.any(Function) });
    expect(revealSettings(deck({ keyboard: false }), false).keyboard).toBe(false);
  });
});
