/** A page's content: the text that it paints, with what the marks around it say. */
import type { TextRun } from './document.ts';
import { decodeText, isDict, isStream, isString, type PdfFile } from './file.ts';
import type { FontLoader, LoadedFont } from './fonts.ts';
import { IDENTITY, type Matrix, multiply, scaleOf, toMatrix } from './matrix.ts';
import { createScanner, isOperator, type PdfDict, PdfFault, type PdfValue } from './objects.ts';

/** A run, and the mark (MCID) by which the structure tree knows it. */
export interface MarkedRun {
  readonly run: TextRun;
  readonly mark: number | undefined;
}

export interface PageContent {
  readonly runs: readonly MarkedRun[];
  /** See `PdfPage`. */
  readonly hasFunctionShading: boolean;
}

/** Text that is being painted. */
type OpenRun = { -readonly [Key in keyof TextRun]: TextRun[Key] };

/** What `q` keeps and `Q` brings back. */
interface State {
  readonly matrix: Matrix;
  readonly font: LoadedFont | undefined;
  readonly size: number;
  readonly leading: number;
}

interface Mark {
  readonly id: number | undefined;
  /** Stands for all text within. */
  readonly actualText: string | undefined;
  said: boolean;
}

/** A form within a form within …: Chromium nests one or two. */
const MAX_FORMS = 20;

/** What paints or sets something else than text, and how far apart letters stand, which no place of a run depends on. */
const OTHERS = new Set(
  'w J j M d ri i gs m l c v y h re S s f F f* B B* b b* n W W* CS cs SC sc G g RG rg K k sh Tc Tw Tz Tr Ts MP DP d0 d1 BX EX'.split(
    ' ',
  ),
);

export function readContent(file: PdfFile, page: PdfDict, resources: PdfDict, fonts: FontLoader): PageContent {
  const runs: MarkedRun[] = [];
  const marks: Mark[] = [];
  let hasFunctionShading = false;
  paint(contentOf(file, page), resources, IDENTITY, 0);
  return { runs, hasFunctionShading };

  function paint(content: string, resources: PdfDict, start: Matrix, depth: number): void {
    if (depth > MAX_FORMS) broken('forms are nested too deep');
    const scanner = createScanner(content);
    const kept: State[] = [];
    const marksAround = marks.length;
    const operands: PdfValue[] = [];
    let state: State = { matrix: start, font: undefined, size: 0, leading: 0 };
    let line: Matrix = IDENTITY;
    // How far `Td` went from there: it comes for each glyph, and a new matrix each time would be most of the work.
    let [lineX, lineY] = [0, 0];
    let run: OpenRun | undefined;

    const endRun = (): void => {
      run = undefined;
    };
    const operators: Readonly<Record<string, () => void>> = {
      q: () => void kept.push(state),
      Q: () => {
        state = kept.pop() ?? broken('`Q` without `q`');
      },
      cm: () => {
        state = { ...state, matrix: multiply(matrixOf(operands), state.matrix) };
      },
      BT: () => {
        startLine(IDENTITY);
        endRun();
      },
      ET: endRun,
      Tf: () => {
        state = { ...state, font: fonts.load(resource('Font', operands[0])), size: numberAt(1) };
        endRun();
      },
      TL: () => {
        state = { ...state, leading: numberAt(0) };
      },
      Tm: () => {
        startLine(matrixOf(operands));
      },
      Td: () => move(numberAt(0), numberAt(1)),
      TD: () => {
        state = { ...state, leading: -numberAt(1) };
        move(numberAt(0), numberAt(1));
      },
      'T*': () => move(0, -state.leading),
      Tj: () => {
        show(operands[0]);
        showGlyphs();
      },
      TJ: () => {
        for (const part of file.array(operands[0], 'text')) if (typeof part !== 'number') show(part);
      },
      "'": () => {
        move(0, -state.leading);
        show(operands[0]);
      },
      '"': () => {
        move(0, -state.leading);
        show(operands[2]);
      },
      BMC: () => void marks.push({ id: undefined, actualText: undefined, said: false }),
      BDC: () => {
        const mark = readMark(operands[1], resources);
        marks.push(mark);
        if (mark.id !== undefined) endRun();
      },
      EMC: () => {
        if (marks.length === marksAround) broken('`EMC` without `BDC`');
        if (marks.pop()?.id !== undefined) endRun();
      },
      Do: () => paintObject(operands[0]),
      SCN: noteShading,
      scn: noteShading,
    };

    for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
      if (isOperator(token)) {
        const { name } = token;
        if (Object.hasOwn(operators, name)) operators[name]?.();
        else if (!OTHERS.has(name)) broken(`\`${name.slice(0, 20)}\` is no operator that it knows`);
        operands.length = 0;
      } else operands.push(token);
    }
    marks.length = marksAround;

    function show(value: PdfValue | undefined): void {
      const { font, size, matrix } = state;
      if (!isString(value)) broken('what to show is no text');
      if (!font) broken('text without a font');
      run ??= startRun(font, size, multiply(multiply([1, 0, 0, 1, lineX, lineY], line), matrix));
      const spoken = marks.find(({ actualText }) => actualText !== undefined);
      if (spoken && !spoken.said) run.text += spoken.actualText;
      if (spoken) spoken.said = true;
      for (let at = 0; at < value.bytes.length; at += font.bytesPerCode) {
        const code = codeAt(value.bytes, at, font.bytesPerCode);
        if (code === 0) run.emptyBoxes++;
        if (!spoken) run.text += font.characters.get(code) ?? '\ufffd';
      }
    }

    function showGlyphs(): void {
      const { font } = state;
      const isSpoken = marks.some(({ actualText }) => actualText !== undefined);
      if (!run || isSpoken || font?.bytesPerCode !== 2) return;
      // Joined at once: half a million small additions keep the garbage collector busy.
      const characters: string[] = [];
      while (scanner.readGlyph()) {
        const { x, y, code } = scanner.glyph;
        move(x, y);
        if (code === 0) run.emptyBoxes++;
        characters.push(font.characters.get(code) ?? '\ufffd');
      }
      run.text += characters.join('');
    }

    function startRun({ name }: LoadedFont, size: number, matrix: Matrix): OpenRun {
      const [, , , , x, y] = matrix;
      const started = { text: '', font: name, size: size * scaleOf(matrix), x, y, emptyBoxes: 0 };
      runs.push({ run: started, mark: marks.findLast(({ id }) => id !== undefined)?.id });
      return started;
    }

    function startLine(matrix: Matrix): void {
      line = matrix;
      lineX = 0;
      lineY = 0;
    }

    function move(x: number, y: number): void {
      lineX += x;
      lineY += y;
    }

    function paintObject(name: PdfValue | undefined): void {
      const object = isName(name) ? file.get(resourcesOf('XObject').get(name)) : null;
      if (!isStream(object)) broken('an object to paint is missing');
      // The other kind is a picture.
      if (file.get(object.dict.get('Subtype')) !== 'Form') return;
      const own = file.get(object.dict.get('Matrix'));
      const matrix = own === null ? IDENTITY : matrixOf(file.array(own, 'a matrix').map((each) => file.get(each)));
      const inner = object.dict.has('Resources') ? file.dict(object.dict.get('Resources'), 'resources') : resources;
      paint(file.content(object), inner, multiply(matrix, state.matrix), depth + 1);
    }

    function noteShading(): void {
      const name = operands.at(-1);
      hasFunctionShading ||= isName(name) && isFunctionShading(resourcesOf('Pattern').get(name), 0);
    }

    function resource(kind: string, name: PdfValue | undefined): PdfDict {
      return file.dict(isName(name) ? resourcesOf(kind).get(name) : undefined, `a ${kind.toLowerCase()} of a page`);
    }

    function resourcesOf(kind: string): PdfDict {
      return file.dict(resources.get(kind), 'the resources of a page');
    }

    function numberAt(index: number): number {
      const value = operands[index];
      return typeof value === 'number' ? value : broken('a number is missing');
    }
  }

  /** Of the patterns, a dictionary is a gradient, and a stream a tile, which may hold a gradient under a mask. */
  function isFunctionShading(value: PdfValue | undefined, depth: number): boolean {
    const pattern = file.get(value);
    if (isStream(pattern)) {
      const resources = file.dict(pattern.dict.get('Resources'), 'a pattern');
      const patterns = file.get(resources.get('Pattern'));
      if (!isDict(patterns) || depth > MAX_FORMS) return false;
      return [...patterns.values()].some((inner) => isFunctionShading(inner, depth + 1));
    }
    const shading = isDict(pattern) ? file.get(pattern.get('Shading')) : null;
    return isDict(shading) && file.get(shading.get('ShadingType')) === 1;
  }

  function readMark(properties: PdfValue | undefined, resources: PdfDict): Mark {
    const found = isName(properties) ? file.dict(resources.get('Properties'), 'a mark').get(properties) : properties;
    const mark = file.dict(found, 'a mark');
    const [id, actualText] = [mark.get('MCID'), file.get(mark.get('ActualText'))];
    return {
      id: id === undefined ? undefined : file.number(id, 'a mark'),
      actualText: isString(actualText) ? decodeText(actualText.bytes) : undefined,
      said: false,
    };
  }
}

function contentOf(file: PdfFile, page: PdfDict): string {
  const content = file.get(page.get('Contents'));
  const streams = Array.isArray(content) ? content : content === null ? [] : [content];
  return streams
    .map((stream) => {
      const found = file.get(stream);
      return isStream(found) ? file.content(found) : broken('a part of it is missing');
    })
    .join('\n');
}

const isName = (value: PdfValue | undefined): value is string => typeof value === 'string';

const matrixOf = (values: readonly PdfValue[]): Matrix => toMatrix(values) ?? broken('a matrix has not six numbers');

const codeAt = (bytes: string, at: number, width: 1 | 2): number =>
  width === 1 ? bytes.charCodeAt(at) : (bytes.charCodeAt(at) << 8) | (bytes.charCodeAt(at + 1) || 0);

function broken(what: string): never {
  throw new PdfFault(`the content of a page is broken: ${what}`);
}
