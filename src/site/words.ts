/** What the script says in its own boxes and windows, for each language that Lectern has words in. */
import type { ClientWords } from '../client/data.ts';
import { type Language, languageOf } from '../deck/words.ts';
import { en } from './words/en.ts';

/** A deck has one language: the others need not be loaded. */
export const CLIENT_WORDS: Readonly<Record<Language, () => Promise<ClientWords>>> = {
  en: async () => en,
  de: async () => (await import('./words/de.ts')).de,
  es: async () => (await import('./words/es.ts')).es,
  fr: async () => (await import('./words/fr.ts')).fr,
  it: async () => (await import('./words/it.ts')).it,
  nl: async () => (await import('./words/nl.ts')).nl,
  sq: async () => (await import('./words/sq.ts')).sq,
  sr: async () => (await import('./words/sr.ts')).sr,
  'sr-Cyrl': async () => (await import('./words/sr-cyrl.ts')).srCyrl,
};

/** Those of the language of a deck, else English ones. */
export const clientWords = (lang: string): Promise<ClientWords> => CLIENT_WORDS[languageOf(lang)]();
