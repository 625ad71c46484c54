/** bare-print.mjs PAGE PDF: the least that can be called printing: a browser is started, a built deck opened and printed. */
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [page = '', pdf = '', executablePath = ''] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
const context = await browser.newContext({ javaScriptEnabled: false });
const window = await context.newPage();
await window.goto(pathToFileURL(page).href);
await window.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
await browser.close();
