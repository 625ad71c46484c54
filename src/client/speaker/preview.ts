import { markCodeLines } from '../code-steps.ts';
import { element } from '../elements.ts';
import { showStep } from '../steps.ts';

/** A slide drawn small, exactly as the deck draws it: the same HTML under the same styles, scaled. */
export interface Preview {
  readonly element: HTMLElement;
  /** Draws a slide at one of its steps (-1: before the first); nothing if there is no slide. */
  readonly show: (slide: HTMLElement | undefined, step: number) => void;
}

export function createPreview(width: number, height: number): Preview {
  const stage = element('div', { class: 'reveal-viewport preview-stage', inert: '' });
  stage.style.cssText = `width: ${width}px; height: ${height}px; --slide-width: ${width}px; --slide-height: ${height}px`;
  const frame = element('div', { class: 'preview', role: 'img' }, stage);
  frame.style.aspectRatio = `${width} / ${height}`;
  new ResizeObserver(() => {
    stage.style.transform = `scale(${frame.clientWidth / width})`;
  }).observe(frame);

  const show = (slide: HTMLElement | undefined, step: number): void => {
    frame.classList.toggle('empty', slide === undefined);
    frame.setAttribute('aria-label', slide?.getAttribute('aria-label') ?? '');
    stage.className = `reveal-viewport preview-stage ${slide?.getAttribute('data-state') ?? ''}`;
    stage.replaceChildren();
    if (slide !== undefined) stage.append(drawSlide(slide, step));
  };
  return { element: frame, show };
}

function drawSlide(slide: HTMLElement, step: number): HTMLElement {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.classList.add('present');
  copy.style.display = 'block';
  for (const notes of copy.querySelectorAll('aside.notes')) notes.remove();
  for (const media of copy.querySelectorAll<HTMLMediaElement>('video, audio')) {
    media.autoplay = false;
    media.muted = true;
  }
  showStep(copy, step);
  markCodeLines(copy);

  // What reveal.js draws on its own layer behind the slides.
  const background = element('div', { class: 'preview-background' });
  background.style.cssText = slide.style.cssText;
  const slides = element('div', { class: 'slides no-transition' }, copy);
  const deck = element('div', { class: 'reveal' }, background, slides);
  const contrast = contrastClass(slide);
  if (contrast !== undefined) {
    deck.classList.add(contrast);
    copy.classList.add(contrast);
  }
  return deck;
}

/** The class that reveal.js gives slides with a background colour, by the same sum. */
function contrastClass(slide: HTMLElement): string | undefined {
  const probe = element('div');
  probe.style.backgroundColor =
    slide.getAttribute('data-background-color') ?? slide.getAttribute('data-background') ?? '';
  if (probe.style.backgroundColor === '') return undefined;
  document.body.append(probe);
  const brightness = colourBrightness(getComputedStyle(probe).backgroundColor);
  probe.remove();
  if (brightness === undefined) return undefined;
  return brightness < 128 ? 'has-dark-background' : 'has-light-background';
}

/** From 0 to 255, for a colour as the browser computes it; undefined if it is transparent or not plain. */
export function colourBrightness(colour: string): number | undefined {
  const [, red, green, blue, alpha] = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(colour) ?? [];
  if (red === undefined || Number(alpha ?? 1) === 0) return undefined;
  return (Number(red) * 299 + Number(green) * 587 + Number(blue) * 114) / 1000;
}
