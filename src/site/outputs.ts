/** The two ways in which a page carries its files: beside it, or inside it. */
import { escapeHtml } from '../markdown/escape.ts';
import type { FontFile, Kit } from '../render/kit.ts';
import type { Asset } from './assets.ts';

export interface Output {
  /** The address of an asset, for an attribute. */
  readonly address: (asset: Asset) => string;
  /** The address of a file that a link leads to, up to the attribute's closing quote. */
  readonly link: (asset: Asset) => string;
  /** A background picture: its address for reveal.js, or a CSS value that is good within the stylesheet. */
  readonly background: (asset: Asset, place: 'attribute' | 'style') => string;
  /** The picture as an element. */
  readonly image: (asset: Asset, alt: string, attributes: string) => string;
  /** An asset's or font's address within CSS. */
  readonly cssAddress: (file: { readonly file: string; readonly bytes: Uint8Array; readonly type: string }) => string;
  /** The fonts' CSS, which a page under edit keeps while the rest changes, and the rest. */
  readonly styles: (fonts: string, css: string) => string;
  /** Attributes of a formula's visible half, if it is not to be hidden from screen readers. */
  readonly formula?: (label: string) => string;
  readonly script: (script: Kit['script']) => string;
  /** HTML that must stand in the page for the elements above; asked for after all of them. */
  readonly symbols: () => string;
  readonly csp: (script: Kit['script'], hosts: readonly string[]) => string;
}

export const ASSETS = 'assets';

/** `index.html`: files beside it, in `assets/`. */
export function webOutput(stylesheet: (name: string, css: string) => string): Output {
  const address = (asset: { file: string }) => `${ASSETS}/${asset.file}`;
  return {
    address,
    link: address,
    // Chromium resolves an address in a custom property from the stylesheet that uses it, which lies in assets/.
    background: (asset, place) => (place === 'style' ? `url(${asset.file})` : address(asset)),
    image: (asset, alt, attributes) => img(address(asset), asset, alt, attributes),
    cssAddress: ({ file }) => file,
    styles: (fonts, css) =>
      [stylesheet('fonts.css', fonts), stylesheet('theme.css', css)]
        .map((file) => `<link rel="stylesheet" href="${ASSETS}/${file}">`)
        .join(''),
    script: ({ file }) => `<script defer src="${ASSETS}/${file}"></script>`,
    symbols: () => '',
    csp: (_script, hosts) => policy("script-src 'self'", "style-src 'self' 'unsafe-inline'", "'self'", hosts),
  };
}

/** `<name>.html`: everything inside. A picture that is used more than once stands in the page once, as a symbol. */
export function singleOutput(uses: ReadonlyMap<string, number>): Output {
  const symbols = new Map<string, { id: string; html: string }>();
  const backgrounds = new Map<string, { name: string; css: string }>();
  const symbolOf = (asset: Asset, { width, height }: { width: number; height: number }): string => {
    let symbol = symbols.get(asset.path);
    if (!symbol) {
      const id = `lectern-picture-${symbols.size + 1}`;
      const image = `<image href="${dataUri(asset)}" width="${width}" height="${height}"/>`;
      symbol = { id, html: `<symbol id="${id}" viewBox="0 0 ${width} ${height}">${image}</symbol>` };
      symbols.set(asset.path, symbol);
    }
    return symbol.id;
  };
  return {
    address: dataUri,
    // A browser follows no link to a `data:` address, but saves it.
    link: (asset) => `${dataUri(asset)}" download="${escapeHtml(asset.path.replace(/^.*\//, ''))}`,
    background: (asset) => {
      let found = backgrounds.get(asset.path);
      if (!found) {
        const name = `--picture-${backgrounds.size + 1}`;
        found = { name, css: `${name}:url(${dataUri(asset)})` };
        backgrounds.set(asset.path, found);
      }
      return `var(${found.name})`;
    },
    image: (asset, alt, attributes) =>
      asset.size && (uses.get(asset.path) ?? 0) > 1
        ? useOf(symbolOf(asset, asset.size), asset.size, alt, attributes)
        : img(dataUri(asset), asset, alt, attributes),
    cssAddress: dataUri,
    styles: (fonts, css) => `<style>${`${fonts}\n${css}`.replace(/<\/(?=style)/gi, '<\\/')}</style>`,
    script: ({ text }) => `<script>${text}</script>`,
    symbols: () => {
      const images = [...symbols.values()].map(({ html }) => html).join('');
      const variables = [...backgrounds.values()].map(({ css }) => css).join(';');
      return (
        (images && `<svg class="symbols" aria-hidden="true">${images}</svg>`) +
        (variables && `<style>:root{${variables}}</style>`)
      );
    },
    csp: ({ csp }, hosts) => policy(`script-src '${csp}'`, "style-src 'unsafe-inline'", 'data:', hosts),
  };
}

/** The same on paper: a PDF has no MathML, so a formula is a picture with a label. */
export const onPaper = (output: Output): Output => ({
  ...output,
  formula: (label) => ` role="img" aria-label="${label}"`,
});

/** The CSS of the given font files. */
export function fontFaces(fonts: readonly FontFile[], output: Output): string {
  return fonts
    .map((font) => {
      const address = output.cssAddress({
        file: font.file,
        type: 'font/woff2',
        get bytes() {
          return font.read();
        },
      });
      return `@font-face{font-family:"${font.family}";font-style:${font.style};font-weight:${font.weight};font-display:block;src:url(${address}) format("woff2");unicode-range:${font.range}}`;
    })
    .join('\n');
}

const dataUri = ({ bytes, type }: { bytes: Uint8Array; type: string }): string =>
  `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;

function img(src: string, { size }: Asset, alt: string, attributes: string): string {
  const measures = size ? ` width="${size.width}" height="${size.height}"` : '';
  return `<img src="${escapeHtml(src)}" alt="${alt}"${measures}${attributes}>`;
}

/** Looks and reads like the `<img>` that it stands for. */
function useOf(
  id: string,
  { width, height }: { width: number; height: number },
  alt: string,
  attributes: string,
): string {
  const label = alt ? `role="img" aria-label="${alt}"` : 'aria-hidden="true"';
  // As CSS would fit an image: from the middle if it fills its place, else beside its caption.
  const fit = /\bfit-cover\b/.test(attributes) ? 'xMidYMid slice' : 'xMinYMin meet';
  const rest = / class="/.test(attributes)
    ? attributes.replace(' class="', ' class="image ')
    : `${attributes} class="image"`;
  return `<svg ${label} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" preserveAspectRatio="${fit}"${rest}><use href="#${id}"/></svg>`;
}

function policy(script: string, style: string, files: string, hosts: readonly string[]): string {
  const foreign = hosts.map((host) => ` https://${host} http://${host}`).join('');
  const images = files === 'data:' ? 'data:' : `${files} data:`;
  return [
    "default-src 'none'",
    script,
    style,
    `img-src ${images}${foreign}`,
    `font-src ${files}${foreign}`,
    `media-src ${files}${foreign}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
