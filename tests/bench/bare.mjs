/**
 * bare.mjs DECK.md OUT: the least that can be called a build, and the measure of all others. marked, one Handlebars
 * template, a copy of reveal.js; no highlighting, no second output, no checks, no ids.
 */
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';
import { marked } from 'marked';

const [source = '', out = ''] = process.argv.slice(2);
const slides = readFileSync(source, 'utf8')
  .split(/\n---\n/)
  .map((slide) => {
    const [body = '', note] = slide.split(/\nNote: /);
    return { html: marked.parse(body), note: note && marked.parse(note) };
  });
const page = Handlebars.compile(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench deck</title>
<link rel="stylesheet" href="reveal/reveal.css"><link rel="stylesheet" href="reveal/theme/black.css"></head>
<body><div class="reveal"><div class="slides">
{{#each slides}}<section>{{{html}}}{{#if note}}<aside class="notes">{{{note}}}</aside>{{/if}}</section>
{{/each}}</div></div><script src="reveal/reveal.js"></script><script src="reveal/plugin/notes.js"></script>
<script>Reveal.initialize({ hash: true, plugins: [RevealNotes] });</script></body></html>`);

mkdirSync(out, { recursive: true });
cpSync(dirname(createRequire(import.meta.url).resolve('reveal.js')), join(out, 'reveal'), { recursive: true });
for (const file of readdirSync(dirname(source))) {
  if (/\.(png|jpe?g|svg)$/.test(file)) copyFileSync(join(dirname(source), file), join(out, file));
}
writeFileSync(join(out, 'index.html'), page({ slides }));
