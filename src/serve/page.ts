/** The page of `lectern dev`: the built one, with a script that keeps it up to date. */
import { createHash } from 'node:crypto';
import type { LiveData } from '../client/live/protocol.ts';
import type { Kit } from '../render/kit.ts';
import { hashedName } from '../site/assets.ts';
import { ASSETS, fontFaces, webOutput } from '../site/outputs.ts';
import { assetsOf, type DrawnDeck, fillSlides, joinStacks, type Site, viewPage } from '../site/site.ts';

/** One slide as the browser gets it. */
export interface LiveSlide {
  readonly id: string;
  readonly down: boolean;
  readonly html: string;
  /** The Markdown that it was made from: what counts as an edit of this slide. */
  readonly raw: string;
}

/** A state of the deck, taken apart into what can change by itself. */
export interface LivePage {
  /** A hash of all the rest of the page: if it changes, the page has to be loaded again. */
  readonly frame: string;
  readonly theme: string;
  /** The addresses of the stylesheets. */
  readonly styles: readonly string[];
  readonly symbols: string;
  readonly data: string;
  /** The page of paper with an empty cell a slide. */
  readonly paper: string;
  readonly slides: readonly LiveSlide[];
  readonly files: Site;
  /** The whole page as HTML, for the state of this number. */
  readonly html: (at: number, follow: boolean) => string;
}

export function livePage(drawn: DrawnDeck): LivePage {
  const { deck, kit } = drawn;
  const files = assetsOf(drawn);
  const styles: string[] = [];
  const output = webOutput((name, css) => {
    const file = hashedName(name, css);
    files.set(`${ASSETS}/${file}`, css);
    styles.push(`${ASSETS}/${file}`);
    return file;
  });
  const filled = fillSlides(drawn, output);
  const view = viewPage(drawn, output, '');
  const frame = hash(kit.templates.page({ ...view, theme: 'light', styles: '', symbols: '', paper: '', data: '' }));
  const csp = `${view.csp}; connect-src 'self'`;
  const symbols = `<div id="lectern-symbols">${view.symbols}</div>`;
  return {
    frame,
    theme: view.theme,
    styles,
    symbols: view.symbols,
    data: view.data,
    paper: view.paper,
    slides: deck.slides.map(({ id, source }, index) => ({
      id,
      down: source.down,
      html: filled[index] ?? '',
      raw: source.raw,
    })),
    files,
    html: (at, follow) => {
      const slides = joinStacks(deck.slides, filled);
      // First, so that it sees the slides before reveal.js changes them.
      const script = liveTags({ at, frame, follow }, view.script);
      return kit.templates.page({ ...view, csp, symbols, slides, script });
    },
  };
}

/** The page of a deck that was broken from the start: the panel, in the dress of the theme. */
export type AlonePage = Pick<LivePage, 'html' | 'files'>;

export function alonePage({ fonts, styles }: Kit): AlonePage {
  const files: Site = new Map();
  const output = webOutput((name, css) => {
    const file = hashedName(name, css);
    files.set(`${ASSETS}/${file}`, css);
    return file;
  });
  const faces = fonts.filter(({ usedBy }) => new RegExp(usedBy).test('<code>'));
  for (const { file, read } of faces) files.set(`${ASSETS}/${file}`, read());
  const csp =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; font-src 'self'; connect-src 'self'";
  const links = output.styles(fontFaces(faces, output), styles);
  return {
    files,
    html: (at, follow) => `<!doctype html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${csp}; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lectern</title>
<link rel="icon" href="data:,">
${links}
</head>
<body>
${liveTags({ at, frame: '', follow }, '')}
</body>
</html>
`,
  };
}

/** Scripts that wait for nothing are fetched together; a stylesheet in the body keeps what follows from being found. */
const liveTags = (data: LiveData, script: string): string =>
  `<script type="application/json" id="lectern-live">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>` +
  `<script defer src="/__lectern/live.js"></script>${script}<link rel="stylesheet" href="/__lectern/live.css">`;

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
