/** BibTeX and BibLaTeX. citation-js reads the entries; where each stands, and where one goes wrong, is found here. */
import { parse as convert } from '@citation-js/plugin-bibtex/lib/input/entries.js';
import { type BibtexEntry, parse as parseEntries } from '@citation-js/plugin-bibtex/lib/input/file.js';
import { type Complain, type CslItem, type Entry, positionAt } from './entry.ts';

interface Piece {
  readonly type: string;
  /** Of the `@`. */
  readonly start: number;
  readonly text: string;
  readonly isClosed: boolean;
}

export function readBibtex(text: string, complain: Complain): Entry[] {
  const pieces = cut(text);
  // Abbreviations, each on one line, so that the lines of what follows can be told.
  const strings = pieces.filter(({ type }) => type === 'string').map((piece) => piece.text.replace(/\s+/g, ' '));
  const preface = strings.map((line) => `${line}\n`).join('');
  const raw: BibtexEntry[] = [];
  const places: number[] = [];
  for (const piece of pieces) {
    if (/^(?:string|comment|preamble)$/.test(piece.type)) continue;
    if (!piece.isClosed) {
      const message = 'This entry is never closed';
      complain(
        { rule: 'bibliography', message, hint: 'Count its braces: one `}` is missing.' },
        positionAt(text, piece.start),
      );
      continue;
    }
    const [entry] = parse(piece, preface, strings.length, text, complain);
    if (!entry) continue;
    raw.push(entry);
    places.push(text.indexOf(entry.label, piece.start + piece.type.length));
  }
  return convert(raw).map((item, index) => {
    const { shortauthor: short, date } = raw[index]?.properties ?? {};
    return {
      item: isAbout(date) ? withCirca(item) : item,
      ...(short !== undefined && { shortAuthor: String(short).replace(/[{}]/g, '') }),
      at: positionAt(text, places[index] ?? 0),
    };
  });
}

/** BibLaTeX's `1999~` and `1999?`, whose sign citation-js takes off. */
const isAbout = (date: unknown): boolean => /[~?%]\}?$/.test(String(date ?? ''));

const withCirca = (item: CslItem): CslItem => ({ ...item, issued: { ...(item.issued as object), circa: true } });

/** Cuts a file at its `@type{…}`s. An entry whose braces do not close ends where the next one begins a line. */
function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  const opening = /@[ \t]*(\w+)\s*([{(])/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index;
    const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    if (line.trimStart().startsWith('%')) continue;
    const from = opening.lastIndex;
    const end = closing(text, from, match[2] === '(' ? ')' : '}');
    const next = text.slice(from, end ?? text.length).search(/\n[ \t]*@[ \t]*\w+[ \t]*[{(]/);
    const isClosed = end !== undefined && next < 0;
    const to = next >= 0 ? from + next + 1 : (end ?? text.length);
    pieces.push({ type: (match[1] ?? '').toLowerCase(), start, text: text.slice(start, to), isClosed });
    opening.lastIndex = to;
  }
  return pieces;
}

/** The index after the sign that closes an entry whose content starts at `from`. */
function closing(text: string, from: number, sign: '}' | ')'): number | undefined {
  for (let depth = 0, at = from; at < text.length; at++) {
    const here = text[at];
    if (here === '\\') at++;
    else if (here === sign && depth === 0) return at + 1;
    else if (here === '{') depth++;
    else if (here === '}') depth--;
  }
  return undefined;
}

function parse(piece: Piece, preface: string, lines: number, text: string, complain: Complain): BibtexEntry[] {
  try {
    return parseEntries(preface + piece.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1'] = /at line (\d+) col (\d+)/.exec(message) ?? [];
    const start = positionAt(text, piece.start);
    const row = Math.max(0, Number(line) - lines - 1);
    const at = { line: start.line + row, column: Number(column) + (row === 0 ? start.column - 1 : 0) };
    complain(explain(message), at);
    return [];
  }
}

function explain(message: string): { rule: string; message: string; hint: string } {
  const rule = 'bibliography';
  if (/expected "rbrace", got "identifier"/.test(message))
    return { rule, message: 'A comma is missing before this field', hint: 'End each field with a comma.' };
  if (/expected "comma", got/.test(message))
    return { rule, message: 'The key of this entry is missing, or the comma after it', hint: 'Write `@book{key,`.' };
  if (/expected "equals"/.test(message))
    return { rule, message: 'This field has no `=`', hint: 'Write `title = {…}`.' };
  return {
    rule,
    message: 'The entry cannot be read from here on',
    hint: 'Check the commas, braces and quotes around here: `title = {…},`.',
  };
}
