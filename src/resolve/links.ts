/** Links within the deck: where each leads, or what is wrong with it. */
import type { Section, SlideSource } from '../deck/model.ts';
import { nearestName } from '../deck/nearest.ts';
import type { Problem, Report, Span } from '../problems.ts';
import { type Ids, slugOf } from './ids.ts';

/**
 * The address of each link of `sources`, by what was written. Of `all` slides some are left out (`isChosen`), as are
 * hidden ones and those of the other edition before: a link that leads there has an empty address. `isListed`:
 * deck.yaml names the sections.
 */
export function resolveLinks(
  sections: readonly Section[],
  all: readonly SlideSource[],
  sources: readonly Pick<SlideSource, 'links'>[],
  ids: Ids,
  isChosen: (slide: SlideSource) => boolean,
  report: Report,
  isListed = false,
): Map<string, string> {
  const links = new Map<string, string>();
  const files = slidesOfFiles(sections);
  let numbered: Map<string, string> | undefined;
  const isThere = (index: number): boolean => isChosen(all[index] as SlideSource);
  const firstOf = ({ from, to }: Range): string => {
    for (let index = from; index < to; index++) if (isThere(index)) return `#${ids.slides[index]}`;
    return '';
  };
  for (const { links: uses } of sources) {
    for (const { href, file, fragment: given, span } of uses) {
      if (links.has(href)) continue;
      if (given.startsWith('/')) numbered ??= numberedSlides(all, ids, isChosen);
      const fragment = given.replace(/^\//, '');
      const byNumber = given.startsWith('/') ? numbered?.get(fragment) : undefined;
      const range = file ? files.get(file) : undefined;
      if (file && !range) {
        const hint = whichSections(file, [...files.keys()], isListed);
        report(broken(`\`${file}\` is no section of this deck`, hint, span));
      } else if (!fragment) links.set(href, firstOf(range ?? { from: 0, to: all.length }));
      else if (byNumber) links.set(href, `#${byNumber}`);
      else {
        const id = range ? idWithin(range, fragment, all, ids) : fragment;
        const at = ids.targets.get(id);
        if (at !== undefined) links.set(href, isThere(at) ? `#${id}` : '');
        else if (ids.gone.has(id)) links.set(href, '');
        else report(broken(`No slide has the id \`#${fragment}\``, whichId(fragment, ids), span));
        if (range && at !== undefined && !isIn(range, at)) report(elsewhere(id, file, sections, files, at, span));
      }
    }
  }
  return links;
}

interface Range {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

const isIn = ({ from, to }: Range, index: number): boolean => index >= from && index < to;

/** In `other.md#id` the id is looked for in that file first, where the same heading may have become `id-2`. */
function idWithin(range: Range, fragment: string, sources: readonly SlideSource[], ids: Ids): string {
  const known = ids.targets.get(fragment);
  if (known !== undefined && isIn(range, known)) return fragment;
  const same = sources.findIndex(
    ({ attributes, words }, index) => isIn(range, index) && (attributes.id ?? slugOf(words)) === fragment,
  );
  return ids.slides[same] ?? fragment;
}

function elsewhere(
  id: string,
  file: string,
  sections: readonly Section[],
  files: ReadonlyMap<string, Range>,
  at: number,
  span: Span,
): Problem {
  const there = sections.find((section) => isIn(files.get(section.file) ?? { from: 0, to: 0 }, at))?.file ?? '';
  const message = `\`#${id}\` is not in \`${file}\` but in \`${there}\``;
  return { severity: 'warning', rule: 'link-file', message, hint: `Write \`#${id}\`, or the other file.`, span };
}

/** Slides as reveal.js numbers them in addresses: `2` is the third column, `2/1` the slide below its first one. */
function numberedSlides(
  all: readonly SlideSource[],
  ids: Ids,
  isChosen: (slide: SlideSource) => boolean,
): Map<string, string> {
  const numbered = new Map<string, string>();
  let column = -1;
  let row = 0;
  all.forEach((slide, index) => {
    if (!isChosen(slide)) return;
    if (slide.down) row++;
    else {
      column++;
      row = 0;
    }
    const id = ids.slides[index] ?? '';
    if (row === 0) numbered.set(String(column), id);
    numbered.set(`${column}/${row}`, id);
  });
  return numbered;
}

/** Which slides of the deck each file makes; files without one are none that a link can lead to. */
function slidesOfFiles(sections: readonly Section[]): Map<string, Range> {
  const files = new Map<string, Range>();
  let from = 0;
  for (const { file, slides } of sections) {
    if (slides.length) files.set(file, { from, to: from + slides.length });
    from += slides.length;
  }
  return files;
}

function whichSections(wanted: string, files: readonly string[], isListed: boolean): string {
  // Most names end in `.md`, which makes none of them near.
  const stemOf = (file: string): string => file.replace(/\.\w+$/, '');
  const near = nearestName(stemOf(wanted), files.map(stemOf));
  if (near !== undefined) return `Did you mean \`${files.find((file) => stemOf(file) === near)}\`?`;
  const names = files.slice(0, 8).map((file) => `\`${file}\``);
  const list = [...names, ...(files.length > names.length ? ['…'] : [])].join(', ');
  if (isListed) return `Add it to \`sections:\` in deck.yaml, or link to one that is there: ${list}.`;
  if (files.length === 1) return `The only one is ${list}.`;
  return `Sections are the \`.md\` files right in the deck's folder, without README.md: ${list}.`;
}

function whichId(wanted: string, ids: Ids): string {
  const near = nearestName(wanted, ids.targets.keys());
  return near === undefined ? '`lectern outline` lists all ids.' : `Did you mean \`#${near}\`?`;
}

const broken = (message: string, hint: string, span: Span): Problem => ({
  severity: 'error',
  rule: 'broken-link',
  message,
  hint,
  span,
});
