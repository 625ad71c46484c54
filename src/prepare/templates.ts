/** Precompiles the built-in templates, so that a build without templates of its own needs no Handlebars compiler. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';

/** The source of an ES module that exports `page`, `paper` and `slides`. */
export function precompileTemplates(folder: string): string {
  const partials = files(join(folder, 'partials')).map(
    ([name, spec]) => `Handlebars.registerPartial(${JSON.stringify(name)}, Handlebars.template(${spec}));`,
  );
  const slides = files(join(folder, 'slide')).map(
    ([name, spec]) => `[${JSON.stringify(name)}, Handlebars.template(${spec})],`,
  );
  return [
    "import Handlebars from 'handlebars/runtime.js';",
    ...partials,
    `export const page = Handlebars.template(${precompile(join(folder, 'deck.hbs'))});`,
    `export const paper = Handlebars.template(${precompile(join(folder, 'print', 'page.hbs'))});`,
    'export const slides = new Map([',
    ...slides,
    ']);',
    '',
  ].join('\n');
}

const files = (folder: string): [name: string, spec: string][] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .sort()
    .map((file) => [basename(file, '.hbs'), precompile(join(folder, file))]);

const precompile = (path: string): string =>
  Handlebars.precompile(readFileSync(path, 'utf8'), {
    knownHelpersOnly: true,
    preventIndent: true,
    data: false,
  }) as string;
