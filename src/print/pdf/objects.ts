/**
 * The objects that a PDF is made of, and the scanner that reads them, one character a byte. It knows the syntax and
 * nothing of what objects mean; what it cannot read is a `PdfFault`, which `readPdf` turns into data.
 */

/** A name (`/Page`) is a string; a string of the file is an object, since only its owner knows its encoding. */
export type PdfValue = null | boolean | number | string | PdfString | PdfReference | PdfStream | PdfArray | PdfDict;

export type PdfArray = readonly PdfValue[];

export type PdfDict = ReadonlyMap<string, PdfValue>;

export interface PdfString {
  readonly kind: 'string';
  /** One character a byte. */
  readonly bytes: string;
}

export interface PdfReference {
  readonly kind: 'reference';
  readonly id: number;
}

export interface PdfStream {
  readonly kind: 'stream';
  readonly dict: PdfDict;
  /** Where its bytes begin in the file. */
  readonly start: number;
}

/** A word that is no object: `obj`, `endobj`, or what a page's content does. */
export interface Operator {
  readonly kind: 'operator';
  readonly name: string;
}

/** What the reader does not understand. Thrown within `pdf/` alone. */
export class PdfFault extends Error {}

export interface Scanner {
  /** Where the next token is looked for. */
  at: number;
  /** The next object or operator; undefined at the end. `a b R` is read as a reference by `readObject` alone. */
  next(): PdfValue | Operator | undefined;
  /** An object, references included. */
  readObject(): PdfValue;
  /**
   * Reads `x y Td <code> Tj` into `glyph`, if that comes next. Chromium writes each glyph so, which makes nearly all of
   * a page: without tokens, this halves the time that a page takes.
   */
  readGlyph(): boolean;
  readonly glyph: { x: number; y: number; code: number };
}

export const isOperator = (token: PdfValue | Operator | undefined): token is Operator =>
  typeof token === 'object' && token !== null && 'kind' in token && token.kind === 'operator';

/** No writer nests this deep; without an end, hostile bytes would exhaust the stack. */
const MAX_DEPTH = 100;

export function createScanner(source: string, start = 0): Scanner {
  let at = start;
  let depth = 0;

  const next = (): PdfValue | Operator | undefined => {
    skipSpace();
    if (at >= source.length) return undefined;
    const code = source.charCodeAt(at);
    if (isNumberStart(code)) return readNumber();
    if (code === SLASH) return readName();
    if (code === LEFT_PARENTHESIS) return readLiteral();
    if (code === LESS) return source.charCodeAt(at + 1) === LESS ? readDict() : readHex();
    if (code === LEFT_BRACKET) return readArray();
    const word = readRegular();
    if (word === '') throw fault(`\`${source.charAt(at)}\` out of place`);
    if (word === 'true') return true;
    if (word === 'false') return false;
    return word === 'null' ? null : operatorOf(word);
  };

  const readObject = (): PdfValue => {
    const token = next();
    if (token === undefined) throw fault('an object is missing');
    if (isOperator(token)) throw fault(`\`${token.name}\` in place of an object`);
    if (typeof token !== 'number') return token;
    REFERENCE.lastIndex = at;
    if (!REFERENCE.test(source)) return token;
    at = REFERENCE.lastIndex;
    return { kind: 'reference', id: token };
  };

  const skipSpace = (): void => {
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (code === PERCENT) {
        while (at < source.length && !isLineEnd(source.charCodeAt(at))) at++;
      } else if (!isSpace(code)) return;
    }
  };

  const readRegular = (): string => {
    const from = at;
    while (at < source.length && isRegular(source.charCodeAt(at))) at++;
    return source.slice(from, at);
  };

  // Most tokens of a page are numbers: this is several times as fast as a slice given to Number().
  const readNumber = (): number => {
    const from = at;
    let sign = 1;
    let code = source.charCodeAt(at);
    if (code === PLUS || code === MINUS) {
      if (code === MINUS) sign = -1;
      code = source.charCodeAt(++at);
    }
    let value = 0;
    let digits = 0;
    for (; isDigit(code); code = source.charCodeAt(++at), digits++) value = value * 10 + code - ZERO;
    if (code === DOT) {
      let scale = 1;
      code = source.charCodeAt(++at);
      for (; isDigit(code); code = source.charCodeAt(++at), digits++) {
        value = value * 10 + code - ZERO;
        scale *= 10;
      }
      value /= scale;
    }
    if (digits === 0 || isRegular(code)) {
      at = from;
      throw fault(`\`${readRegular().slice(0, 20)}\` is no number`);
    }
    return sign * value;
  };

  const glyph = { x: 0, y: 0, code: 0 };

  const readGlyph = (): boolean => {
    const from = at;
    skipSpace();
    if (isNumberStart(source.charCodeAt(at))) {
      glyph.x = readNumber();
      skipSpace();
      if (isNumberStart(source.charCodeAt(at))) {
        glyph.y = readNumber();
        glyph.code = source.startsWith(' Td <', at) && source.startsWith('> Tj', at + 9) ? readCode(at + 5) : -1;
        if (glyph.code >= 0) {
          at += 13;
          return true;
        }
      }
    }
    at = from;
    return false;
  };

  /** Four digits in hexadecimal; negative if one of them is none. */
  const readCode = (from: number): number => {
    let code = 0;
    for (let place = from; place < from + 4; place++) {
      const digit = digitOf(source.charCodeAt(place));
      if (digit < 0) return digit;
      code = code * 16 + digit;
    }
    return code;
  };

  const readName = (): string => {
    at++;
    const name = readRegular();
    return name.includes('#')
      ? name.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : name;
  };

  const readLiteral = (): PdfString => {
    let bytes = '';
    let open = 1;
    for (at++; at < source.length; at++) {
      const character = source.charAt(at);
      if (character === '\\') bytes += readEscape();
      else if (character === ')' && --open === 0) {
        at++;
        return { kind: 'string', bytes };
      } else {
        if (character === '(') open++;
        bytes += character;
      }
    }
    throw fault('a string has no end');
  };

  /** From the backslash to the last character that belongs to it. */
  const readEscape = (): string => {
    const [, octal, character = ''] = /^(?:([0-7]{1,3})|(\r\n|.))?/s.exec(source.slice(at + 1, at + 4)) ?? [];
    at += octal?.length ?? character.length;
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    return ESCAPES[character] ?? character;
  };

  const readHex = (): PdfString => {
    const end = source.indexOf('>', at);
    if (end < 0) throw fault('a string in hexadecimal has no end');
    let bytes = '';
    let high = -1;
    for (at++; at < end; at++) {
      const code = source.charCodeAt(at);
      const digit = digitOf(code);
      if (digit < 0) {
        if (isSpace(code)) continue;
        throw fault('a string in hexadecimal holds something else');
      }
      if (high < 0) high = digit;
      else {
        bytes += String.fromCharCode(high * 16 + digit);
        high = -1;
      }
    }
    at++;
    // A last digit that stands alone counts as followed by 0.
    return { kind: 'string', bytes: high < 0 ? bytes : bytes + String.fromCharCode(high * 16) };
  };

  const readArray = (): PdfArray => {
    const array: PdfValue[] = [];
    enter();
    while (!ends(']')) array.push(readObject());
    depth--;
    return array;
  };

  const readDict = (): PdfDict => {
    const dict = new Map<string, PdfValue>();
    at++;
    enter();
    while (!ends('>>')) {
      if (source.charCodeAt(at) !== SLASH) throw fault('a dictionary has a key that is no name');
      const key = readName();
      dict.set(key, readObject());
    }
    depth--;
    return dict;
  };

  const enter = (): void => {
    at++;
    if (++depth > MAX_DEPTH) throw fault('objects are nested too deep');
  };

  const ends = (closing: string): boolean => {
    skipSpace();
    if (!source.startsWith(closing, at)) return false;
    at += closing.length;
    return true;
  };

  const fault = (what: string): PdfFault => new PdfFault(`${what} (at byte ${at})`);

  return {
    next,
    readObject,
    readGlyph,
    glyph,
    get at() {
      return at;
    },
    set at(value) {
      at = value;
    },
  };
}

/** Operators are few and come by the hundred thousand: each is made once. */
const operators = new Map<string, Operator>();

function operatorOf(name: string): Operator {
  let operator = operators.get(name);
  if (!operator) {
    operator = { kind: 'operator', name };
    // Hostile bytes must not fill the memory.
    if (name.length <= 3) operators.set(name, operator);
  }
  return operator;
}

const REFERENCE = /[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
  '\r': '',
  '\r\n': '',
};

const [SLASH, PERCENT, LESS, DOT, PLUS, MINUS, ZERO] = [0x2f, 0x25, 0x3c, 0x2e, 0x2b, 0x2d, 0x30];
const [LEFT_PARENTHESIS, LEFT_BRACKET] = [0x28, 0x5b];

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isNumberStart = (code: number): boolean => isDigit(code) || code === DOT || code === MINUS || code === PLUS;
const isLineEnd = (code: number): boolean => code === 0x0a || code === 0x0d;
const isSpace = (code: number): boolean =>
  code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b) || code === 0;

/** The value of each digit, by character code; -1 for what is none. */
const HEX = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

const digitOf = (code: number): number => HEX[code] ?? -1;

/** By character code: true for what neither separates tokens nor is one of its own. */
const REGULAR: readonly boolean[] = Array.from(
  { length: 256 },
  (_, code) => !isSpace(code) && !'()<>[]{}/%'.includes(String.fromCharCode(code)),
);

/** NaN, which `charCodeAt` gives at the end, is not. */
const isRegular = (code: number): boolean => REGULAR[code] === true;
