/** What live editing keeps from one build to the next. Everything is keyed by what it was made from. */
import { statSync } from 'node:fs';
import type { Cache } from '../blocks/context.ts';
import type { Section } from '../deck/model.ts';
import type { SectionInput } from '../markdown/section.ts';
import type { Problem } from '../problems.ts';
import type { Templates } from '../render/kit.ts';
import type { SlideMemory } from '../render/slide.ts';
import type { Asset } from '../site/assets.ts';

/** The text of an included file, without a word if it cannot be read. */
export type Peek = (file: string) => string | undefined;

export interface Memory {
  /** The section, if nothing that it was read from has changed. */
  readonly section: (input: SectionInput, peek: Peek, parse: () => Promise<Section>) => Promise<Section>;
  /** The asset, made anew only if its file was written since. */
  readonly asset: (path: string, absolute: string, make: () => Asset | undefined) => Asset | undefined;
  /** The templates with the deck's own ones, made anew only if `key` changes. */
  readonly templates: (key: string, make: () => Promise<MadeTemplates>) => Promise<MadeTemplates>;
  /** Forgets what nobody asked for since the last time: files come and go under many names. */
  readonly tidy: () => void;
  slides: SlideMemory;
  /** Of drawings and the like. */
  readonly cache: Cache;
}

export function createMemory(cache: Cache): Memory {
  const sections = new Map<
    string,
    { readonly key: string; readonly text: string; readonly included: Texts; readonly section: Section }
  >();
  const assets = new Map<string, { readonly stamp: string; readonly asset: Asset }>();
  const asked = new Set<string>();
  let templates: { readonly key: string; readonly made: MadeTemplates } | undefined;
  const memory: Memory = {
    section: async (input, peek, parse) => {
      const { file, text, included: _included, ...rest } = input;
      // A deck for students is read in the teacher's edition, too.
      const name = `${input.edition}\0${file}`;
      asked.add(name);
      const key = JSON.stringify(rest);
      const known = sections.get(name);
      if (known?.text === text && known.key === key && isCurrent(known.included, peek)) return known.section;
      const section = await parse();
      const included: Texts = new Map();
      for (const path of section.includes) included.set(path, peek(path));
      sections.set(name, { key, text, included, section });
      return section;
    },
    asset: (path, absolute, make) => {
      asked.add(path);
      // Before the file is read: what is written meanwhile counts as new.
      const stamp = stampOf(absolute);
      const known = assets.get(path);
      if (known?.stamp === stamp) return known.asset;
      const asset = make();
      if (asset) assets.set(path, { stamp, asset });
      return asset;
    },
    templates: async (key, make) => {
      if (templates?.key !== key) {
        templates = { key, made: await make() };
        memory.slides = new WeakMap();
      }
      return templates.made;
    },
    tidy: () => {
      for (const kept of [sections, assets]) {
        for (const name of kept.keys()) if (!asked.has(name)) kept.delete(name);
      }
      asked.clear();
    },
    slides: new WeakMap(),
    cache,
  };
  return memory;
}

interface MadeTemplates {
  readonly templates: Templates;
  readonly problems: readonly Problem[];
}

/** Changes when the file is written. */
function stampOf(absolute: string): string {
  const stats = statSync(absolute, { throwIfNoEntry: false });
  return [absolute, stats?.size, stats?.mtimeMs, stats?.ino].join('\0');
}

type Texts = Map<string, string | undefined>;

/** A text that could not be read is asked for again: its problem has to be told again too. */
const isCurrent = (included: Texts, peek: Peek): boolean =>
  [...included].every(([path, text]) => text !== undefined && peek(path) === text);
