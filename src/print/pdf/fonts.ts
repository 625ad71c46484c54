/** Fonts: what a glyph's code stands for, and whether the font is in the file. */
import type { PdfFont } from './document.ts';
import { decodeUtf16, isDict, isStream, type PdfFile } from './file.ts';
import { createScanner, isOperator, type PdfDict, PdfFault, type PdfValue } from './objects.ts';

export interface LoadedFont extends PdfFont {
  readonly bytesPerCode: 1 | 2;
  /** The characters of a glyph's code. */
  readonly characters: ReadonlyMap<number, string>;
}

/** Loads each font once. */
export interface FontLoader {
  load(font: PdfDict): LoadedFont;
  loaded(): readonly LoadedFont[];
}

export function createFontLoader(file: PdfFile): FontLoader {
  const fonts = new Map<PdfDict, LoadedFont>();
  return {
    load: (dict) => {
      let font = fonts.get(dict);
      if (!font) {
        font = loadFont(file, dict);
        fonts.set(dict, font);
      }
      return font;
    },
    loaded: () => [...fonts.values()],
  };
}

function loadFont(file: PdfFile, font: PdfDict): LoadedFont {
  const subtype = file.get(font.get('Subtype'));
  if (subtype === 'Type0') return loadComposite(file, font);
  if (subtype !== 'Type3') throw new PdfFault(`a font is of the type ${String(subtype)}`);
  // Its glyphs are drawn in the file itself.
  const descriptor = file.get(font.get('FontDescriptor'));
  const name = isDict(descriptor) ? nameOf(file.get(descriptor.get('FontName'))) : '';
  return { name, embedded: true, bytesPerCode: 1, characters: readToUnicode(file, font) };
}

function loadComposite(file: PdfFile, font: PdfDict): LoadedFont {
  const name = nameOf(file.get(font.get('BaseFont')));
  if (file.get(font.get('Encoding')) !== 'Identity-H')
    throw new PdfFault(`the font ${name} has an encoding of its own`);
  const [first] = file.array(font.get('DescendantFonts'), `the font ${name}`);
  const descriptor = file.dict(file.dict(first, `the font ${name}`).get('FontDescriptor'), `the font ${name}`);
  const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(key));
  return { name, embedded, bytesPerCode: 2, characters: readToUnicode(file, font) };
}

const nameOf = (value: PdfValue): string => (typeof value === 'string' ? value.replace(/^[A-Z]{6}\+/, '') : '');

function readToUnicode(file: PdfFile, font: PdfDict): Map<number, string> {
  const characters = new Map<number, string>();
  const map = file.get(font.get('ToUnicode'));
  if (!isStream(map)) return characters;
  const scanner = createScanner(file.content(map));
  let operands: PdfValue[] = [];
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (!isOperator(token)) {
      operands.push(token);
      continue;
    }
    if (token.name === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2) {
        characters.set(codeOf(operands[at]), decodeUtf16(bytesOf(operands[at + 1])));
      }
    } else if (token.name === 'endbfrange') addRanges(operands, characters);
    operands = [];
  }
  return characters;
}

/** Each range is the first code, the last one, and the characters of the first, or a list of all. */
function addRanges(operands: readonly PdfValue[], characters: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [first, last, target] = [codeOf(operands[at]), codeOf(operands[at + 1]), operands[at + 2]];
    if (last - first > 0xffff) throw new PdfFault('a range of glyphs is too long');
    for (let code = first; code <= last; code++) {
      if (Array.isArray(target)) characters.set(code, decodeUtf16(bytesOf(target[code - first])));
      else characters.set(code, addToLast(decodeUtf16(bytesOf(target)), code - first));
    }
  }
}

const addToLast = (text: string, step: number): string =>
  text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + step);

const codeOf = (value: PdfValue | undefined): number =>
  Array.from(bytesOf(value)).reduce((code, byte) => code * 256 + byte.charCodeAt(0), 0);

function bytesOf(value: PdfValue | undefined): string {
  if (typeof value === 'object' && value !== null && 'bytes' in value) return value.bytes;
  throw new PdfFault('a map from glyphs to characters is damaged');
}
