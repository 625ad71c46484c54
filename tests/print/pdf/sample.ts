/** Small PDFs, put together by hand: object 1 is the catalog. */

export interface Sample {
  readonly objects: readonly string[];
  /** Entries of the trailer besides Size and Root. */
  readonly trailer?: string;
}

export function samplePdf({ objects, trailer = '' }: Sample): Buffer {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + end, 'latin1');
}

export const stream = (content: string, dict = ''): string =>
  `<<${dict}/Length ${content.length}>> stream\n${content}\nendstream`;

/** One page of 720 × 405 points with this content; its font F1 has the letters a to c at 1 to 3. */
export function onePage(content: string, more: Partial<Record<'catalog' | 'page' | 'trailer', string>> = {}): Buffer {
  return samplePdf({
    objects: [
      `<</Type /Catalog /Pages 2 0 R ${more.catalog ?? ''}>>`,
      '<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 720 405]>>',
      `<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> ${more.page ?? ''}>>`,
      stream(content),
      '<</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Plain /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 8 0 R>>',
      '<</Type /Font /Subtype /CIDFontType2 /FontDescriptor 7 0 R>>',
      '<</Type /FontDescriptor /FontFile2 9 0 R>>',
      stream('1 beginbfrange\n<0001> <0003> <0061>\nendbfrange\n1 beginbfchar\n<0004> <00660069>\nendbfchar'),
      stream(''),
      "<</Title (Sample) /CreationDate (D:20261125024804+00'00')>>",
    ],
    trailer: `/Info 10 0 R ${more.trailer ?? ''}`,
  });
}
