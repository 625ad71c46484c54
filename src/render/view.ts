/**
 * What a layout in `templates/slide/` gets to see. Everything here is public: a deck's own templates rely on it,
 * and it is documented in docs/templates.md. Strings named `…Html`, and those marked HTML, are inserted with
 * `{{{triple braces}}}`; all others with `{{two}}`.
 */
export interface SlideView {
  /** The slide's id: its deep link is `#id`. */
  readonly id: string;
  readonly layout: string;
  /** HTML: all attributes of the slide's `<section>`, with a leading space. */
  readonly attributes: string;
  /** HTML: the heading's element, `<h1>` to `<h6>`, with its size class; empty if the slide has none. */
  readonly heading: string;
  /** The heading as plain text. */
  readonly headingText: string;
  /** HTML: the whole body. */
  readonly body: string;
  /** HTML: the first picture (a `<figure>`) of the body, or empty. */
  readonly figure: string;
  /** HTML: the body without `figure`. */
  readonly text: string;
  /** HTML: the countdown of a task (`time=3m`) in the layout `question`; empty otherwise. */
  readonly countdown: string;
  /** HTML: the slide's source line (`::: source`), or empty. */
  readonly source: string;
  /** HTML: the speaker's notes, or empty. */
  readonly notes: string;
  /** From 1. */
  readonly number: number;
  /** How many slides the deck has. */
  readonly total: number;
  /** What `number` and `total` count on slides of references: "References", in the deck's language; else empty. */
  readonly counted: string;
  /** "4.3": part and slide, as it stands in the margin; empty on title and section slides and in decks with one part. */
  readonly sheet: string;
  readonly part: PartView;
  readonly deck: DeckView;
  /** HTML: the progress strip, an `<svg>`; empty in a deck with a single part and on title slides. */
  readonly strip: string;
}

export interface PartView {
  readonly number: number;
  /** "part `place` of `count`"; 0 if the part has no divider. */
  readonly place: number;
  readonly count: number;
  readonly title: string;
  readonly shortTitle: string;
  /** "Part 4 of 7", in the deck's language; empty if the part has no divider, or `number` is not `place`. */
  readonly label: string;
  /** Planned minutes; 0 if none are given. */
  readonly minutes: number;
  /** "8.5 minutes", in the deck's language. */
  readonly minutesText: string;
  readonly slides: number;
  /** "5 slides", in the deck's language. */
  readonly slidesText: string;
  /** How many of its slides have a time of their own (`time=`) or the layout `question` or `poll`. */
  readonly tasks: number;
  /** "2 tasks", in the deck's language. */
  readonly tasksText: string;
  /** All parts with a divider, for an agenda; `width` is a flex share. */
  readonly agenda: readonly AgendaView[];
}

export interface AgendaView {
  readonly number: number;
  readonly shortTitle: string;
  /** Minutes, or the number of slides where no minutes are planned. */
  readonly width: number;
  readonly state: 'past' | 'here' | 'next';
}

export interface DeckView {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly date: string;
  readonly lang: string;
  /** HTML: the footer of deck.yaml, which is plain text, made harmless; or empty. */
  readonly footer: string;
  /** HTML: the logo as an image, or empty. */
  readonly logo: string;
  readonly licence: string;
  readonly slideNumbers: boolean;
  /** The words that layouts put on slides, in the deck's language. */
  readonly words: { readonly source: string };
  /** Stations of the road on the title slide: one a part, `at` from 0 to 1. */
  readonly stations: readonly { readonly at: number }[];
}

/** What `templates/print/page.hbs` gets: one page of a handout or of notes. */
export interface PaperView {
  readonly deck: DeckView;
  /** The words that stand on paper, in the deck's language. */
  readonly words: PaperWords;
  readonly cells: readonly CellView[];
  /** A sheet of its own (`::: handout`) in place of the cells. */
  readonly handout?: HandoutView;
  /** "Student edition", in the deck's language; empty for a deck that is the same for all. */
  readonly edition: string;
  /** True for the teacher's edition of a deck with answers. */
  readonly answers: boolean;
  /** In the middle of the foot: the edition and the deck's footer, else its author. On paper CSS sets it, as the number. */
  readonly imprint: string;
  /** "4 What KFOR does": the part of the page's last slide; empty if that has no divider. */
  readonly part: string;
  /** HTML: the progress strip of the page's last slide, or empty. */
  readonly strip: string;
  /** HTML: what the title slide says in small letters (`::: aside`), for its page and for sheets; or empty. */
  readonly note: string;
}

export interface HandoutView {
  /** Plain text, or empty. */
  readonly title: string;
  readonly html: string;
  /** True for the sheet with the data of the drawings, which the browser fills from its slides. */
  readonly holdsData: boolean;
  /** True for the sheet with the list of references, which the browser fills as well. */
  readonly holdsReferences: boolean;
}

/** Place for one slide on paper, and what stands around it. */
export interface CellView {
  readonly id: string;
  /** "4.3", or empty. */
  readonly sheet: string;
  readonly heading: string;
  /** "Slide 26", in the deck's language. */
  readonly label: string;
  /** "Teacher's notes · Slide 26" where the deck has answers, else "Notes · Slide 26". */
  readonly notesLabel: string;
  /** "2 minutes", in the deck's language; empty if none are planned. */
  readonly minutes: string;
  /** HTML: as many whole sources of the slide as have room, and how many more there are, without markup; or empty. */
  readonly source: string;
  /** HTML: the slide; empty in the page, where the browser puts the slides in when it prints. */
  readonly slide: string;
  /** HTML: the slide's notes, or empty. */
  readonly notes: string;
  /** The numbers of the slide's gaps that are to be filled in by hand. */
  readonly gaps: readonly number[];
}

export interface PaperWords {
  readonly name: string;
  readonly class: string;
  readonly date: string;
}

/** What `templates/deck.hbs` gets: one page, index.html or the single file. */
export interface PageView {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** `print` saves ink: white, thin rules, no fills. */
  readonly theme: 'light' | 'dark' | 'print';
  /** "169" or "43". */
  readonly ratio: string;
  readonly title: string;
  readonly author: string;
  readonly description: string;
  readonly csp: string;
  /** HTML: `<link rel="stylesheet">`s or `<style>`s. */
  readonly styles: string;
  /** HTML: symbols that slides refer to (strips, pictures used more than once). */
  readonly symbols: string;
  /** HTML: all slides, stacks included. */
  readonly slides: string;
  /** HTML: the page of paper with an empty cell a slide, for a `<template>`. */
  readonly paper: string;
  /** JSON for the client (see `client/data.ts`), safe inside a `<script type="application/json">`. */
  readonly data: string;
  /** HTML: the one `<script>`. */
  readonly script: string;
}
