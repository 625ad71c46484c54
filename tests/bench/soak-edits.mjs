/** Random edits of a deck: what an author may do to its sections in hours of work. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MOST_SECTIONS = 8;
const MOST_SLIDES = 12;

/** Writes the deck to begin with. @param {string} folder */
export function writeSoakDeck(folder) {
  writeFileSync(join(folder, 'deck.yaml'), 'title: Soak\nlang: en\n');
  for (let section = 1; section <= 4; section++) {
    const slides = [1, 2, 3, 4, 5].map((slide) => `## Slide ${section} ${slide}\n\nText.\n`);
    writeFileSync(join(folder, `${section}-part.md`), `# Part ${section}\n\n${slides.join('\n')}`);
  }
}

/**
 * Makes one change after the other; `step` makes the next.
 * @param {string} folder @param {import('./random.mjs').Random} random
 */
export function createEdits(folder, random) {
  let count = 0;
  /** @type {{ name: string, text: string }[]} */
  const removed = [];
  const sections = () => readdirSync(folder).filter((name) => name.endsWith('.md'));
  const at = (/** @type {string} */ name) => join(folder, name);

  /** @param {string} name @param {(slides: string[]) => string[]} change */
  const change = (name, change) => {
    const [head = '', ...slides] = readFileSync(at(name), 'utf8').split(/^(?=## )/m);
    save(at(name), head + change(slides).join(''));
  };
  /** As editors do: over the old file, or aside and renamed. @param {string} path @param {string} text */
  const save = (path, text) => {
    if (random.below(2)) return writeFileSync(path, text);
    writeFileSync(`${path}~`, text);
    renameSync(`${path}~`, path);
  };
  const heading = () => `## ${random.pick(words)} ${random.pick(words)} ${random.below(30)}\n\n`;
  const body = () => random.pick(bodies)(count, random.pick(words));

  const kinds = [
    /** A new text. */
    () => change(random.pick(sections()), (slides) => replaceAt(slides, random, (slide) => firstLine(slide) + body())),
    /** A new heading, and so another id. */
    () => change(random.pick(sections()), (slides) => replaceAt(slides, random, (slide) => heading() + rest(slide))),
    /** One more slide. */
    () =>
      change(random.pick(sections()), (slides) =>
        slides.length < MOST_SLIDES ? slides.toSpliced(random.below(slides.length + 1), 0, heading() + body()) : slides,
      ),
    /** One less. */
    () => change(random.pick(sections()), (slides) => slides.toSpliced(random.below(slides.length || 1), 1)),
    /** Two change places. */
    () =>
      change(random.pick(sections()), (slides) => {
        const moved = slides.splice(random.below(slides.length || 1), 1);
        return slides.toSpliced(random.below(slides.length + 1), 0, ...moved);
      }),
    /** A section moves. */
    () => {
      const name = random.pick(sections());
      const other = `${1 + random.below(9)}-${random.pick(words)}.md`;
      if (!existsSync(at(other))) renameSync(at(name), at(other));
    },
    /** A section goes. */
    () => {
      if (sections().length < 2) return;
      const name = random.pick(sections());
      removed.push({ name, text: readFileSync(at(name), 'utf8') });
      rmSync(at(name));
      if (removed.length > 4) removed.shift();
    },
    /** A section that went comes back, or a new one comes. */
    () => {
      if (sections().length >= MOST_SECTIONS) return;
      const back = removed.pop() ?? {
        name: `${random.below(9)}-new.md`,
        text: `# Part ${count}\n\n${heading()}${body()}`,
      };
      if (!existsSync(at(back.name))) save(at(back.name), back.text);
    },
    /** The deck is broken for a moment. */
    () => {
      const name = random.pick(sections());
      const text = readFileSync(at(name), 'utf8');
      writeFileSync(at(name), `${text}\n![No such picture](missing-${count}.png)\n`);
      writeFileSync(at(name), text);
    },
  ];
  return {
    step: () => {
      count++;
      random.pick(kinds)();
    },
  };
}

const words = 'signal vector harbor meadow copper lantern orbit thread quartz willow engine margin'.split(' ');

/** @type {readonly ((count: number, word: string) => string)[]} */
const bodies = [
  (count, word) => `Edit ${count}: **${word}**.\n\n`,
  (count, word) => `- One ${word} {.fragment}\n- Two ${count} {.fragment}\n\nNote: Say ${word}.\n\n`,
  (count, word) => `\`\`\`js {1|2}\nconst ${word} = ${count};\nlog(${word});\n\`\`\`\n\n`,
  (count, word) => `| ${word} | Count |\n|---|---|\n| a | ${count} |\n\n`,
  (count, word) => `::: warning\nMind the ${word}, ${count}.\n:::\n\n`,
  (count, word) => `> ${word} ${count}\n\nSomebody\n\n`,
];

/** @param {string} slide */
const firstLine = (slide) => `${slide.split('\n', 1)[0]}\n\n`;
/** @param {string} slide */
const rest = (slide) => slide.slice(slide.indexOf('\n') + 1).trimStart();

/** @param {string[]} slides @param {import('./random.mjs').Random} random @param {(slide: string) => string} change */
function replaceAt(slides, random, change) {
  const chosen = random.below(slides.length || 1);
  return slides.map((slide, index) => (index === chosen ? change(slide) : slide));
}
