/** A deck's own `theme.css`: its addresses become holes, relative to the deck's folder. */
import type { AssetUse } from '../deck/model.ts';
import { isAllowed, isRemote, isWithinPage, pathOf, withScheme } from '../markdown/address.ts';
import { rewriteCss } from '../markdown/css.ts';
import { assetHole } from '../markdown/holes.ts';
import { type Problem, type Span, spanAt } from '../problems.ts';

export interface ThemeCss {
  /** CSS with holes. */
  readonly css: string;
  readonly assets: readonly AssetUse[];
  readonly problems: readonly Problem[];
}

/** `allow` are the hosts that files may come from. */
export function readThemeCss(text: string, file: string, allow: readonly string[] = []): ThemeCss {
  const assets: AssetUse[] = [];
  const problems: Problem[] = [];
  const css = rewriteCss(text, (url, index, isImport) => {
    if (isWithinPage(url) || /^data:/i.test(url)) return url;
    const span = spanOfAddress(text, file, url, index);
    const problem = (severity: Problem['severity'], rule: string, message: string, hint: string): undefined =>
      void problems.push({ severity, rule, message, hint, span });
    if (isImport) {
      const hint = 'Put the rules of that file into theme.css.';
      return problem('warning', 'css-import', '`@import` does nothing here', hint);
    }
    if (isRemote(url)) {
      if (isAllowed(url, allow)) return withScheme(url);
      const hint = 'Copy the file into the deck, or name its host under `allow:` in deck.yaml.';
      return problem('error', 'remote-resource', `\`${url}\` would be fetched from the network`, hint);
    }
    const path = pathOf(url, file);
    if (path === undefined) {
      const message = url ? `\`${url}\` lies outside the deck's folder` : 'No file is named here';
      return problem('error', 'outside-deck', message, 'Copy the file into the deck.');
    }
    assets.push({ path, span });
    return assetHole(path) + (/#.*$/s.exec(url)?.[0] ?? '').replaceAll('"', '%22');
  });
  return { css, assets, problems };
}

function spanOfAddress(text: string, file: string, url: string, index: number): Span {
  const before = text.slice(0, Math.max(index, text.indexOf(url, index))).split('\n');
  return spanAt(file, before.length, (before.at(-1)?.length ?? 0) + 1, url.length);
}
