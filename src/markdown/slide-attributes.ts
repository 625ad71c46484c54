import type { Attributes } from '../deck/model.ts';
import { isRemote, isVideo } from './address.ts';
import { attributeSpan, type SlidePlace } from './attribute-span.ts';
import { assetHole, backgroundHole } from './holes.ts';
import { localPath, namesFile, resource, type Scope, STYLE_FILE } from './scope.ts';
import { doubt, slipInAttribute, slipInClasses } from './slips.ts';

/** Attributes of reveal.js that may hold an address. */
const FILES = ['background', 'background-image', 'background-video', 'background-iframe'];

/**
 * The attributes of a slide: reveal.js's bare keys (`background-color`, `transition`, `auto-animate`, …) become
 * `data-…`, and the files they name are resolved.
 */
export function slideAttributes(given: Attributes, scope: Scope, place: SlidePlace): Attributes {
  const pairs: Record<string, string> = {};
  const warn = (key: string, message: string, hint: string): void =>
    scope.section.report({ severity: 'warning', rule: 'unsafe-html', message, hint, span: attributeSpan(place, key) });
  for (const [key, value] of Object.entries(given.pairs)) {
    const name = key.replace(/^data-/, '');
    if (/^on/i.test(key)) warn(key, `\`${key}=\` is left out: a deck runs no script but its own`, 'Take it out.');
    else if (/^(?:lang|dir|style|title)$/.test(key)) {
      pairs[key] = value;
      if (key === 'style' && namesFile(value)) scope.section.report({ ...STYLE_FILE, span: attributeSpan(place, key) });
    } else if (key === 'uncounted') pairs['data-visibility'] = key;
    else if (name === 'background-iframe') {
      const hint = 'Take a screenshot of the page and use it as `background-image`.';
      warn(key, 'A page as background is left out: a deck loads no foreign page', hint);
    } else if (FILES.includes(name)) Object.assign(pairs, background(name, value, scope, scope.block.token));
    else {
      pairs[`data-${name}`] = value;
      const slip = slipInAttribute(name, value);
      if (slip) doubt(slip, attributeSpan(place, key), scope);
    }
  }
  const slip = slipInClasses(given.classes);
  if (slip) doubt(slip, attributeSpan(place, `.${slip.word}`), scope);
  return { ...given, pairs };
}

/** reveal.js guesses what `background` means; we say it. */
function background(name: string, value: string, scope: Scope, token: object): Record<string, string> {
  const kind = name === 'background' ? guess(value) : name;
  if (kind === 'background-color' || kind === 'background-gradient') return { [`data-${kind}`]: value };
  const url = value.trim();
  if (isRemote(url)) return resource(scope, token, url) === undefined ? {} : { [`data-${kind}`]: url };
  const path = localPath(scope, token, url);
  if (path === undefined) return {};
  return { [`data-${kind}`]: kind === 'background-image' ? backgroundHole(path) : assetHole(path) };
}

function guess(value: string): string {
  if (/gradient\(/.test(value)) return 'background-gradient';
  if (isVideo(value)) return 'background-video';
  return isRemote(value) || /\.(?:svg|png|jpe?g|gif|bmp|webp|avif)(?:[?#].*)?$/i.test(value)
    ? 'background-image'
    : 'background-color';
}
