/** What no line should end within: "24 March", "350 km", "1 to 5", "part 2". */
import { monthStems } from './dates.ts';

export type NoBreak = (text: string) => string;

/** Those that no language translates. */
const UNITS = '%|‰|€|°C|°|[kcm]?m[²³]?|ha|[km]?g|t|[cm]?l|min|[kMGT]?B|[kMG]?W';

/** Between the ends of a range. */
const TO: Readonly<Record<string, string>> = {
  en: 'to',
  de: 'bis',
  es: 'al?',
  fr: 'à|au',
  it: 'al?',
  nl: 'tot',
  sq: 'deri në|deri',
  sr: 'do',
  'sr-cyrl': 'до',
};

/** What a number names one of. With their plurals too much would hold together: "questions 1 to 5". */
const NUMBERED: Readonly<Record<string, string>> = {
  en: 'article chapter exercise figure job no. p. page paragraph part question resolution row section slide step table task worksheet',
  de: 'abb. abbildung absatz abschnitt arbeitsblatt artikel aufgabe folie frage kapitel nr. resolution schritt seite tabelle teil zeile übung',
  es: 'apartado artículo capítulo diapositiva ejercicio ficha figura fila n.º pág. página parte paso pregunta párrafo resolución tabla tarea',
  fr: 'alinéa article chapitre diapositive exercice figure fiche ligne n° page paragraphe partie question résolution section tableau tâche étape',
  it: 'articolo capitolo compito diapositiva domanda esercizio figura n. pagina paragrafo parte passo riga risoluzione scheda sezione tabella',
  nl: 'alinea artikel deel dia figuur hoofdstuk nr. opdracht pagina paragraaf resolutie rij stap tabel vraag werkblad',
  sq: 'detyr faq figur flet hap kapitul nen nr. paragraf pjes pyetj rezolut rresht slajd tabel ushtrim',
  sr: 'br. deo del korak list paragraf pitanj poglavlj red rezolucij slajd slik stav str. stran tabel vežb zadatak zadatk član',
  'sr-cyrl':
    'бр. део дел корак лист параграф питањ поглављ ред резолуциј слајд слик став стр. стран табел вежб задатак задатк члан',
};

/** Of languages whose words end in many ways, those are stems. */
const ENDINGS: Readonly<Record<string, string>> = { sq: '[a-zë]{0,3}', sr: '[a-z]{0,3}', 'sr-cyrl': '[а-я]{0,3}' };

const made = new Map<string, NoBreak>();

/**
 * Makes the blanks no-break spaces between a day and its month ("24. März", "24 de marzo"), a number and its unit, both
 * ends of a range of numbers, and what is numbered and its number.
 */
export function noBreakOf(lang: string): NoBreak {
  const tag = lang.toLowerCase();
  const known = made.get(tag);
  if (known) return known;
  const noBreak = create(tag in TO ? tag : tag.replace(/-.*$/, ''));
  made.set(tag, noBreak);
  return noBreak;
}

function create(lang: string): NoBreak {
  const blank = '[ \\n]';
  // No `\p{L}`: without the flag `u` it takes half the time, and every text of a deck is looked through.
  const kinds = [`\\d${blank}(?:${UNITS})(?![\\dA-Za-z\u00c0-\u1fff])`];
  const to = TO[lang];
  if (to) kinds.push(`\\d${blank}(?:${to})${blank}(?=\\d)`);
  const months = monthStems(lang).join('|');
  if (months) kinds.push(`\\d(?:\\.|st|nd|rd|th|er)?${blank}(?:de${blank})?(?:${months})`);
  // What stands before a blank is looked at from there: looked for at each letter, it takes many times as long.
  // "March 24"
  if (lang === 'en') kinds.push(`${blank}(?=\\d\\d?(?!\\d))(?<=(?:${months})[a-z]*\\.?${blank})`);
  const words = NUMBERED[lang]?.split(' ').map((word) => {
    const [first = '', ...rest] = word;
    return `[${first}${first.toUpperCase()}]${rest.join('').replaceAll('.', '\\.')}`;
  });
  // No letter before them: the end of another word is none of them.
  if (words)
    kinds.push(`${blank}(?=\\d)(?<=(?<![\\dA-Za-z\u00c0-\u1fff])(?:${words.join('|')})${ENDINGS[lang] ?? ''}${blank})`);
  const together = new RegExp(kinds.join('|'), 'g');
  const join = (match: string): string => match.replace(/[ \n]/g, '\u00a0');
  return (text) => (/\d/.test(text) ? text.replace(together, join) : text);
}
