/**
 * What Markdown takes for text though it is hardly meant so, and shows on the slide as it stands. Looked at are the first
 * signs of a paragraph and the last of a heading: ordinary text costs next to nothing.
 */
import type { Token, Tokens } from 'marked';
import { counted } from '../problems.ts';
import { readAttributes } from './attributes.ts';
import { report, type Scope } from './scope.ts';
import { isKnownClass } from './slips.ts';

type Text = Tokens.Paragraph | Tokens.Text;

const NOTE = /^ {0,3}[*_]{0,3}notes?[ \t]{0,3}[*_]{0,3}[ \t]{0,3}:[*_]{0,3}/i;
const DASHES = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

export function warnOfUnread(token: Text, scope: Scope): void {
  const { text } = token;
  if (text.includes('#')) warnOfHashes(token, scope);
  if (text.startsWith('::')) warnOfColons(token, scope);
  if (text.startsWith('{')) warnOfBracesBefore(token, scope);
  if (token === scope.block.token && scope.place === 'slide') warnOfNote(token, scope);
  const end = text.indexOf('\n');
  if (end >= 0) warnOfDashes(token, end, scope);
  warnOfLead(token, scope);
}

/** What the first line of an item can hold as well. */
export function warnOfLead(token: Text, scope: Scope): void {
  if (token.text.includes('$')) warnOfFormula(token, scope);
  if (token.text.includes('){')) warnOfBracesAfter(token, scope);
  if (token.text.includes('{')) warnOfBraces(token, scope);
}

/** `$$` that opens a formula, or `$` alone on its line, which are text. */
function warnOfFormula({ text, tokens = [] }: Text, scope: Scope): void {
  const [first] = tokens;
  if (first?.type === 'text' && /^\$\$(?!\$)/.test(first.raw)) {
    const hint = 'Put `$$` after it as well, without a blank line within.';
    warn(scope, first, 'unread-formula', '`$$` opens a formula that is never closed', hint, '$$');
    return;
  }
  if (/^[ \t]*\$[ \t]*$/m.test(text)) {
    const alone = tokens.find(({ type, raw }) => type === 'text' && /^[ \t]*\$[ \t]*$/m.test(raw));
    const hint = 'A formula on lines of its own stands between `$$` and `$$`.';
    if (alone) warn(scope, alone, 'unread-formula', '`$` alone on its line is shown as it stands', hint, '$');
  }
}

/** `$v = f \lambda` without its closing `$`: no sum of money is followed by TeX. */
export function warnOfTex(token: Tokens.Text, scope: Scope): void {
  const shown = /(?<!\$)\$[^$\n]{0,200}?\\[a-zA-Z]{2}[^$\n]{0,80}/.exec(token.raw)?.[0].trimEnd();
  if (!shown) return;
  const hint = 'Close it with `$` right after its last sign; the first one follows the opening `$` at once.';
  warn(scope, token, 'unread-formula', `\`${shown}\` is no formula and is shown as it stands`, hint, shown);
}

/** `![…](…){credit=“Photo: me”}`: braces after a picture are hardly meant to be shown. */
function warnOfBracesAfter({ tokens = [] }: Text, scope: Scope): void {
  tokens.forEach((token, index) => {
    if (token.type !== 'text' || tokens[index - 1]?.type !== 'image') return;
    const braces = /^\{[^{}\n]+\}/.exec(token.raw)?.[0];
    if (braces) warnOfWrongBraces(token, braces, scope);
  });
}

function warnOfWrongBraces(token: Token, braces: string, scope: Scope): void {
  const message = `\`${braces}\` cannot be read as attributes and is shown as it stands`;
  const hint = 'Attributes look like `{#id .class key=value}`; a value with blanks stands in straight quotes.';
  warn(scope, token, 'unread-braces', message, hint, braces);
}

/** What is meant as a picture or link to a file, but for the blank in the file's name. */
const BLANK_IN_PATH = /(!?)\[[^[\]\n]{0,200}\]\(([^()\s"'<>][^()"'<>\n]{0,200}?\.\w{2,4})\)/;
/** What is meant as a picture, or as a link with a title; where it ends the text, its address has become a link of its own. */
const UNREAD_LINK =
  /(?:(!)\[[^[\]\n]{0,200}\]\(|\[[^[\]\n]{0,200}\]\((?:$|[^()\s]{1,200}[ \t]+["'“”„‘’‚«»]))[^)\n]{0,200}\)?/;

/** A picture or link that was left over as text. */
export function warnOfLink(token: Tokens.Text, scope: Scope): void {
  const blank = BLANK_IN_PATH.exec(token.raw);
  if (blank?.[2]?.includes(' ')) {
    const message = `A path with a blank makes no ${blank[1] ? 'picture' : 'link'}: \`${blank[2]}\``;
    const hint = `Put it in angle brackets: \`(<${blank[2]}>)\`, or take the blank out of the file's name.`;
    warn(scope, token, 'blank-in-path', message, hint, blank[0]);
    return;
  }
  const [shown, picture] = UNREAD_LINK.exec(token.raw) ?? [];
  if (!shown) return;
  const hint = picture
    ? 'Write `![what it shows](file.png "caption")`, with a straight quotation mark at each end of the caption.'
    : 'Write `[words](address "title")`, with a straight quotation mark at each end of the title.';
  const message = `\`${shown}\` makes no ${picture ? 'picture' : 'link'} and is shown as it stands`;
  warn(scope, token, 'unread-link', message, hint, shown);
}

const warn = (scope: Scope, token: object, rule: string, message: string, hint: string, text?: string): void =>
  report(scope, token, { severity: 'warning', rule, message, hint }, text);

/** `##Heading`: without a blank it is text. A single `#` may be a tag within a text, but hardly one that stands alone. */
function warnOfHashes(token: Text, scope: Scope): void {
  const many = /^#{7,}/.exec(token.text)?.[0];
  if (many) {
    const message = `${many.length} \`#\` make no heading: 6 are the most`;
    warn(scope, token, 'heading-level', message, 'Write fewer of them.', many);
    return;
  }
  const slip = /^(#{2,6})[^\s#].*/m.exec(token.text) ?? /^(#)\p{L}.*$/u.exec(token.text);
  if (!slip?.[1] || (slip[1] === '#' && token !== scope.block.token)) return;
  const [line, hashes] = slip;
  const hint = `Put a blank after it: \`${hashes} …\`. If it is no heading, write \`\\${hashes}\`.`;
  warn(scope, token, 'heading-blank', `\`${hashes}\` without a blank makes no heading`, hint, line);
}

/** `{.class}` on a line of its own, or before the text. */
function warnOfBracesBefore(token: Text, scope: Scope): void {
  const found = readAttributes(token.text);
  if (!found || found.attributes.id) return;
  const isAlone = token.text.trim() === found.raw;
  const message = `\`${found.raw}\` ${isAlone ? 'stands alone and says nothing of any text' : 'before a text is shown as it stands'}`;
  const hint = `Put it at the end of the text that it is for, on the same line: \`… ${found.raw}\`.`;
  warn(scope, token, 'unread-braces', message, hint, found.raw);
}

/** `:: source`, and `::: source` with its text on the same line. */
function warnOfColons(token: Text, scope: Scope): void {
  const [line, colons = '', name = ''] = /^(:+)[ \t]*([\p{L}_][\p{L}\p{N}_-]*|(?=\{)).*/u.exec(token.text) ?? [];
  if (line === undefined) return;
  const hint = name
    ? `Write \`::: ${name}\` on a line of its own, below it the text, and \`:::\` on the line after.`
    : 'Write `::: name {.class key=value}` on a line of its own, below it the text, and `:::` on the line after.';
  const shown = `${colons} ${name || '{…}'}`;
  warn(scope, token, 'unread-div', `\`${shown}\` opens nothing and is shown as it stands`, hint, line);
}

/** The class would read what is for the teacher. */
function warnOfNote(token: Text, scope: Scope): void {
  const [first] = token.text;
  if (first !== 'N' && first !== 'n' && first !== '*' && first !== '_' && first !== ' ') return;
  const found = NOTE.exec(token.text)?.[0].trimStart();
  if (!found) return;
  const hint =
    'Write `Note:` without other signs at the left edge, and a blank after it; what the class is to see goes into `::: note`.';
  warn(scope, token, 'unread-note', `\`${found}\` begins no note: this stands on the slide`, hint, found);
}

/** A line of dashes below a head with another number of cells makes no table. */
function warnOfDashes(token: Text, end: number, scope: Scope): void {
  const { text } = token;
  let at = end + 1;
  while (text[at] === ' ') at++;
  if (text[at] !== '|' && text[at] !== ':' && text[at] !== '-') return;
  const to = text.indexOf('\n', at);
  const line = text.slice(at, to < 0 ? text.length : to).trim();
  if (!/[|:]/.test(line) || !DASHES.test(line)) return;
  const head = countCells(text.slice(0, end));
  const dashes = countCells(line);
  if (head === dashes) return;
  const message = `No table: its head has ${counted(head, 'cell')}, its line of dashes ${dashes}`;
  const hint = 'Give both lines as many cells; a `|` that is no border is written `\\|`.';
  warn(scope, token, 'no-table', message, hint, line);
}

/** How many cells a line of a table has. */
export const countCells = (line: string): number =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/).length;

/** Braces at the end of a text that are never closed or hold a class without its point, and in a heading any that say nothing. */
export function warnOfBraces({ type, tokens }: Tokens.Heading | Text, scope: Scope): void {
  const last = tokens?.at(-1);
  const open = last?.type === 'text' ? last.raw.lastIndexOf('{') : -1;
  if (!last || open < 0) return;
  const braces = last.raw.slice(open).trimEnd();
  const words = /^\{[ \t]*([a-z][a-z \t-]*)\}$/
    .exec(braces)?.[1]
    ?.trim()
    .split(/[ \t]+/);
  if (words?.every(isKnownClass)) {
    const message = `\`${braces}\` is no class and is shown as it stands`;
    const meant = words.map((word) => `.${word}`).join(' ');
    warn(scope, last, 'unread-braces', message, `Write \`{${meant}}\`.`, braces);
  } else if (type === 'heading' && /^\{[^{}]+\}$/.test(braces)) {
    warnOfWrongBraces(last, braces, scope);
  } else if (/^\{[ \t]*(?:[#.]\p{L}|[\p{L}-]{2,}=)[^}\n]*$/u.test(braces)) {
    const message = `\`${braces}\` has no closing \`}\` and is shown as it stands`;
    warn(scope, last, 'unread-braces', message, 'Put `}` at its end.', braces);
  }
}

/** `5. November 1826`: the day begins a list. The months of a list that counts from 1 are its items. */
export function warnOfDays({ items }: Tokens.List, month: RegExp, scope: Scope): void {
  const days = items.map(({ raw }) => Number(/^\s*(\d{1,2})\./.exec(raw)?.[1]));
  if (items.length > 1 && days.every((day, index) => day === 1 || day === index + 1)) return;
  items.forEach((item, index) => {
    const day = days[index] ?? 0;
    const name = day >= 1 && day <= 31 && month.exec(item.text);
    if (!name) return;
    const message = `\`${day}.\` begins a list here, so that the day loses its point`;
    warn(scope, item, 'day-as-list', message, `Write \`${day}\\. ${name[0]}\`.`);
  });
}

/** `- []` or `- [x]The …`: the box of an option that is none, and would stand before its words. */
export function warnOfBox(item: Tokens.ListItem, scope: Scope): void {
  const [box, sign = ''] = (!item.task && /^\[[ \t]{0,3}([xX]?)[ \t]{0,3}\](?![([{:])/.exec(item.text)) || [];
  if (box === undefined) return;
  const [line = ''] = item.text.split('\n', 1);
  const words = line.slice(box.length).trim();
  const hint = `Write \`- [${sign ? 'x' : ' '}] ${words}\`: one sign or blank between the brackets, and a blank after them.`;
  const message = `The box of \`${line}\` cannot be read and is shown as it stands`;
  warn(scope, item, 'unread-box', message, hint, line);
}
