import { newText } from '../fragment-text.ts';
import { type SlideEntry, words } from '../page.ts';
import { slideSteps } from '../steps.ts';
import { counted, fill } from '../words.ts';
import type { SpeakerLayout } from './layout.ts';
import { whatComesNext } from './outlook.ts';

export interface SpokenSlide extends SlideEntry {
  /** How many clicks it takes. */
  readonly steps: number;
}

/** Draws what the audience sees, what comes next, and the notes. */
export function drawSlides(layout: SpeakerLayout, slides: readonly SpokenSlide[], current: number, step: number): void {
  const slide = slides[current];
  if (slide === undefined) return;
  const { now, notes, bar } = layout;
  const said = words().speaker;
  now.label.textContent = fill(said.nowAt, { number: slide.number, count: slides.at(-1)?.number ?? 0 });
  now.sheet.textContent = slide.sheet;
  now.preview.show(slide.element, step);
  notes.show(slide.element);
  bar.showStep(slide.steps > 0 ? fill(said.step, { number: step + 1, count: slide.steps }) : '');
  layout.showPart(slide.id);
  drawNext(layout.next, slides, current, step);
}

function drawNext(
  { label, heading, remark, preview }: SpeakerLayout['next'],
  slides: readonly SpokenSlide[],
  current: number,
  step: number,
): void {
  const said = words().speaker;
  const outlook = whatComesNext(slides, current, step);
  const slide = slides[current];
  const following = slides[current + 1];
  if (outlook.kind === 'step' && slide !== undefined) {
    label.textContent = fill(said.nextStep, { number: outlook.step + 1, count: slide.steps });
    heading.textContent = stepText(slide.element, outlook.step) || slide.label;
    remark.textContent = following === undefined ? said.thenEnd : fill(said.thenSlide, { label: following.label });
    preview.show(slide.element, outlook.step);
  } else if (following !== undefined) {
    label.textContent = fill(said.nextSlide, { number: following.number });
    heading.textContent = following.label;
    remark.textContent = following.steps > 0 ? counted(words(), following.steps, said.steps) : '';
    preview.show(following.element, -1);
  } else {
    label.textContent = said.next;
    heading.textContent = said.end;
    remark.textContent = said.last;
    preview.show(undefined, -1);
  }
}

/** The words that a step brings, if it brings any, cut to a line or two. */
function stepText(slide: HTMLElement, step: number): string {
  const shown = slideSteps(slide).filter((fragment) => fragment.step === step);
  const text = newText(shown.map(({ element }) => element));
  return text.length > 90 ? `${text.slice(0, 88).replace(/\s+\S*$/, '')} …` : text;
}
