/**
 * npm run gallery -- [DECK]
 *
 * Builds a deck (tests/fixtures/gallery by default) and takes a picture of each slide, all steps shown, in three window
 * sizes: dist/gallery/shots/SIZE/N-ID.png, with a contact sheet in dist/gallery/shots/index.html. Another deck goes to
 * dist/gallery-NAME. Says which slides hold something that leaves them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchBrowser } from './browser.mjs';
import { contactSheet } from './contact-sheet.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./contact-sheet.mjs').Shot} Shot */

const sizes = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = join(root, 'tests', 'fixtures', 'gallery');
const deck = process.argv[2] ? resolve(process.argv[2]) : own;
const out = join(root, 'dist', deck === own ? 'gallery' : `gallery-${basename(deck)}`);
const shots = join(out, 'shots');

execFileSync(process.execPath, [join(root, 'lib', 'main.js'), 'build', deck, '--out', out], { stdio: 'inherit' });
rmSync(shots, { recursive: true, force: true });
const browser = await launchBrowser();
try {
  /** @type {Shot[][]} */
  const bySize = await Promise.all(sizes.map((size) => photograph(size)));
  writeFileSync(join(shots, 'index.html'), contactSheet(basename(deck), bySize));
  for (const { id, size, leaves } of bySize.flat()) if (leaves) console.log(`#${id} at ${size}: ${leaves}`);
  console.log(`${bySize[0]?.length ?? 0} slides: ${relative(process.cwd(), join(shots, 'index.html'))}`);
} finally {
  await browser.close();
}

/** @param {{ width: number, height: number }} viewport @returns {Promise<Shot[]>} */
async function photograph(viewport) {
  const size = `${viewport.width}x${viewport.height}`;
  mkdirSync(join(shots, size), { recursive: true });
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.goto(pathToFileURL(join(out, 'index.html')).href);
  await page.locator('.slides section.present').first().waitFor();
  const slides = page.locator('.slides > section:not(.stack), .slides > section.stack > section');
  const ids = await slides.evaluateAll((sections) => sections.map((section) => section.id));
  const taken = [];
  for (const [index, id] of ids.entries()) {
    await show(page, id);
    const number = String(index + 1).padStart(String(ids.length).length, '0');
    const file = `${size}/${number}-${id.replace(/[/\\:*?"<>|]/g, '_')}.png`;
    await page.screenshot({ path: join(shots, file), animations: 'disabled' });
    taken.push({ id, size, file, leaves: await whatLeaves(page, id) });
  }
  await page.close();
  return taken;
}

/** Goes to a slide, shows all its steps and waits until fonts and pictures are there. @param {Page} page @param {string} id */
async function show(page, id) {
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#${encodeURIComponent(id)}`,
  );
  const section = page.locator(`.slides section.present[id=${JSON.stringify(id)}]`);
  await section.waitFor({ timeout: 5_000 });
  await section.evaluate(async (slide) => {
    for (const step of slide.querySelectorAll('.fragment:not(.fade-out, .code-step)')) step.classList.add('visible');
    await document.fonts.ready;
    await Promise.allSettled(Array.from(slide.querySelectorAll('img'), (image) => image.decode()));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** The first thing that reaches out of the slide, decoration apart; empty if nothing does. @param {Page} page @param {string} id */
function whatLeaves(page, id) {
  return page.locator(`.slides section[id=${JSON.stringify(id)}]`).evaluate((slide) => {
    const box = slide.getBoundingClientRect();
    const scale = box.width / slide.clientWidth;
    for (const element of slide.querySelectorAll(
      '*:not(.notes, .notes *, [aria-hidden="true"], [aria-hidden="true"] *)',
    )) {
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      const beyond = Math.max(box.left - left, box.top - top, right - box.right, bottom - box.bottom) / scale;
      if (beyond > 1)
        return `${element.localName} "${element.textContent?.trim().slice(0, 30)}" by ${Math.round(beyond)} px`;
    }
    return '';
  });
}
