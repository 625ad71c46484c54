/** Objects as they stand in a file. */
import { isDict, isReference, isStream, isString } from './file.ts';
import { type PdfDict, PdfFault, type PdfString, type PdfValue } from './objects.ts';

export function writeObject(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `/${value.replace(/[^!$&-'*-.0-;=?-Z^-z|~]/g, (sign) => `#${toHex(sign)}`)}`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isReference(value)) return `${value.id} 0 R`;
  if (isString(value)) return writeString(value);
  if (isDict(value)) return writeDict(value);
  if (isStream(value)) throw new PdfFault('a stream is no value');
  return `[${value.map(writeObject).join(' ')}]`;
}

/** A text for people: plain if it is ASCII, else UTF-16. */
export function textString(text: string): PdfString {
  if (/^[ -~]*$/.test(text)) return { kind: 'string', bytes: text };
  const bytes = Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    return String.fromCharCode(unit >> 8, unit & 255);
  });
  return { kind: 'string', bytes: `\xfe\xff${bytes.join('')}` };
}

const writeDict = (dict: PdfDict): string =>
  `<<${[...dict].map(([key, value]) => `${writeObject(key)} ${writeObject(value)}`).join('\n')}>>`;

const writeString = ({ bytes }: PdfString): string =>
  /^[ -~]*$/.test(bytes) ? `(${bytes.replace(/[\\()]/g, '\\$&')})` : `<${toHex(bytes)}>`;

const toHex = (bytes: string): string =>
  Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
