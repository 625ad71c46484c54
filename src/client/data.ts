import type { ClientWords } from './words.ts';

export type { ClientWords } from './words.ts';

/** What the page tells its script: the content of `<script type="application/json" id="lectern-data">`. */
export interface DeckData {
  /** What the deck's files are called, version included: `kfor-short`. A build looks for it in what it would write over. */
  readonly name: string;
  readonly title: string;
  /** Which edition this is, if not the teacher's. */
  readonly edition?: 'student';
  /** Canvas in CSS pixels: 1920 or 1440 by 1080. */
  readonly width: number;
  readonly height: number;
  readonly rtl: boolean;
  /** reveal.js options of deck.yaml; those that the design owns are not among them. */
  readonly reveal: Readonly<Record<string, unknown>>;
  readonly parts: readonly PartData[];
  readonly words: ClientWords;
}

export interface PartData {
  readonly number: number;
  readonly title: string;
  /** Planned minutes; 0 if none are given. */
  readonly minutes: number;
  /** Ids of its slides, in order. */
  readonly slides: readonly string[];
}
