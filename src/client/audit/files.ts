import type { Fault } from './protocol.ts';
import { thingAround } from './thing.ts';

/** Pictures that cannot be decoded, wherever they come from: elements, SVG, posters, backgrounds. */
export async function auditPictures(sections: readonly HTMLElement[]): Promise<Fault[]> {
  const uses = new Map<string, Element[]>();
  const note = (url: string | null, element: Element): void => {
    if (!url || url.startsWith('#')) return;
    const known = uses.get(url);
    if (known) known.push(element);
    else uses.set(url, [element]);
  };
  const shown = document.querySelector('.slides') ?? document.body;
  for (const image of shown.querySelectorAll('img')) note(image.currentSrc || image.getAttribute('src'), image);
  for (const image of shown.querySelectorAll('svg image'))
    note(image.getAttribute('href') ?? image.getAttribute('xlink:href'), image);
  for (const video of shown.querySelectorAll('video[poster]')) note(video.getAttribute('poster'), video);
  for (const element of withBackgrounds(shown)) {
    for (const part of [undefined, '::before', '::after']) {
      const { backgroundImage } = getComputedStyle(element, part);
      for (const [, url = ''] of backgroundImage.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)) note(url, element);
    }
  }
  const broken = await Promise.all([...uses].map(async ([url, elements]) => ((await decodes(url)) ? [] : elements)));
  const faults = broken.flat().flatMap((element): Fault[] => {
    const section = sections.findIndex((each) => each.contains(element));
    return section < 0 ? [] : [{ kind: 'broken-image', section, thing: thingAround(element) }];
  });
  return faults;
}

/** The elements that may have a picture as background: looking at the style of every element would take long. */
function withBackgrounds(root: Element): Set<Element> {
  const found = new Set(root.querySelectorAll('.has-background, [style*="url("]'));
  const look = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule && /url\(/.test(rule.style.cssText)) {
        const selector = rule.selectorText.replace(/::?(?:before|after|marker|first-line|first-letter)\b/g, '');
        for (const element of root.querySelectorAll(selector || '*')) found.add(element);
      } else if (rule instanceof CSSGroupingRule) look(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) look(sheet.cssRules);
  return found;
}

function decodes(url: string): Promise<boolean> {
  const image = new Image();
  image.src = url;
  return image.decode().then(
    () => true,
    () => false,
  );
}

export async function auditFonts(): Promise<Fault[]> {
  await document.fonts.ready;
  const broken = [...document.fonts].filter(({ status }) => status === 'error');
  const families = new Set(broken.map(({ family }) => family.replace(/["']/g, '')));
  return [...families].map((family) => ({ kind: 'broken-font', family }));
}
