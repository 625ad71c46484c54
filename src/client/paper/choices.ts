import { keepIn, readFrom, sessionStore } from '../storage.ts';

/** What the panel lets one choose; the same as the options of the command. */
export interface Choices {
  readonly kind: 'slides' | 'handout' | 'notes';
  readonly perPage: '1' | '2' | '3' | '4' | '6' | '9';
  readonly beside: 'lines' | 'notes' | 'nothing';
  readonly paper: 'a4' | 'letter';
  readonly across: 'no' | 'yes';
  readonly inkSaver: 'no' | 'yes';
  /** `3-9,12` or ids; empty for all slides. */
  readonly range: string;
}

/** The values of each choice; the first is the default. */
const values: { readonly [K in Exclude<keyof Choices, 'range'>]: readonly Choices[K][] } = {
  kind: ['slides', 'handout', 'notes'],
  perPage: ['3', '1', '2', '4', '6', '9'],
  beside: ['lines', 'notes', 'nothing'],
  paper: ['a4', 'letter'],
  across: ['no', 'yes'],
  inkSaver: ['no', 'yes'],
};

/** Whatever was given, as choices: a value that is not one becomes the default. */
export function choicesOf(given: Readonly<Record<string, unknown>>): Choices {
  const chosen = Object.entries(values).map(([name, known]) => [
    name,
    (known as readonly unknown[]).includes(given[name]) ? given[name] : known[0],
  ]);
  return { ...(Object.fromEntries(chosen) as Choices), range: String(given.range ?? '') };
}

export function readChoices(): Choices {
  try {
    return choicesOf(JSON.parse(readFrom(sessionStore, NAME) ?? '{}'));
  } catch {
    return choicesOf({});
  }
}

export const keepChoices = (choices: Choices): void => keepIn(sessionStore, NAME, JSON.stringify(choices));

const NAME = 'print';

/** How many slides go on a page. */
export const slidesAPage = ({ kind, perPage }: Choices): number => (kind === 'handout' ? Number(perPage) : 1);

/** Whether notes stand on the paper: they may go on to further pages, so that only the printer knows how many. */
export const hasNotes = ({ kind, beside }: Choices): boolean =>
  kind === 'notes' || (kind === 'handout' && beside === 'notes');
