/** The metadata of a PDF in XML (XMP), which catalogues and PDF/UA read. */
import { escapeHtml } from '../../markdown/escape.ts';

export interface About {
  /** A short name that tells this document's source from others. */
  readonly identifier: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly lang: string;
}

export function xmpPacket({ identifier, title, authors, subject, lang }: About, date: Date, producer: string): string {
  const moment = `${date.toISOString().slice(0, 19)}Z`;
  const creators = authors.map((author) => `<rdf:li>${escapeHtml(author)}</rdf:li>`).join('');
  const lines = [
    // The byte order mark says that the packet is UTF-8 (XMP, part 1, 7.3.2).
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    '<dc:format>application/pdf</dc:format>',
    `<dc:identifier>${escapeHtml(identifier)}</dc:identifier>`,
    `<dc:title>${alternative(title)}</dc:title>`,
    creators && `<dc:creator><rdf:Seq>${creators}</rdf:Seq></dc:creator>`,
    subject && `<dc:description>${alternative(subject)}</dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${escapeHtml(lang)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>Lectern</xmp:CreatorTool>`,
    `<xmp:CreateDate>${moment}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${moment}</xmp:ModifyDate>`,
    `<pdf:Producer>${escapeHtml(producer)}</pdf:Producer>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

const alternative = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li></rdf:Alt>`;
