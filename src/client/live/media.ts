/**
 * Puts pictures and films that are in the old content into the new one as they are: a picture is not decoded again,
 * and a film that plays plays on.
 */
export function carryMedia(from: HTMLElement, to: HTMLElement): void {
  const kept = [...from.querySelectorAll<HTMLElement>(MEDIA)];
  for (const fresh of to.querySelectorAll<HTMLElement>(MEDIA)) {
    const index = kept.findIndex((element) => isSame(element, fresh));
    const [same] = index < 0 ? [] : kept.splice(index, 1);
    if (same === undefined) continue;
    const at = fresh.getAttribute('data-at');
    if (at !== null) same.setAttribute('data-at', at);
    fresh.replaceWith(same);
  }
}

/** The films and sounds that play: reveal.js stops those of a slide that moves, also if it only gets another number. */
export function playingMedia(slide: ParentNode): HTMLMediaElement[] {
  return [...slide.querySelectorAll<HTMLMediaElement>('video, audio')].filter((media) => !media.paused);
}

const MEDIA = 'img, video, audio';

/** Added by reveal.js as it loads and plays. */
const added = new Set(['data-lazy-loaded', 'data-paused-by-reveal', 'playsinline']);

function isSame(old: HTMLElement, fresh: HTMLElement): boolean {
  if (old.tagName !== fresh.tagName) return false;
  const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
  // Only the place in the Markdown may differ: an edit further up moves it.
  for (const name of names) {
    if (name === 'data-at' || (added.has(name) && !fresh.hasAttribute(name))) continue;
    if (old.getAttribute(name) !== fresh.getAttribute(name)) return false;
  }
  return old.innerHTML === fresh.innerHTML;
}
