/**
 * The single file holds each background picture once, as a variable of the page: reveal.js wants its address.
 */
export function resolveBackgrounds(slides: readonly HTMLElement[]): void {
  const page = getComputedStyle(document.documentElement);
  for (const slide of slides) {
    const name = /^var\((--[\w-]+)\)$/.exec(slide.dataset.backgroundImage ?? '')?.[1];
    const address = name && /^\s*url\(["']?(.*?)["']?\)\s*$/.exec(page.getPropertyValue(name))?.[1];
    if (address) slide.dataset.backgroundImage = address;
  }
}

/**
 * reveal.js decodes the addresses of background images and dies at the start if one is no valid encoding
 * (`100%.png`), so a stray per cent sign is encoded before it looks.
 */
export function mendBackgrounds(slides: readonly HTMLElement[]): void {
  for (const slide of slides) {
    for (const name of ['data-background-image', 'data-background']) {
      const value = slide.getAttribute(name);
      if (value?.includes('%')) slide.setAttribute(name, mendAddress(value, name === 'data-background-image'));
    }
  }
}

/** The value itself if reveal.js will not decode it or can, else with its per cent signs encoded. */
export function mendAddress(value: string, isAddress: boolean): string {
  // A plain `data-background` is an address only if it looks like one to reveal.js; colours and gradients hold per
  // cent signs by right.
  if (/^\s*data:/i.test(value) || !(isAddress || looksLikeImage.test(value))) return value;
  try {
    decodeURI(value);
    return value;
  } catch {
    return value.replaceAll('%', '%25');
  }
}

/** As reveal.js decides it. */
const looksLikeImage = /^(http|file|\/\/)|\.(svg|png|jpg|jpeg|gif|bmp|webp)([?#\s]|$)/i;
