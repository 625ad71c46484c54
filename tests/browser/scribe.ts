/** Writes a deck and edits it at random, always alike for the same seed. */
export interface Scribe {
  /** The sections by their paths. */
  readonly files: () => Record<string, string>;
  /** Edits one thing; answers with a word that only the new state has. */
  readonly edit: () => string;
  /** What was done, for the message of a test that fails. */
  readonly history: readonly string[];
}

interface Slide {
  heading: string;
  attributes: string;
  body: string;
  down: boolean;
}

const ATTRIBUTES = [
  '',
  '{.wide}',
  '{background-color="#D8E6D0"}',
  '{background-gradient="linear-gradient(to bottom, #F7F9F5, #D8E6D0)"}',
  '{transition=fade}',
  '{layout=statement}',
  '{minutes=2}',
  '{visibility=hidden}',
];

const BODIES = [
  '- one\n- two\n- three',
  '- one {.fragment}\n- two {.fragment}\n- three {.fragment .highlight-red}',
  '```js {1|2-3|}\nconst a = 1;\nconst b = 2;\nconst c = 3;\n```',
  'The second {.fragment index=2}\n\nThe first {.fragment index=1}',
  '| a | b |\n|---|--:|\n| 1 | 2 |\n\nNote: Say it **slowly**.',
  '::: warning\nMind the gap.\n:::',
];

export function createScribe(seed: number): Scribe {
  let state = seed;
  let marks = 0;
  let names = 0;
  const history: string[] = [];
  const random = (below: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const oneOf = (list: readonly string[]): string => list[random(list.length)] ?? '';
  const newSlide = (): Slide => ({
    heading: random(6) === 0 ? '' : `Slide ${++names}`,
    attributes: oneOf(ATTRIBUTES),
    body: oneOf(BODIES),
    down: random(3) === 0,
  });
  const sections = Array.from({ length: 3 }, () => Array.from({ length: 4 }, newSlide));
  const edits: Readonly<Record<string, (slides: Slide[], at: number, slide: Slide) => void>> = {
    insert: (slides, at) => slides.splice(at + random(2), 0, newSlide()),
    remove: (slides, at) => slides.length > 2 && slides.splice(at, 1),
    rename: (_slides, _at, slide) => {
      slide.heading = `Renamed ${++names}`;
    },
    move: (slides, at, slide) => {
      slides.splice(at, 1);
      oneSection().push(slide);
      if (slides.length === 0) slides.push(newSlide());
    },
    swap: (slides, at, slide) => {
      slides.splice(at, 1);
      slides.splice(random(slides.length + 1), 0, slide);
    },
    body: (_slides, _at, slide) => {
      slide.body = oneOf(BODIES);
    },
    stack: (_slides, _at, slide) => {
      slide.down = !slide.down;
    },
    attributes: (_slides, _at, slide) => {
      slide.attributes = oneOf(ATTRIBUTES);
    },
  };
  const oneSection = (): Slide[] => sections[random(sections.length)] ?? [];
  const kinds = Object.keys(edits);
  return {
    history,
    files: () =>
      Object.fromEntries(
        sections.map((slides, index) => [
          `0${index + 1}-part.md`,
          `# Part ${index + 1}\n${slides.map(write).join('')}`,
        ]),
      ),
    edit: () => {
      const slides = oneSection();
      const at = random(slides.length);
      const kind = oneOf(kinds);
      const slide = slides[at];
      history.push(`${kind} ${slide?.heading}`);
      if (slide) edits[kind]?.(slides, at, slide);
      const mark = `mark-${++marks}-end`;
      // A hidden slide is left out of the page.
      if (slides.every(isHidden)) slides.push({ ...newSlide(), attributes: '' });
      const shown = slides.filter((candidate) => !isHidden(candidate));
      const marked = shown[random(shown.length)];
      if (marked) marked.body = `${marked.body.replace(/\n\nmark-.*$/, '')}\n\n${mark}`;
      return mark;
    },
  };
}

/** A slide without a heading has no attributes. */
const isHidden = ({ heading, attributes }: Slide): boolean => heading !== '' && attributes.includes('hidden');

const write = ({ heading, attributes, body, down }: Slide): string =>
  `\n${down ? '----' : '---'}\n\n${heading && `## ${heading} ${attributes}\n\n`}${body}\n`;
