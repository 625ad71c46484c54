/** A deck's own templates: they override and add to the built-in ones by file name. */
import Handlebars from 'handlebars';
import { type Problem, type Report, spanAt } from '../problems.ts';
import { checkTemplates, type ParsedTemplate } from './check-templates.ts';
import type { TemplateSource, Templates } from './kit.ts';
import type { PageView, PaperView, SlideView } from './view.ts';

/** Compiles a deck's `files` on top of `base`, which is kept if anything is wrong; `builtIn` are the sources of `base`. */
export function addTemplates(
  base: Templates,
  files: readonly TemplateSource[],
  builtIn: readonly TemplateSource[],
): { readonly templates: Templates; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const isMisplaced = ({ kind, name }: TemplateSource): boolean =>
    (kind === 'page' && name !== 'deck') || (kind === 'print' && name !== 'page');
  for (const source of files.filter(isMisplaced)) report(misplaced(source));
  const own = files.filter((source) => !isMisplaced(source));
  const overridden = new Set(own.map(({ kind, name }) => `${kind}/${name}`));
  const rest = builtIn.filter(({ kind, name }) => !overridden.has(`${kind}/${name}`));
  const parsed = [...rest, ...own].map((source) => parse(source, report));
  checkTemplates(parsed, new Set(own), report);
  if (problems.length) return { templates: base, problems };

  const hbs = Handlebars.create();
  const slides = new Map(base.slides);
  let { page, paper } = base;
  // A partial of the deck's own holds for the built-in layouts too, which are therefore compiled anew.
  const all = own.some(({ kind }) => kind === 'partial');
  for (const { source, program } of parsed) {
    const options = { knownHelpersOnly: true, preventIndent: true };
    if (source.kind === 'partial') hbs.registerPartial(source.name, hbs.compile(program, options));
    else if (!all && !own.includes(source)) continue;
    else if (source.kind === 'page') page = hbs.compile<PageView>(program, options);
    else if (source.kind === 'print') paper = hbs.compile<PaperView>(program, options);
    else slides.set(source.name, hbs.compile<SlideView>(program, options));
  }
  return { templates: { page, paper, slides }, problems };
}

const misplaced = ({ file, name }: TemplateSource): Problem => ({
  severity: 'error',
  rule: 'template',
  message: `\`${file}\` is no template that Lectern knows`,
  hint: `A layout stands in templates/slide/${name}.hbs, a partial in templates/partials/; the page is templates/deck.hbs, a page of paper templates/print/page.hbs.`,
  span: spanAt(file, 1, 1),
});

/** A template that cannot be read counts as an empty one, so that the others can be checked. */
function parse(source: TemplateSource, report: Report): ParsedTemplate {
  try {
    return { source, program: Handlebars.parse(source.text) };
  } catch (error) {
    report({
      severity: 'error',
      rule: 'template',
      ...explainSyntax(error as SyntaxProblem, source),
      hint: 'Check that every `{{#if}}` and `{{#each}}` has its end and all braces are closed.',
    });
    return { source, program: Handlebars.parse('') };
  }
}

type SyntaxProblem = Error & { readonly lineNumber?: number; readonly column?: number };

function explainSyntax(
  { message, lineNumber, column }: SyntaxProblem,
  { file, text }: TemplateSource,
): Pick<Problem, 'message' | 'span'> {
  if (lineNumber !== undefined && column !== undefined) {
    return { message: message.replace(/ - \d+:\d+$/, ''), span: spanAt(file, lineNumber, column + 1) };
  }
  // The grammar tells the line alone, and shows up to twenty characters before the place, without their line ends.
  const [, line = '1', shown = '', dashes = ''] = /line (\d+):\n(.*)\n(-*)\^/.exec(message) ?? [];
  const before = shown.slice(0, dashes.length).replace(/^\.\.\./, '');
  const lines = text.split('\n');
  const above = lines.slice(0, Number(line) - 1).join('');
  const row = lines[Number(line) - 1] ?? '';
  const ends = (length: number): boolean => (above + row.slice(0, length)).endsWith(before);
  const at = Array.from({ length: row.length + 1 }, (_, length) => length).find(ends) ?? 0;
  return { message: 'The template cannot be read here', span: spanAt(file, Number(line), at + 1) };
}
