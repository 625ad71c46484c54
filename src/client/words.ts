/**
 * The words of the script's own boxes and windows. The page holds those of the deck's language alone; the tables are in
 * `src/site/words/`. `{name}` is filled in by `fill`.
 */
export interface ClientWords {
  /** The language that they are in (BCP 47): English for a deck in a language without a table. */
  readonly lang: string;
  readonly close: string;
  /** What a slide is, to those who hear it. */
  readonly slide: string;
  /** What a slide without words is called: `{number}`. */
  readonly slideNumber: string;
  /** `{number}`, `{count}` */
  readonly slideOf: string;
  /** What a step of code shows: `{lines}`, as in "3–5". */
  readonly codeLines: string;
  readonly blackScreen: string;
  readonly slideBack: string;
  readonly overview: string;
  /** The arrows in the corner, as one hears them. */
  readonly arrows: Named<'label' | 'previous' | 'next' | 'above' | 'below'>;
  /** What is written on the keys, on keyboards of the language. */
  readonly keys: Named<'space' | 'shift' | 'ctrl' | 'pageUp' | 'pageDown' | 'arrows' | 'home' | 'end' | 'esc'>;
  readonly help: Named<
    | ('title' | 'next' | 'back' | 'arrows' | 'ends' | 'jump' | 'find' | 'black' | 'fullscreen')
    | ('countdown' | 'speaker' | 'print' | 'help' | 'noteSize')
  >;
  /** `hit`: `{at}`, `{count}`, `{number}`, `{label}` */
  readonly find: Named<'label' | 'hint' | 'none' | 'hit'> & { readonly hits: Forms };
  /** `hint` and `unknown`: `{last}`; `found`: `{number}`, `{label}` */
  readonly jump: Named<'label' | 'hint' | 'unknown' | 'found'>;
  /** `unknown`: `{slide}`, `{last}`; `about`: `{count}`; `page`: `{page}`, `{count}`; `cost`: `{pages}`, `{sheets}` */
  readonly print: Named<
    | (
        | 'title'
        | 'what'
        | 'slides'
        | 'handout'
        | 'notes'
        | 'perPage'
        | 'beside'
        | 'withLines'
        | 'withNotes'
        | 'withNothing'
      )
    | ('paper' | 'held' | 'upright' | 'across' | 'range' | 'all' | 'thisPart' | 'unknown' | 'inkSaver' | 'answers')
    | ('about' | 'page' | 'cost' | 'pageBefore' | 'nextPage')
  > & { readonly slideCount: Forms; readonly pages: Forms; readonly sheets: Forms };
  readonly speaker: SpeakerWords;
}

/**
 * `name` and `heading`: `{title}`; `nowAt` and `nextStep`, `step`: `{number}`, `{count}`; `nextSlide`: `{number}`; `thenSlide`:
 * `{label}`; `planned`: `{time}`; `minutes`: `{minutes}`; `taskStart` and `taskStop`: `{left}`.
 */
export type SpeakerWords = Named<
  | ('name' | 'heading' | 'blocked' | 'searching' | 'silent' | 'closed' | 'alone' | 'blackShown' | 'overviewShown')
  | ('now' | 'nowAt' | 'next' | 'nextStep' | 'nextSlide' | 'thenSlide' | 'thenEnd' | 'end' | 'last' | 'step')
  | ('toPrevious' | 'toNext' | 'taskStart' | 'taskStop' | 'taskUp')
  | ('notes' | 'noNotes' | 'smaller' | 'larger')
  | ('clock' | 'lesson' | 'part' | 'minutes' | 'planned' | 'stopped' | 'reset' | 'stopTime' | 'runTime')
  | ('hintBlack' | 'hintJump' | 'hintKeys')
> & { readonly steps: Forms };

type Named<Name extends string> = { readonly [Key in Name]: string };

/** By the plural categories of Unicode, as `Intl.PluralRules` has them; `{count}`. */
export interface Forms {
  readonly one: string;
  /** 2 to 4, 22 to 24 … in Slavic languages. */
  readonly few?: string;
  readonly other: string;
}

export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));

/** "1 slide", "2 slides". */
export function counted({ lang }: Pick<ClientWords, 'lang'>, count: number, forms: Forms): string {
  const category = new Intl.PluralRules(lang).select(count);
  return fill((category in forms && forms[category as keyof Forms]) || forms.other, { count });
}
