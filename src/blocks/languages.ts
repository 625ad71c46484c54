/** The languages that code is highlighted in, by the names that people write; each is loaded when first used. */
import type { LanguageFn } from 'highlight.js';

type Load = () => Promise<{ default: LanguageFn }>;

const LANGUAGES: readonly (readonly [names: string, load: Load])[] = [
  ['bash sh shell zsh', () => import('highlight.js/lib/languages/bash')],
  ['c h', () => import('highlight.js/lib/languages/c')],
  ['cpp c++ cc hpp', () => import('highlight.js/lib/languages/cpp')],
  ['csharp cs c#', () => import('highlight.js/lib/languages/csharp')],
  ['clojure clj', () => import('highlight.js/lib/languages/clojure')],
  ['cmake', () => import('highlight.js/lib/languages/cmake')],
  ['css', () => import('highlight.js/lib/languages/css')],
  ['dart', () => import('highlight.js/lib/languages/dart')],
  ['diff patch', () => import('highlight.js/lib/languages/diff')],
  ['dockerfile docker', () => import('highlight.js/lib/languages/dockerfile')],
  ['elixir ex exs', () => import('highlight.js/lib/languages/elixir')],
  ['elm', () => import('highlight.js/lib/languages/elm')],
  ['erlang erl', () => import('highlight.js/lib/languages/erlang')],
  ['fortran f90 f95', () => import('highlight.js/lib/languages/fortran')],
  ['go golang', () => import('highlight.js/lib/languages/go')],
  ['graphql gql', () => import('highlight.js/lib/languages/graphql')],
  ['handlebars hbs', () => import('highlight.js/lib/languages/handlebars')],
  ['haskell hs', () => import('highlight.js/lib/languages/haskell')],
  ['http', () => import('highlight.js/lib/languages/http')],
  ['ini toml', () => import('highlight.js/lib/languages/ini')],
  ['java', () => import('highlight.js/lib/languages/java')],
  ['javascript js jsx mjs cjs', () => import('highlight.js/lib/languages/javascript')],
  ['json jsonc json5', () => import('highlight.js/lib/languages/json')],
  ['julia jl', () => import('highlight.js/lib/languages/julia')],
  ['kotlin kt kts', () => import('highlight.js/lib/languages/kotlin')],
  ['latex tex', () => import('highlight.js/lib/languages/latex')],
  ['less', () => import('highlight.js/lib/languages/less')],
  ['lisp', () => import('highlight.js/lib/languages/lisp')],
  ['lua', () => import('highlight.js/lib/languages/lua')],
  ['makefile make mk', () => import('highlight.js/lib/languages/makefile')],
  ['markdown md', () => import('highlight.js/lib/languages/markdown')],
  ['matlab', () => import('highlight.js/lib/languages/matlab')],
  ['nginx', () => import('highlight.js/lib/languages/nginx')],
  ['objectivec objc mm', () => import('highlight.js/lib/languages/objectivec')],
  ['ocaml ml', () => import('highlight.js/lib/languages/ocaml')],
  ['perl pl pm', () => import('highlight.js/lib/languages/perl')],
  ['php', () => import('highlight.js/lib/languages/php')],
  ['powershell ps1 pwsh', () => import('highlight.js/lib/languages/powershell')],
  ['prolog', () => import('highlight.js/lib/languages/prolog')],
  ['protobuf proto', () => import('highlight.js/lib/languages/protobuf')],
  ['python py', () => import('highlight.js/lib/languages/python')],
  ['r', () => import('highlight.js/lib/languages/r')],
  ['ruby rb', () => import('highlight.js/lib/languages/ruby')],
  ['rust rs', () => import('highlight.js/lib/languages/rust')],
  ['scala', () => import('highlight.js/lib/languages/scala')],
  ['scheme scm', () => import('highlight.js/lib/languages/scheme')],
  ['scss sass', () => import('highlight.js/lib/languages/scss')],
  ['sql', () => import('highlight.js/lib/languages/sql')],
  ['swift', () => import('highlight.js/lib/languages/swift')],
  ['typescript ts tsx mts cts', () => import('highlight.js/lib/languages/typescript')],
  ['vbnet vb', () => import('highlight.js/lib/languages/vbnet')],
  ['verilog v sv', () => import('highlight.js/lib/languages/verilog')],
  ['vhdl', () => import('highlight.js/lib/languages/vhdl')],
  ['wasm wat', () => import('highlight.js/lib/languages/wasm')],
  ['x86asm asm', () => import('highlight.js/lib/languages/x86asm')],
  ['xml html svg xhtml rss plist', () => import('highlight.js/lib/languages/xml')],
  ['yaml yml', () => import('highlight.js/lib/languages/yaml')],
];

/** Fences that are text on purpose. */
const PLAIN = new Set(['', 'text', 'txt', 'plain', 'plaintext', 'none', 'output', 'console']);

export const languages: ReadonlyMap<string, { readonly name: string; readonly load: Load }> = new Map(
  LANGUAGES.flatMap(([names, load]) => {
    const all = names.split(' ');
    return all.map((alias) => [alias, { name: all[0] ?? alias, load }] as const);
  }),
);

export const isPlain = (language: string): boolean => PLAIN.has(language);
