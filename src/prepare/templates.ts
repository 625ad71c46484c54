/** Precompiles the built-in templates, so that a build without templates of its own needs no Handlebars compiler. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';

/**
 * The source of an ES module that exports `page`, `paper` and `slides`. Partials stand in them as text: called one by one,
 * they would take a fiftieth of the time of a large build. (A deck that has one of its own compiles all anew.)
 */
export function precompileTemplates(folder: string): string {
  const partials = new Map(files(join(folder, 'partials')));
  const templateOf = (text: string): string => `Handlebars.template(${precompile(withPartials(text, partials))})`;
  const slides = files(join(folder, 'slide')).map(([name, text]) => `[${JSON.stringify(name)}, ${templateOf(text)}],`);
  return [
    "import Handlebars from 'handlebars/runtime.js';",
    `export const page = ${templateOf(readFileSync(join(folder, 'deck.hbs'), 'utf8'))};`,
    `export const paper = ${templateOf(readFileSync(join(folder, 'print', 'page.hbs'), 'utf8'))};`,
    'export const slides = new Map([',
    ...slides,
    ']);',
    '',
  ].join('\n');
}

const files = (folder: string): [name: string, text: string][] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .sort()
    .map((file) => [basename(file, '.hbs'), readFileSync(join(folder, file), 'utf8')]);

/** As Handlebars does: of a line that holds nothing else, neither indentation nor line end is left. */
function withPartials(text: string, partials: ReadonlyMap<string, string>): string {
  return text.replace(
    /^[ \t]*\{\{> ([\w-]+)\}\}[ \t]*\n|\{\{> ([\w-]+)\}\}/gm,
    (_, alone?: string, within?: string) => {
      const name = alone ?? within ?? '';
      const partial = partials.get(name);
      if (partial === undefined) throw new Error(`There is no partial ${name}`);
      return withPartials(partial, partials);
    },
  );
}

const precompile = (text: string): string =>
  Handlebars.precompile(text, { knownHelpersOnly: true, preventIndent: true, data: false }) as string;
