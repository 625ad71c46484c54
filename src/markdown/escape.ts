const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes plain text for element content and for attributes, which we always write in double quotes. */
export const escapeHtml = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign) : text;

/** Escapes Markdown text, in which entities such as `&nbsp;` mean what they say. */
export const escapeText = (text: string): string =>
  /[&<>"]/.test(text)
    ? text.replace(/[<>"]|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, (sign) => ESCAPES[sign] ?? sign)
    : text;
