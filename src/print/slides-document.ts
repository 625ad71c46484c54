/** The page that slides.pdf is printed from, and the choice of slides that all kinds of paper share. */
import type { Slide } from '../deck/model.ts';
import { ASSETS, type Output, onPaper, webOutput } from '../site/outputs.ts';
import { assetsOf, type DrawnDeck, pageOf, type Site, type SiteInput } from '../site/site.ts';
import { type PaperOptions, printDocument } from './document.ts';

/** A page with the files beside it, by path; the page itself is `index.html`. */
export type Document = Site;

/** The deck with the chosen slides alone, which keep their numbers; handouts belong to no slide, but to the whole deck. */
export function chooseSlides(input: SiteInput, chosen: ReadonlySet<Slide>): SiteInput {
  const slides = input.deck.slides.filter((slide) => chosen.has(slide));
  const handouts = slides.length < input.deck.slides.length ? [] : input.deck.handouts;
  return { ...input, deck: { ...input.deck, slides, handouts } };
}

/**
 * The deck's own page without script and without notes: what is not in the page cannot reach the paper, nor its
 * outline or its tags.
 */
export function slidesDocument(drawn: DrawnDeck): Document {
  const document = assetsOf(drawn);
  const output = outputInto(document);
  document.set('index.html', pageOf(drawn, { ...output, script: () => '' }));
  return document;
}

/** The page that notes or a handout are printed from. */
export function paperDocument(drawn: DrawnDeck, options: PaperOptions): Document {
  const document = assetsOf(drawn);
  document.set('index.html', printDocument(drawn, options, outputInto(document)));
  return document;
}

const outputInto = (document: Document): Output =>
  onPaper(
    webOutput((file, css) => {
      document.set(`${ASSETS}/${file}`, css);
      return file;
    }),
  );
