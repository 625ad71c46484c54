/** What a block gets to work with. It touches no file and knows no folder: whoever compiles a deck hands it the world. */
import type { Metrics } from '../deck/metrics.ts';
import type { FencedBlock } from '../deck/model.ts';
import type { Settings } from '../deck/settings.ts';
import type { Edition } from '../deck/version.ts';
import { joinPath } from '../markdown/address.ts';
import type { Report, Span } from '../problems.ts';

/** The world, as far as blocks need it. */
export interface BlockTools {
  /** The text of a file of the deck by its path in the deck folder; undefined, and a problem at `span`, if there is none. */
  readonly read: (path: string, span: Span) => string | undefined;
  readonly cache: Cache;
  readonly metrics: Metrics;
  /** The outlines of all countries, as TopoJSON; `10m` is finer than `50m`. */
  readonly world: (detail: WorldDetail) => string;
}

export type WorldDetail = '10m' | '50m';

/**
 * Keeps texts that took long to make, by all that they were made from: for the next build on this machine, or the next
 * save under `lectern dev`. What is kept was made by this very version of Lectern. A text that came with problems is
 * not kept, since they would not be told again.
 */
export interface Cache {
  readonly get: (kind: string, input: string) => string | undefined;
  readonly set: (kind: string, input: string, text: string) => void;
}

export interface BlockContext extends BlockTools {
  readonly report: Report;
  readonly lang: string;
  readonly size: Settings['size'];
  readonly edition: Edition;
  /** What the slide has room for. */
  readonly room: Room;
}

/** In pixels of the slide. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** The slide holds this drawing beside its heading and some text. */
  readonly isWhole?: boolean;
}

/** For decks, and tests, whose blocks need nothing of it. */
export const noTools: BlockTools = {
  read: () => undefined,
  cache: { get: () => undefined, set: () => undefined },
  metrics: { advances: {}, missing: '(?!)' },
  world: () => '',
};

/** A file of the deck that a block names; its path starts where that of a picture does. */
export interface DataFile {
  readonly file: string;
  readonly text: string;
}

export function readData(path: string, span: Span, block: FencedBlock, { read }: BlockTools): DataFile | undefined {
  const file = joinPath(path, block.span.file);
  const text = read(file, span);
  return text === undefined ? undefined : { file, text };
}
