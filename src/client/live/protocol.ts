/**
 * What the server of `lectern dev` and the open page say to each other. The server speaks by Server-Sent Events on
 * `/__lectern/events`; the page asks by fetch. Types only: the server imports them too.
 */

/** One slide of the new state, in order. */
export interface SlidePlace {
  readonly id: string;
  /** The slide's id in the state before, if it had another one: its heading was edited. */
  readonly was?: string;
  /** Below the slide before it, in a vertical stack. */
  readonly down: boolean;
}

/** From one state of the deck to the next. What is absent has not changed. */
export interface Update {
  readonly kind: 'update';
  /** The state that this one follows; a page in another state asks for all of it (`/__lectern/state`). */
  readonly from: number;
  readonly to: number;
  /** All slides, if any were added, removed, moved or put into another stack. */
  readonly order?: readonly SlidePlace[];
  /** Without `order`: the old id of each slide that has a new one. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** The `<section>` of each new or changed slide, by its new id. */
  readonly changed: Readonly<Record<string, string>>;
  /** The name of the deck's theme. */
  readonly theme?: string;
  /** The addresses of the stylesheets, in order. */
  readonly styles?: readonly string[];
  /** The new content of the element `#lectern-symbols`. */
  readonly symbols?: string;
  /** The new content of `#lectern-data`. */
  readonly data?: string;
  /** The new content of `#lectern-paper`. */
  readonly paper?: string;
  /** The slide to go to: the one that was edited, or the first of those that are new. */
  readonly follow?: string;
  /** Milliseconds since 1970 when the server had noticed the edit; for the bench. */
  readonly noticed: number;
}

/** The page's frame changed (size, language, settings): it has to be loaded again, at the same slide and step. */
export interface Reload {
  readonly kind: 'reload';
  readonly to: number;
}

/** All of a state, for a page that missed some: the answer to `/__lectern/state`. */
export interface State extends Omit<Update, 'kind' | 'from' | 'follow'> {
  readonly kind: 'state';
  /** A hash of the page's frame: another one than the page's own means that it has to be loaded again. */
  readonly frame: string;
}

/** Sent on connecting: the state that the server is in. */
export interface Hello {
  readonly kind: 'hello';
  readonly at: number;
  readonly frame: string;
}

/** What is wrong with the deck; an empty list takes the panel away. */
export interface Problems {
  readonly kind: 'problems';
  /** True if the deck has errors: the slides on screen are then the last good ones. */
  readonly broken: boolean;
  /** When the files were last as they are on screen: milliseconds since 1970; 0 if they never were. */
  readonly good: number;
  /** Equal ones together, as the terminal tells them. */
  readonly problems: readonly ShownProblem[];
  /** How many are not among them. */
  readonly hidden: number;
  /** "2 errors, 1 warning"; empty if there are none. */
  readonly summary: string;
}

export interface ShownProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string;
  /** Relative to the deck's folder; empty if the problem has no place. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** A few lines of the source around the place. */
  readonly frame: readonly { readonly number: number; readonly text: string }[];
  /** How many characters of the line are meant, from `column`. */
  readonly length: number;
  /** How many more places have the same problem, and the first of them. */
  readonly more: number;
  readonly also: readonly OpenRequest[];
}

export type Message = Update | Reload | Hello | Problems;

/** What the page was built from: the content of `<script type="application/json" id="lectern-live">`. */
export interface LiveData {
  readonly at: number;
  readonly frame: string;
  /** False with `--no-follow`. */
  readonly follow: boolean;
}

/** `POST /__lectern/open` with this as JSON opens the editor. */
export interface OpenRequest {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
