import type { Part, Section, Slide, SlideSource } from '../deck/model.ts';

interface Draft {
  readonly section: Section;
  /** True for the first part of its file, to which the file's number, short title and minutes belong. */
  readonly first: boolean;
  readonly divider: SlideSource | undefined;
  /** Those that are chosen. */
  readonly slides: Slide[];
  /** How many there are, chosen or not. */
  size: number;
  /** Among the parts with slides, from 0. */
  index: number;
  counted: number;
}

export interface Numbered {
  readonly parts: readonly Part[];
  readonly slides: readonly Slide[];
}

/**
 * Puts the slides of all sections into parts: a file begins one, and so does each further divider within a file.
 * `ids` come in the order of all slides, `blocks` in that of those that are chosen. A part whose divider is left out
 * keeps its number, its title and its place; one without any slide is none.
 */
export function groupParts(
  sections: readonly Section[],
  ids: readonly string[],
  blocks: readonly Slide['blocks'][],
  isChosen: (source: SlideSource) => boolean = () => true,
  cited: ReadonlyMap<SlideSource, Pick<Slide, 'citations' | 'cited'>> = new Map(),
): Numbered {
  const drafts: Draft[] = [];
  const slides: Slide[] = [];
  let passed = 0;
  let counted = 0;
  let shown = 0;
  for (const section of sections) {
    let draft: Draft | undefined;
    for (const source of section.slides) {
      const divider = source.divider && source.layout !== 'title' ? source : undefined;
      if (!draft || divider) {
        draft = { section, first: draft === undefined, divider, slides: [], size: 0, counted: 0, index: shown };
        drafts.push(draft);
      }
      draft.size++;
      const id = ids[passed++] ?? '';
      if (!isChosen(source)) continue;
      if (draft.slides.length === 0) draft.index = shown++;
      if (!isUncounted(source)) {
        counted++;
        draft.counted++;
      }
      const slide: Slide = {
        id,
        number: counted,
        source,
        layout: source.layout,
        part: draft.index,
        numberInPart: draft.counted,
        minutes: source.minutes ?? 0,
        blocks: blocks[slides.length] ?? [],
        ...(cited.get(source) ?? { citations: [], cited: '' }),
      };
      draft.slides.push(slide);
      slides.push(slide);
    }
  }
  return { parts: numberParts(drafts), slides };
}

/** reveal.js leaves slides with `visibility="uncounted"` out of its count; so do we. */
export const isUncounted = ({ attributes }: SlideSource): boolean =>
  attributes.pairs['data-visibility'] === 'uncounted';

/** A part of the planned minutes, in halves; all of them as they are. */
const shareOf = (minutes: number, share: number): number =>
  share === 1 ? minutes : Math.round(minutes * share * 2) / 2;

function numberParts(drafts: readonly Draft[]): Part[] {
  // A deck in one file opens with a title and perhaps some slides before its first part: these are part 0.
  let number = drafts.length > 1 && !drafts[0]?.divider ? -1 : 0;
  let place = 0;
  const parts = drafts.map(({ section, first, divider, slides, counted, size }) => {
    const leading = first ? /^\d{1,2}(?!\d)/.exec(section.file.replace(/^.*\//, ''))?.[0] : undefined;
    number = leading === undefined ? number + 1 : Number(leading);
    if (divider && slides.length > 0) place++;
    const title = divider?.heading?.text ?? '';
    const planned = slides.reduce((sum, slide) => sum + slide.minutes, 0);
    return {
      number,
      place: divider ? place : 0,
      title,
      shortTitle: (first && section.shortTitle) || title,
      minutes: planned || (first ? shareOf(section.minutes ?? 0, slides.length / size) : 0),
      slides,
      counted,
    };
  });
  return parts.filter(({ slides }) => slides.length > 0);
}
