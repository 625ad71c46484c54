/**
 * Takes the pictures and films of the new content that are in the old one as well out of it, and returns what puts the
 * old ones there: a picture is not decoded again, and a film that plays plays on. To be called in the same task, once
 * the new content stands in the page: a film that goes through another document starts again, and one that is out of
 * the page for longer stops.
 */
export function carryMedia(from: HTMLElement, to: HTMLElement): () => void {
  const kept = [...from.querySelectorAll<HTMLElement>(MEDIA)];
  const places: [Comment, HTMLElement][] = [];
  for (const fresh of to.querySelectorAll<HTMLElement>(MEDIA)) {
    const index = kept.findIndex((element) => isSame(element, fresh));
    const [same] = index < 0 ? [] : kept.splice(index, 1);
    if (same === undefined) continue;
    const at = fresh.getAttribute('data-at');
    if (at !== null) same.setAttribute('data-at', at);
    const place = document.createComment('');
    fresh.replaceWith(place);
    places.push([place, same]);
  }
  return () => {
    for (const [place, same] of places) place.replaceWith(same);
  };
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
