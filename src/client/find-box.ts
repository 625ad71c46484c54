import { openAskBox } from './ask-box.ts';
import { findJump } from './jump.ts';
import { type SlideEntry, words } from './page.ts';
import { findSlides, foldText, nextHit } from './search.ts';
import { readText } from './text.ts';
import { counted, fill } from './words.ts';

/** Where the boxes look and how they move: the deck moves itself, the speaker window asks the deck to. */
export interface Mover<Slide extends SlideEntry = SlideEntry> {
  readonly slides: () => readonly Slide[];
  readonly current: () => number;
  /** Goes to a slide; `complete` shows all its steps, since what was looked for may be in the last one. */
  readonly go: (slide: Slide, complete: boolean) => void;
  readonly onClose: () => void;
}

/** Asks for words and goes from one slide that has them to the next. */
export function openFindBox<Slide extends SlideEntry>(mover: Mover<Slide>): void {
  const slides = mover.slides();
  const { label, hint, hit: hitLine } = words().find;
  let texts: readonly string[] | undefined;
  const find = (asked: string): number[] => {
    texts ??= slides.map(({ label, element }) => foldText(`${label} ${readText(element)}`));
    return findSlides(texts, asked);
  };
  openAskBox(
    {
      label,
      hint,
      onInput: (asked) => countHits(find(asked).length),
      onEnter: (asked, backwards) => {
        const hits = find(asked);
        const hit = nextHit(hits, mover.current(), backwards);
        const slide = hit === undefined ? undefined : slides[hit];
        if (hit === undefined || slide === undefined) return countHits(0);
        mover.go(slide, true);
        const place = { at: hits.indexOf(hit) + 1, count: hits.length, number: slide.number };
        return fill(hitLine, { ...place, label: slide.label });
      },
    },
    mover.onClose,
  );
}

/** Asks for a slide by number or id and goes there. */
export function openJumpBox<Slide extends SlideEntry>(mover: Mover<Slide>): void {
  const slides = mover.slides();
  const { label, hint, unknown, found } = words().jump;
  const last = slides.at(-1)?.number ?? 0;
  const tell = (asked: string): string => {
    const slide = slides[findJump(asked, slides) ?? -1];
    return slide === undefined ? fill(unknown, { last }) : fill(found, { number: slide.number, label: slide.label });
  };
  openAskBox(
    {
      label,
      hint: fill(hint, { last }),
      onInput: tell,
      onEnter: (asked) => {
        const slide = slides[findJump(asked, slides) ?? -1];
        if (slide === undefined) return tell(asked);
        mover.go(slide, false);
        return undefined;
      },
    },
    mover.onClose,
  );
}

function countHits(count: number): string {
  const { none, hits } = words().find;
  return count === 0 ? none : counted(words(), count, hits);
}
