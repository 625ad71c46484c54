/** The few words that Lectern itself puts on slides, by language. */
export interface Words {
  readonly part: (place: number, count: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly slides: (count: number) => string;
  readonly tasks: (count: number) => string;
  readonly slideOf: (number: number, total: number) => string;
  /** "Slide 26": under a slide on paper. */
  readonly slide: (number: number) => string;
  readonly source: string;
  readonly notes: string;
  /** Over the notes of a lesson with answers. */
  readonly teachersNotes: string;
  /** On paper: who holds it. */
  readonly teachersEdition: string;
  readonly studentEdition: string;
  /** Behind the first few sources under a slide on paper. */
  readonly andMore: (count: number) => string;
  /** At the top of a handout, each before a line to write on. */
  readonly name: string;
  readonly class: string;
  readonly date: string;
  readonly references: string;
  readonly note: string;
  readonly tip: string;
  readonly warning: string;
  readonly important: string;
  /** What a ticked and an empty box of a list say to those who hear them. */
  readonly done: string;
  readonly toDo: string;
  readonly answer: string;
  readonly right: string;
  readonly wrong: string;
  /** A gap to fill in, read aloud. */
  readonly gap: string;
  readonly timeLeft: string;
  /** "of 5 minutes", "of 2.5 minutes", "of 75 seconds": under a countdown. */
  readonly ofMinutes: (minutes: number) => string;
  readonly ofSeconds: (seconds: number) => string;
  /** In place of the figure when no time is left. */
  readonly timeUp: string;
  readonly startStop: string;
  /** The title of the handout's sheet with the tables behind charts and maps. */
  readonly dataOfDrawings: string;
  /** Over the places of a map in degrees. */
  readonly position: string;
}

/** The languages that Lectern has words in. */
export type Language = 'en' | 'de' | 'es' | 'fr' | 'it' | 'nl' | 'sq' | 'sr' | 'sr-Cyrl';

/** The words of a language tag: its own, else its language's, else English. */
export const wordsOf = (lang: string): Words => WORDS[languageOf(lang)];

/** A tag is shortened until it is known (RFC 4647, lookup): `sr-Cyrl-RS` is `sr-Cyrl`, and `de-AT` is `de`. */
export function languageOf(lang: string): Language {
  for (let tag = lang.toLowerCase(); tag !== ''; tag = tag.replace(/-?[^-]*$/, '')) {
    const known = LANGUAGES.get(tag);
    if (known) return known;
  }
  return 'en';
}

const english: Words = {
  part: (place, count) => `Part ${place} of ${count}`,
  minutes: (minutes) => `${minutes} minute${minutes === 1 ? '' : 's'}`,
  slides: (count) => `${count} slide${count === 1 ? '' : 's'}`,
  tasks: (count) => `${count} task${count === 1 ? '' : 's'}`,
  slideOf: (number, total) => `slide ${number} of ${total}`,
  slide: (number) => `Slide ${number}`,
  source: 'Source',
  notes: 'Notes',
  teachersNotes: 'Teacher’s notes',
  teachersEdition: 'Teacher’s edition: with answers',
  studentEdition: 'Student edition',
  andMore: (count) => `and ${count} more`,
  name: 'Name',
  class: 'Class',
  date: 'Date',
  references: 'References',
  note: 'Note',
  tip: 'Tip',
  warning: 'Warning',
  important: 'Important',
  done: 'done',
  toDo: 'to do',
  answer: 'Answer',
  right: 'Right',
  wrong: 'Wrong',
  gap: 'gap',
  timeLeft: 'Time left',
  ofMinutes: (minutes) => `of ${minutes} minute${minutes === 1 ? '' : 's'}`,
  ofSeconds: (seconds) => `of ${seconds} second${seconds === 1 ? '' : 's'}`,
  timeUp: 'Time',
  startStop: 'Start or stop the time',
  dataOfDrawings: 'Data of the drawings',
  position: 'Latitude, longitude',
};

const decimalComma = (value: number): string => String(value).replace('.', ',');

/** Slavic counting: 1, 21 … take the first form, 2 to 4, 22 to 24 … the second, all others the third. */
function slavic(count: number, one: string, few: string, many: string): string {
  const unit = count % 10;
  const teen = count % 100 >= 11 && count % 100 <= 14;
  if (!Number.isInteger(count)) return few;
  if (unit === 1 && !teen) return one;
  return unit >= 2 && unit <= 4 && !teen ? few : many;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: english,
  de: {
    part: (place, count) => `Teil ${place} von ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} ${minutes === 1 ? 'Minute' : 'Minuten'}`,
    slides: (count) => `${count} ${count === 1 ? 'Folie' : 'Folien'}`,
    tasks: (count) => `${count} ${count === 1 ? 'Aufgabe' : 'Aufgaben'}`,
    slideOf: (number, total) => `Folie ${number} von ${total}`,
    slide: (number) => `Folie ${number}`,
    source: 'Quelle',
    notes: 'Notizen',
    teachersNotes: 'Notizen für die Lehrkraft',
    teachersEdition: 'Ausgabe für Lehrkräfte: mit Lösungen',
    studentEdition: 'Ausgabe für Lernende',
    andMore: (count) => `und ${count} weitere`,
    name: 'Name',
    class: 'Klasse',
    date: 'Datum',
    references: 'Quellen',
    note: 'Hinweis',
    tip: 'Tipp',
    warning: 'Achtung',
    important: 'Wichtig',
    done: 'erledigt',
    toDo: 'offen',
    answer: 'Antwort',
    right: 'Richtig',
    wrong: 'Falsch',
    gap: 'Lücke',
    timeLeft: 'Restzeit',
    ofMinutes: (minutes) => `von ${decimalComma(minutes)} ${minutes === 1 ? 'Minute' : 'Minuten'}`,
    ofSeconds: (seconds) => `von ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`,
    timeUp: 'Zeit',
    startStop: 'Zeit starten oder anhalten',
    dataOfDrawings: 'Daten der Zeichnungen',
    position: 'Breite, Länge',
  },
  es: {
    part: (place, count) => `Parte ${place} de ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} minuto${minutes === 1 ? '' : 's'}`,
    slides: (count) => `${count} diapositiva${count === 1 ? '' : 's'}`,
    tasks: (count) => `${count} tarea${count === 1 ? '' : 's'}`,
    slideOf: (number, total) => `diapositiva ${number} de ${total}`,
    slide: (number) => `Diapositiva ${number}`,
    source: 'Fuente',
    notes: 'Notas',
    teachersNotes: 'Notas para el docente',
    teachersEdition: 'Edición docente: con respuestas',
    studentEdition: 'Edición para estudiantes',
    andMore: (count) => `y ${count} más`,
    name: 'Nombre',
    class: 'Clase',
    date: 'Fecha',
    references: 'Referencias',
    note: 'Nota',
    tip: 'Consejo',
    warning: 'Atención',
    important: 'Importante',
    done: 'hecho',
    toDo: 'pendiente',
    answer: 'Respuesta',
    right: 'Correcto',
    wrong: 'Incorrecto',
    gap: 'hueco',
    timeLeft: 'Tiempo restante',
    ofMinutes: (minutes) => `de ${decimalComma(minutes)} minuto${minutes === 1 ? '' : 's'}`,
    ofSeconds: (seconds) => `de ${seconds} segundo${seconds === 1 ? '' : 's'}`,
    timeUp: 'Tiempo',
    startStop: 'Iniciar o parar el tiempo',
    dataOfDrawings: 'Datos de los dibujos',
    position: 'Latitud, longitud',
  },
  fr: {
    part: (place, count) => `Partie ${place} sur ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} minute${minutes < 2 ? '' : 's'}`,
    slides: (count) => `${count} diapositive${count < 2 ? '' : 's'}`,
    tasks: (count) => `${count} tâche${count < 2 ? '' : 's'}`,
    slideOf: (number, total) => `diapositive ${number} sur ${total}`,
    slide: (number) => `Diapositive ${number}`,
    source: 'Source',
    notes: 'Notes',
    teachersNotes: 'Notes pour l’enseignant',
    teachersEdition: 'Édition enseignant : avec réponses',
    studentEdition: 'Édition élève',
    andMore: (count) => `et ${count} de plus`,
    name: 'Nom',
    class: 'Classe',
    date: 'Date',
    references: 'Références',
    note: 'Remarque',
    tip: 'Conseil',
    warning: 'Attention',
    important: 'Important',
    done: 'fait',
    toDo: 'à faire',
    answer: 'Réponse',
    right: 'Juste',
    wrong: 'Faux',
    gap: 'blanc à remplir',
    timeLeft: 'Temps restant',
    ofMinutes: (minutes) => `sur ${decimalComma(minutes)} minute${minutes < 2 ? '' : 's'}`,
    ofSeconds: (seconds) => `sur ${seconds} seconde${seconds < 2 ? '' : 's'}`,
    timeUp: 'Temps',
    startStop: 'Démarrer ou arrêter le temps',
    dataOfDrawings: 'Données des dessins',
    position: 'Latitude, longitude',
  },
  it: {
    part: (place, count) => `Parte ${place} di ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} minut${minutes === 1 ? 'o' : 'i'}`,
    slides: (count) => `${count} diapositiv${count === 1 ? 'a' : 'e'}`,
    tasks: (count) => `${count} compit${count === 1 ? 'o' : 'i'}`,
    slideOf: (number, total) => `diapositiva ${number} di ${total}`,
    slide: (number) => `Diapositiva ${number}`,
    source: 'Fonte',
    notes: 'Note',
    teachersNotes: 'Note per l’insegnante',
    teachersEdition: 'Edizione per l’insegnante: con risposte',
    studentEdition: 'Edizione per gli studenti',
    andMore: (count) => `e ${count} ${count === 1 ? 'altra' : 'altre'}`,
    name: 'Nome',
    class: 'Classe',
    date: 'Data',
    references: 'Riferimenti',
    note: 'Nota',
    tip: 'Consiglio',
    warning: 'Attenzione',
    important: 'Importante',
    done: 'fatto',
    toDo: 'da fare',
    answer: 'Risposta',
    right: 'Giusto',
    wrong: 'Sbagliato',
    gap: 'spazio da riempire',
    timeLeft: 'Tempo rimasto',
    ofMinutes: (minutes) => `di ${decimalComma(minutes)} minut${minutes === 1 ? 'o' : 'i'}`,
    ofSeconds: (seconds) => `di ${seconds} second${seconds === 1 ? 'o' : 'i'}`,
    timeUp: 'Tempo',
    startStop: 'Avviare o fermare il tempo',
    dataOfDrawings: 'Dati dei disegni',
    position: 'Latitudine, longitudine',
  },
  nl: {
    part: (place, count) => `Deel ${place} van ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} ${minutes === 1 ? 'minuut' : 'minuten'}`,
    slides: (count) => `${count} dia${count === 1 ? '' : '’s'}`,
    tasks: (count) => `${count} ${count === 1 ? 'opdracht' : 'opdrachten'}`,
    slideOf: (number, total) => `dia ${number} van ${total}`,
    slide: (number) => `Dia ${number}`,
    source: 'Bron',
    notes: 'Notities',
    teachersNotes: 'Notities voor de docent',
    teachersEdition: 'Docenteneditie: met antwoorden',
    studentEdition: 'Leerlingeneditie',
    andMore: (count) => `en nog ${count}`,
    name: 'Naam',
    class: 'Klas',
    date: 'Datum',
    references: 'Bronnen',
    note: 'Opmerking',
    tip: 'Tip',
    warning: 'Let op',
    important: 'Belangrijk',
    done: 'klaar',
    toDo: 'te doen',
    answer: 'Antwoord',
    right: 'Goed',
    wrong: 'Fout',
    gap: 'invulplek',
    timeLeft: 'Resterende tijd',
    ofMinutes: (minutes) => `van ${decimalComma(minutes)} ${minutes === 1 ? 'minuut' : 'minuten'}`,
    ofSeconds: (seconds) => `van ${seconds} ${seconds === 1 ? 'seconde' : 'seconden'}`,
    timeUp: 'Tijd',
    startStop: 'Tijd starten of stoppen',
    dataOfDrawings: 'Gegevens van de tekeningen',
    position: 'Breedte, lengte',
  },
  sq: {
    part: (place, count) => `Pjesa ${place} nga ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} minut${minutes === 1 ? 'ë' : 'a'}`,
    slides: (count) => `${count} slajd${count === 1 ? '' : 'e'}`,
    tasks: (count) => `${count} detyr${count === 1 ? 'ë' : 'a'}`,
    slideOf: (number, total) => `slajdi ${number} nga ${total}`,
    slide: (number) => `Slajdi ${number}`,
    source: 'Burimi',
    notes: 'Shënime',
    teachersNotes: 'Shënime për mësuesin',
    teachersEdition: 'Botimi për mësuesin: me përgjigje',
    studentEdition: 'Botimi për nxënësit',
    andMore: (count) => `dhe ${count} të tjera`,
    name: 'Emri',
    class: 'Klasa',
    date: 'Data',
    references: 'Burimet',
    note: 'Shënim',
    tip: 'Këshillë',
    warning: 'Kujdes',
    important: 'E rëndësishme',
    done: 'e kryer',
    toDo: 'për t’u kryer',
    answer: 'Përgjigja',
    right: 'E saktë',
    wrong: 'E gabuar',
    gap: 'vend bosh',
    timeLeft: 'Koha e mbetur',
    ofMinutes: (minutes) => `nga ${decimalComma(minutes)} minut${minutes === 1 ? 'ë' : 'a'}`,
    ofSeconds: (seconds) => `nga ${seconds} sekond${seconds === 1 ? 'ë' : 'a'}`,
    timeUp: 'Koha',
    startStop: 'Nis ose ndal kohën',
    dataOfDrawings: 'Të dhënat e vizatimeve',
    position: 'Gjerësia, gjatësia',
  },
  sr: {
    part: (place, count) => `${place}. deo od ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} ${slavic(minutes, 'minut', 'minuta', 'minuta')}`,
    slides: (count) => `${count} ${slavic(count, 'slajd', 'slajda', 'slajdova')}`,
    tasks: (count) => `${count} ${slavic(count, 'zadatak', 'zadatka', 'zadataka')}`,
    slideOf: (number, total) => `slajd ${number} od ${total}`,
    slide: (number) => `Slajd ${number}`,
    source: 'Izvor',
    notes: 'Beleške',
    teachersNotes: 'Beleške za nastavnika',
    teachersEdition: 'Izdanje za nastavnike: sa odgovorima',
    studentEdition: 'Izdanje za učenike',
    andMore: (count) => `i još ${count}`,
    name: 'Ime',
    class: 'Razred',
    date: 'Datum',
    references: 'Izvori',
    note: 'Napomena',
    tip: 'Savet',
    warning: 'Pažnja',
    important: 'Važno',
    done: 'urađeno',
    toDo: 'preostaje',
    answer: 'Odgovor',
    right: 'Tačno',
    wrong: 'Netačno',
    gap: 'praznina',
    timeLeft: 'Preostalo vreme',
    ofMinutes: (minutes) => `od ${decimalComma(minutes)} minuta`,
    ofSeconds: (seconds) => `od ${seconds} ${slavic(seconds, 'sekunde', 'sekunde', 'sekundi')}`,
    timeUp: 'Vreme',
    startStop: 'Pokreni ili zaustavi vreme',
    dataOfDrawings: 'Podaci sa crteža',
    position: 'Širina, dužina',
  },
  'sr-Cyrl': {
    part: (place, count) => `${place}. део од ${count}`,
    minutes: (minutes) => `${decimalComma(minutes)} ${slavic(minutes, 'минут', 'минута', 'минута')}`,
    slides: (count) => `${count} ${slavic(count, 'слајд', 'слајда', 'слајдова')}`,
    tasks: (count) => `${count} ${slavic(count, 'задатак', 'задатка', 'задатака')}`,
    slideOf: (number, total) => `слајд ${number} од ${total}`,
    slide: (number) => `Слајд ${number}`,
    source: 'Извор',
    notes: 'Белешке',
    teachersNotes: 'Белешке за наставника',
    teachersEdition: 'Издање за наставнике: са одговорима',
    studentEdition: 'Издање за ученике',
    andMore: (count) => `и још ${count}`,
    name: 'Име',
    class: 'Разред',
    date: 'Датум',
    references: 'Извори',
    note: 'Напомена',
    tip: 'Савет',
    warning: 'Пажња',
    important: 'Важно',
    done: 'урађено',
    toDo: 'преостаје',
    answer: 'Одговор',
    right: 'Тачно',
    wrong: 'Нетачно',
    gap: 'празнина',
    timeLeft: 'Преостало време',
    ofMinutes: (minutes) => `од ${decimalComma(minutes)} минута`,
    ofSeconds: (seconds) => `од ${seconds} ${slavic(seconds, 'секунде', 'секунде', 'секунди')}`,
    timeUp: 'Време',
    startStop: 'Покрени или заустави време',
    dataOfDrawings: 'Подаци са цртежа',
    position: 'Ширина, дужина',
  },
};

const LANGUAGES = new Map((Object.keys(WORDS) as Language[]).map((language) => [language.toLowerCase(), language]));
