/**
 * The decks of the bench: the same slides in each tool's dialect. A slide has a heading, a paragraph of 14 words, five
 * bullets and a note; every 5th a table, every 7th ten lines of code, every 10th a picture (the same one, some 600 kB).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { picture } from './picture.mjs';

/** @typedef {{ head: string, heading: string, between: string, note: (text: string) => string }} Dialect */

/** @type {Record<'lectern' | 'bare' | 'pandoc' | 'marp' | 'revealmd' | 'slidev', Dialect>} */
const dialects = {
  lectern: { head: '', heading: '##', between: '\n\n', note: (text) => `Note: ${text}` },
  bare: { head: '', heading: '#', between: '\n\n---\n\n', note: (text) => `Note: ${text}` },
  pandoc: {
    head: '---\ntitle: Bench deck\nlang: en\n---\n\n',
    heading: '##',
    between: '\n\n',
    note: (text) => `::: notes\n${text}\n:::`,
  },
  marp: {
    head: '---\nmarp: true\ntitle: Bench deck\npaginate: true\n---\n\n',
    heading: '#',
    between: '\n\n---\n\n',
    note: (text) => `<!-- ${text} -->`,
  },
  revealmd: {
    head: '---\ntitle: Bench deck\n---\n\n',
    heading: '#',
    between: '\n\n---\n\n',
    note: (text) => `Note: ${text}`,
  },
  slidev: {
    head: '---\ntheme: default\ntitle: Bench deck\n---\n\n',
    heading: '#',
    between: '\n\n---\n\n',
    note: (text) => `<!--\n${text}\n-->`,
  },
};

const slidesInSection = 100;

/**
 * Writes a deck of `count` slides into `folder`: Lectern's as sections with a deck.yaml, the others' as one deck.md.
 * @param {string} folder @param {keyof typeof dialects} dialect @param {number} count
 */
export function writeDeck(folder, dialect, count) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pic.png'), picture());
  if (dialect !== 'lectern') {
    writeFileSync(join(folder, 'deck.md'), text(dialects[dialect], 1, count));
    return;
  }
  writeFileSync(join(folder, 'deck.yaml'), 'title: Bench deck\nlang: en\n');
  for (let first = 1; first <= count; first += slidesInSection) {
    const last = Math.min(first + slidesInSection - 1, count);
    writeFileSync(join(folder, `${Math.ceil(last / slidesInSection)}-section.md`), text(dialects.lectern, first, last));
  }
}

/** @param {Dialect} dialect @param {number} first @param {number} last */
function text(dialect, first, last) {
  const slides = Array.from({ length: last - first + 1 }, (_, k) => slide(dialect, first + k));
  return `${dialect.head}${slides.join(dialect.between)}\n`;
}

/** @param {Dialect} dialect @param {number} i */
function slide({ heading, note }, i) {
  const parts = [
    `${heading} Slide ${i} ${words(i, 3)}`,
    `This is paragraph ${i}: ${words(i + 1, 14)}, with **bold**, *emphasis* and \`code\`.`,
    lines(5, (k) => `- Bullet ${k + 1}: ${words(i + k + 1, 6)}`),
  ];
  if (i % 5 === 0) {
    const rows = lines(3, (k) => `| ${words(i + k + 1, 1)} | ${i * (k + 1)} | ${words(k + 1, 2)} |`);
    parts.push(`| Name | Count | Note |\n|---|---:|---|\n${rows}`);
  }
  if (i % 7 === 0) {
    parts.push(`\`\`\`js\n${lines(10, (k) => `const v${k} = compute(${i}, ${k}) // ${words(i + k, 2)}`)}\n\`\`\``);
  }
  if (i % 10 === 0) parts.push('![A test picture](./pic.png)');
  parts.push(note(`Speaker note for slide ${i}: ${words(i + 3, 8)}.`));
  return parts.join('\n\n');
}

/** @param {number} count @param {(k: number) => string} line */
const lines = (count, line) => Array.from({ length: count }, (_, k) => line(k)).join('\n');

const vocabulary =
  'signal vector harbor meadow copper lantern orbit thread quartz willow engine margin paper river candle summit'.split(
    ' ',
  );

/** `count` words that differ from slide to slide and are the same in each run. @param {number} i @param {number} count */
const words = (i, count) =>
  Array.from({ length: count }, (_, k) => vocabulary[(i * 7 + k * 5 + ((i * k) % 11)) % vocabulary.length]).join(' ');
