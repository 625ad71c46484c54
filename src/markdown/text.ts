import type { Token } from 'marked';
import { asTokens } from './tokens.ts';

/** The words of inline or block tokens, without any markup: for labels, slugs and alternative texts. */
export function plainText(tokens: readonly Token[] | undefined, variables: Readonly<Record<string, string>>): string {
  let text = '';
  for (const token of asTokens(tokens)) {
    if (text && BLOCKS.has(token.type)) text += '\n';
    switch (token.type) {
      case 'attributes':
      case 'html':
      case 'footnoteRef':
      case 'def':
      case 'footnote':
        break;
      case 'citation':
        if (token.inText) text += token.items[0]?.key ?? '';
        break;
      case 'variable':
        text += variables[token.name] ?? '';
        break;
      case 'codespan':
      case 'code':
      case 'escape':
        text += token.text;
        break;
      case 'gap':
        text += '…';
        break;
      case 'removed':
        break;
      case 'br':
        text += ' ';
        break;
      case 'space':
        text += '\n';
        break;
      case 'list':
        text += token.items.map((item) => plainText(item.tokens, variables)).join('\n');
        break;
      case 'table':
        text += [token.header, ...token.rows]
          .flat()
          .map((cell) => plainText(cell.tokens, variables))
          .join(' ');
        break;
      case 'definitionList':
        text += token.items.map((item) => plainText(item.term, variables)).join('\n');
        break;
      default:
        if ('tokens' in token && token.tokens) text += plainText(token.tokens, variables);
        else if ('text' in token) text += decodeEntities(token.text);
    }
  }
  return text;
}

/** What stands apart from the words before it. */
const BLOCKS = new Set(['paragraph', 'heading', 'blockquote', 'list', 'table', 'code', 'div', 'definitionList']);

const COMMON: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '' };
const RARE = /&(?!(?:amp|lt|gt|quot|apos|nbsp|shy);)[a-zA-Z]\w*;/;

let decodeAll: ((text: string) => string) | undefined;

/** The table of all 2,000 names takes longer to load than a small deck to build: only texts that need it load it. */
export async function loadEntities(isNeededBy: (pattern: RegExp) => boolean): Promise<void> {
  if (decodeAll || !isNeededBy(RARE)) return;
  const { decodeHTMLStrict } = await import('entities/decode');
  decodeAll = (text) => decodeHTMLStrict(text).replaceAll('\u00ad', '');
}

/** Numeric entities are decoded by marked. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return decodeAll?.(text) ?? text.replace(/&(\w+);/g, (entity, name: string) => COMMON[name] ?? entity);
}
