import * as v from 'valibot';
import type { Checked } from './checked-keys.ts';

/** The settings of a deck, defaults filled in. An empty text or list means that none is given. */
export type Settings = Checked<typeof settingsSchema>;

/** What a section says about itself in its front matter. Empty or 0 means that nothing is given. */
export type SectionSettings = Checked<typeof sectionSettingsSchema>;

export const text = (description: string) =>
  v.optional(v.pipe(v.string('text'), v.trim(), v.description(description)), '');

export const yesOrNo = (fallback: boolean, description: string) =>
  v.optional(v.pipe(v.boolean('true or false'), v.description(description)), fallback);

export const choice = <const Options extends readonly string[]>(
  options: Options,
  fallback: Options[number],
  description: string,
) => {
  const expected = `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`;
  return v.optional(v.pipe(v.picklist(options, expected), v.description(description)), fallback);
};

export const list = <Item extends v.GenericSchema<string, string>>(item: Item, expected: string, description: string) =>
  v.optional(v.pipe(v.array(item, expected), v.description(description)), []);

const pattern = (expression: RegExp, expected: string) => v.pipe(v.string(expected), v.regex(expression, expected));

const level = 'a whole number from 0 to 6';
const minutes = 'a number of minutes such as 8 or 7.5';
const fileName = 'a plain file name such as `my-lesson`, without `/` and not `index`';
const plainName = 'letters, digits, `-`, `_` and `.`, beginning with a letter';

// No `\p{…}` in expressions that every build needs: V8 takes milliseconds to make one.

/** Signs that cannot be in the name of a file everywhere, or mean something in an address. */
export const noFileName = /[\0-\x1F\x7F<>:"/\\|?*#%]|^[ .-]|[ .]$/;

/** Names that a page or Windows has taken. */
const takenName = /^(?:index|con|prn|aux|nul|com\d|lpt\d)$/i;

/** True for a name that can be a file's on every system. */
export const isFileName = (name: string): boolean => name !== '' && !noFileName.test(name) && !takenName.test(name);

/** What `{{name}}` may name. */
const isPlainName = (name: string): boolean =>
  /^[A-Za-z_][\w.-]*$/.test(name) || /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name);

// No flag `i`: JSON Schema, which editors are given, has none.
const hostPattern = /^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?(?:\.[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)*(?::\d{1,5})?$/;
const bibliographyFile = /\.(?:bib|json)$/;
const styleName = 'short, apa, harvard, vancouver or a .csl file';
const languagePattern = /^[A-Za-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/;

/** Every setting with what it means and what it is if it is not given. */
export const settingsSchema = {
  title: text('The title; without it the first `#` heading, else the name.'),
  subtitle: text('A line below the title.'),
  author: list(
    v.pipe(v.string('text'), v.trim()),
    'text or a list of texts',
    'Who made the deck: a name or a list of names.',
  ),
  date: text('The date. `2026-11-24` is shown as the language has it, anything else as it is written.'),
  lang: v.optional(
    v.pipe(
      v.string('a language tag such as en, de or sr-Cyrl'),
      v.trim(),
      v.regex(languagePattern, 'a language tag such as en, de or sr-Cyrl'),
      v.description(
        'The language, as a tag such as `en`, `de` or `sr-Cyrl`: for screen readers, hyphenation, and the words of Lectern itself; see below.',
      ),
    ),
    'en',
  ),
  name: v.optional(
    v.pipe(
      v.string(fileName),
      v.trim(),
      v.check((name) => name === '' || isFileName(name), fileName),
      v.description("The name of the single file, without `.html`; without it the name of the deck's folder or file."),
    ),
    '',
  ),
  edition: choice(
    ['teacher', 'student'],
    'teacher',
    'Who the deck is made for; the edition for students has no notes, no answers and nothing that is for the teacher.',
  ),
  theme: choice(['light', 'dark'], 'light', 'The colours.'),
  size: choice(['16:9', '4:3'], '16:9', 'The shape of the slides: 1920 × 1080 or 1440 × 1080.'),
  slideLevel: v.optional(
    v.pipe(
      v.number(level),
      v.integer(level),
      v.minValue(0, level),
      v.maxValue(6, level),
      v.description('The level of the headings that start a slide; 0 splits at rules (`---`) alone.'),
    ),
    2,
  ),
  sections: list(
    v.pipe(v.string('a file or a pattern'), v.trim(), v.nonEmpty('a file or a pattern')),
    'a file, a pattern or a list of these',
    'The Markdown files in their order, as names or patterns such as `part-*.md`; without it every `*.md` of the ' +
      'folder but README.md, in natural order.',
  ),
  transition: choice(
    ['none', 'fade', 'slide', 'convex', 'concave', 'zoom'],
    'none',
    'How one slide gives way to the next.',
  ),
  slideNumbers: yesOrNo(true, 'Show the number of the slide.'),
  footer: text('A line at the foot of each slide.'),
  logo: text('A picture at the foot of each slide: a file in the deck folder.'),
  licence: text('The licence of the deck, for example `CC BY 4.0`.'),
  variables: v.optional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.check(isPlainName, plainName)),
        v.string('text or a number'),
        'a group of `name: value` lines',
      ),
      v.description('Texts by name: `{{name}}` in a section stands for the text.'),
    ),
    {},
  ),
  bibliography: list(
    v.pipe(v.string('a file'), v.trim(), v.regex(bibliographyFile, 'a .bib file or a .json file')),
    'a .bib file, a .json file or a list of these',
    'Files with the sources that the deck cites (`[@key]`), in BibTeX, BibLaTeX (`.bib`) or CSL-JSON (`.json`).',
  ),
  citationStyle: v.optional(
    v.pipe(
      v.string(styleName),
      v.trim(),
      v.regex(/^(?:short|apa|harvard|vancouver|.+\.csl)$/, styleName),
      v.description(
        'How sources are written: `short`, `apa`, `harvard`, `vancouver`, or a `.csl` file of the deck, such as those at ' +
          'zotero.org/styles.',
      ),
    ),
    'short',
  ),
  allow: list(
    pattern(hostPattern, 'the name of a host such as example.org, without https:// and path'),
    'the name of a host or a list of these',
    'Hosts that the deck may load pictures, sound, films and fonts from, such as `example.org`. It then needs the network.',
  ),
  selections: v.optional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.check(isPlainName, plainName)),
        pattern(/^\.[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF-]*$/, 'a class with its dot, such as .short'),
        'a group of `name: .class` lines',
      ),
      v.description(
        'Choices of slides by name: the slides that have a class, for example `short: .short`, are built by `--select short`.',
      ),
    ),
    {},
  ),
  reveal: v.optional(
    v.pipe(
      v.record(v.string(), v.unknown(), 'a group of `option: value` lines'),
      v.description('Options of reveal.js; see below.'),
    ),
    {},
  ),
};

/** The settings that a section's front matter may hold. */
export const sectionSettingsSchema = {
  shortTitle: text('A short title for the agenda and the margins.'),
  minutes: v.optional(
    v.pipe(
      v.number(minutes),
      v.minValue(0, minutes),
      v.maxValue(1440, minutes),
      v.description('The minutes that the section takes, if its slides say none.'),
    ),
    0,
  ),
  layout: text('The layout of all its slides that do not name one.'),
};
