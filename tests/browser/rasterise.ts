/** PDF pages as pictures, painted by pdf.js: another eye than the browser that printed them. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';

const require = createRequire(import.meta.url);
const fileOf = (name: string): Buffer => readFileSync(require.resolve(`pdfjs-dist/${name}`));

/** The pages from the first to the last, each as a PNG of this width. */
export async function rasterise(browser: Browser, pdf: Uint8Array, width: number): Promise<Buffer[]> {
  const context = await browser.newContext();
  try {
    const files: Readonly<Record<string, readonly [type: string, body: Buffer]>> = {
      '/': ['text/html', Buffer.from('<!doctype html>')],
      '/pdf.mjs': ['text/javascript', fileOf('legacy/build/pdf.min.mjs')],
      '/worker.mjs': ['text/javascript', fileOf('legacy/build/pdf.worker.min.mjs')],
      '/file.pdf': ['application/pdf', Buffer.from(pdf)],
    };
    await context.route('**/*', (route) => {
      const [contentType, body] = files[new URL(route.request().url()).pathname] ?? [];
      return contentType === undefined ? route.abort() : route.fulfill({ contentType, body: body ?? '' });
    });
    const page = await context.newPage();
    await page.goto('http://lectern.invalid/');
    await page.addScriptTag({ type: 'module', url: '/pdf.mjs' });
    const urls = await page.evaluate(paint, width);
    return urls.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  } finally {
    await context.close();
  }
}

declare const pdfjsLib: typeof import('pdfjs-dist');

/** Runs in the browser. */
async function paint(width: number): Promise<string[]> {
  const { getDocument, GlobalWorkerOptions } = pdfjsLib;
  GlobalWorkerOptions.workerSrc = '/worker.mjs';
  const pdf = await getDocument({ url: '/file.pdf' }).promise;
  const urls: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = Math.round(viewport.height);
    await page.render({ canvas, viewport }).promise;
    urls.push(canvas.toDataURL());
  }
  return urls;
}
