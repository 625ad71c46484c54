import { expect, test } from 'vitest';
import { wordsOf } from '../../src/deck/words.ts';
import { countdownHtml } from '../../src/render/countdown.ts';

test.each([
  [60, 'en', 'of 1 minute', '1 min'],
  [180, 'en', 'of 3 minutes', '3 min'],
  [150, 'en', 'of 2.5 minutes', '2:30 min'],
  [45, 'en', 'of 45 seconds', '45 s'],
  [90, 'en', 'of 90 seconds', '90 s'],
  [135, 'en', 'of 135 seconds', '2:15 min'],
  [150, 'de', 'von 2,5 Minuten', '2:30 min'],
  [75, 'de', 'von 75 Sekunden', '75 s'],
  [75, 'es', 'de 75 segundos', '75 s'],
  [75, 'fr', 'sur 75 secondes', '75 s'],
  [75, 'it', 'di 75 secondi', '75 s'],
  [75, 'nl', 'van 75 seconden', '75 s'],
  [75, 'sq', 'nga 75 sekonda', '75 s'],
  [75, 'sr', 'od 75 sekundi', '75 s'],
  [93, 'sr', 'od 93 sekunde', '93 s'],
  [75, 'sr-Cyrl', 'од 75 секунди', '75 s'],
])('%d seconds are in %s "%s", on paper "%s"', (seconds, lang, planned, onPaper) => {
  const html = countdownHtml(seconds, wordsOf(lang));
  expect(html).toContain(`<p class="planned">${planned}</p>`);
  expect(html).toContain(`<p class="on-paper">${onPaper}</p>`);
});
