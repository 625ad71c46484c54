/**
 * What runs in the browser. One page, two windows: the deck itself, and the speaker window, which is the same file
 * opened as `?speaker=…` by the deck. The speaker window reads the slides but never starts reveal.js.
 */
import { startDeck } from './deck.ts';
import { watchFocus } from './key-needs.ts';
import { readDeckData } from './page.ts';
import { startSpeaker } from './speaker/window.ts';

const data = readDeckData();
const token = new URLSearchParams(location.search).get('speaker');

watchFocus();
if (token === null) {
  void startDeck(data);
} else {
  startSpeaker(data, token);
}
