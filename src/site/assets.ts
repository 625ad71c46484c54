/** The files that a deck shows, as its site carries them. */
import { createHash } from 'node:crypto';
import { imageSize } from 'image-size';

export interface Asset {
  /** Relative to the deck's folder. */
  readonly path: string;
  /** The name in `assets/`: readable, with a hash of the content. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly type: string;
  /** Pixels; undefined for what is no picture, or one that cannot be measured. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  bmp: 'image/bmp',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  aac: 'audio/aac',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  weba: 'audio/webm',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mp4: 'video/mp4',
  ogv: 'video/ogg',
  webm: 'video/webm',
  otf: 'font/otf',
  ttf: 'font/ttf',
  woff: 'font/woff',
  woff2: 'font/woff2',
  css: 'text/css',
  csv: 'text/csv',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  txt: 'text/plain',
  vtt: 'text/vtt',
};

export const typeOf = (file: string): string => TYPES[extensionOf(file)] ?? 'application/octet-stream';

export function createAsset(path: string, bytes: Uint8Array): Asset {
  const type = typeOf(path);
  return {
    path,
    file: hashedName(path, bytes),
    bytes,
    type,
    size: type.startsWith('image/') ? measure(bytes) : undefined,
  };
}

/** `images/Brücke 1.png` → `Br-cke-1-0123456789.png`: safe in every address and on every disk. */
export function hashedName(path: string, bytes: Uint8Array | string): string {
  const stem = path
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  // Never digits alone: our own stale files are told from those of others, which may carry a date, by their letters.
  const hash = createHash('sha256')
    .update(bytes)
    .digest('hex')
    .slice(0, 10)
    .replace(/^\d(?=\d{9}$)/, 'a');
  const extension = extensionOf(path);
  return `${stem || 'file'}-${hash}.${/^[a-z0-9]+$/.test(extension) ? extension : 'bin'}`;
}

const extensionOf = (file: string): string => /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

function measure(bytes: Uint8Array): Asset['size'] {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    if (!width || !height) return undefined;
    // A photograph that a camera stored on its side is shown upright.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}
