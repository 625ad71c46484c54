/** Links within the deck: where each leads, or what is wrong with it. */
import type { Section, SlideSource } from '../deck/model.ts';
import { nearestName } from '../deck/nearest.ts';
import type { Problem, Report, Span } from '../problems.ts';
import { type Ids, slugOf } from './ids.ts';

/**
 * The address of each link of `sources`, by what was written. Of `all` slides some are left out (`isChosen`): a link
 * that leads there has an empty address.
 */
export function resolveLinks(
  sections: readonly Section[],
  all: readonly SlideSource[],
  sources: readonly Pick<SlideSource, 'links'>[],
  ids: Ids,
  isChosen: (slide: SlideSource) => boolean,
  report: Report,
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
        report(broken(`\`${file}\` is no section of this deck`, file, [...files.keys()], '', span));
      } else if (!fragment) links.set(href, firstOf(range ?? { from: 0, to: all.length }));
      else if (byNumber) links.set(href, `#${byNumber}`);
      else {
        const id = range ? idWithin(range, fragment, all, ids) : fragment;
        const at = ids.targets.get(id);
        if (at !== undefined) links.set(href, isThere(at) ? `#${id}` : '');
        else report(broken(`No slide has the id \`#${fragment}\``, fragment, [...ids.targets.keys()], '#', span));
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

function broken(message: string, wanted: string, known: string[], mark: string, span: Problem['span']): Problem {
  const near = nearestName(wanted, known);
  const hint = near === undefined ? '`lectern outline` lists all ids.' : `Did you mean \`${mark}${near}\`?`;
  return { severity: 'error', rule: 'broken-link', message, hint, ...(span && { span }) };
}
