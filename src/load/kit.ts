import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CslTexts } from '../citations/format.ts';
import type { FontFile, Kit, TemplateSource, Templates } from '../render/kit.ts';

/** Reads what `prepare` made. `folder` is `lib/kit/`, beside the compiled command; `templates/` is beside `lib/`. */
export async function loadKit(folder: URL = new URL('./kit/', import.meta.url)): Promise<Kit> {
  const text = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
  const { script, fonts, metrics, version } = JSON.parse(text('kit.json')) as Pick<Kit, 'metrics' | 'version'> & {
    readonly script: Omit<Kit['script'], 'text'>;
    readonly fonts: readonly Omit<FontFile, 'read'>[];
  };
  const templates = (await import(new URL('templates.js', folder).href)) as Templates;
  return {
    templates,
    sources: () => readSources(new URL('../../', folder)),
    script: { ...script, text: text('client.js') },
    styles: text('theme.css'),
    mathStyles: () => text('math.css'),
    fonts: fonts.map((font) => ({ ...font, read: once(fileURLToPath(new URL(`fonts/${font.file}`, folder))) })),
    metrics,
    world: (detail) => text(`world-${detail}.json`),
    csl: readCsl(new URL('csl/', folder)),
    version,
  };
}

/** Styles and terms for citations. A language that there is none of gets the English terms. */
function readCsl(folder: URL): CslTexts {
  const text = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
  return {
    style: (name) => text(`${name}.csl`),
    locale: (tag) => {
      const names = readdirSync(folder).flatMap((file) => /^locales-(.+)\.xml$/.exec(file)?.[1] ?? []);
      const subtags = tag.toLowerCase().split('-');
      for (let length = subtags.length; length > 0; length--) {
        const wanted = subtags.slice(0, length).join('-');
        const known = (isKnown: (name: string) => boolean) => names.find((name) => isKnown(name.toLowerCase()));
        const name = known((one) => one === wanted) ?? known((one) => one.startsWith(`${wanted}-`));
        if (name) return text(`locales-${name}.xml`);
      }
      return text('locales-en-US.xml');
    },
  };
}

/** Where templates stand: Lectern's own, and those of a deck. */
export const TEMPLATE_FOLDERS = [
  { kind: 'page', place: 'templates' },
  { kind: 'slide', place: 'templates/slide' },
  { kind: 'partial', place: 'templates/partials' },
  { kind: 'print', place: 'templates/print' },
] as const;

function readSources(root: URL): TemplateSource[] {
  return TEMPLATE_FOLDERS.flatMap(({ kind, place }) =>
    readdirSync(new URL(place, root))
      .filter((name) => name.endsWith('.hbs'))
      .map((name) => `${place}/${name}`)
      .map((file) => ({ kind, name: basename(file, '.hbs'), file, text: readFileSync(new URL(file, root), 'utf8') })),
  );
}

/** What keeps an open page up to date, for `lectern dev`. */
export function loadLive(folder: URL = new URL('./kit/', import.meta.url)): {
  readonly script: string;
  readonly styles: string;
} {
  const text = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
  return { script: text('live.js'), styles: text('live.css') };
}

/** What looks at a laid-out page before it is printed. */
export const loadAudit = (folder: URL = new URL('./kit/', import.meta.url)): string =>
  readFileSync(new URL('audit.js', folder), 'utf8');

function once(path: string): () => Uint8Array {
  let bytes: Uint8Array | undefined;
  return () => {
    bytes ??= readFileSync(path);
    return bytes;
  };
}
