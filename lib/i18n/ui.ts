/** The words of the pages: messages, people's own text, names and dates, as one person has set them. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { ReactNode } from 'react';
import { rubyNodes } from '@/components/ui/ruby';
import { formatDay, formatDayTime, formatMonth, formatTime, type Language } from '@/lib/dates';
import { annotate, annotateMarked } from '@/lib/reading/analyser';
import { putBack, setAside, stripMarks } from '@/lib/reading/aozora';
import { type Level, nameSegments } from '@/lib/reading/model';
import { MESSAGES } from './messages';
import type { Locale, Settings } from './settings';

export type { Locale, Settings } from './settings';

/** A name with its own reading, and what is said of them behind it: 「（店長）」. */
export type Named = { name: string; reading?: string | null; after?: string };
export type Values = Record<string, string | number | Named | Named[]>;

export type Ui = {
  locale: Locale;
  settings: Settings;
  /** A message as a plain string: attributes, <title>, mail. */
  text(key: string, values?: Values): string;
  /** The same with furigana as the person has set it. */
  t(key: string, values?: Values): ReactNode;
  /** People's own words with automatic furigana. Line breaks are the caller's. */
  say(text: string): ReactNode;
  /** A name with its own reading. */
  name(name: string, reading?: string | null): ReactNode;
  day(d: Date | string): string;
  time(d: Date | string): string;
  dayTime(d: Date | string): string;
  month(d: Date | string): string;
};

// Intl knows no 'ja-easy'; easy Japanese is Japanese.
const intlLocale = (locale: Locale) => (locale === 'en' ? 'en' : 'ja');

// Braces, quotes and tags need the ICU formatter; most messages hold none. Each is read once.
const formats: Record<Locale, Map<string, IntlMessageFormat | null>> = { ja: new Map(), 'ja-easy': new Map(), en: new Map() };

function formatOf(locale: Locale, text: string): IntlMessageFormat | null {
  let format = formats[locale].get(text);
  if (format === undefined) {
    format = /[{}<']/.test(text) ? new IntlMessageFormat(text, intlLocale(locale)) : null;
    formats[locale].set(text, format);
  }
  return format;
}

/** The message with its marks of readings still in it. Values cannot bring marks of their own (see aozora.ts). */
function raw(locale: Locale, key: string, values?: Values): string {
  let from = locale;
  let text = MESSAGES[locale].get(key);
  if (text === undefined) {
    if (process.env.NODE_ENV !== 'production') throw new Error(`no message '${key}' in ${locale}`);
    from = 'ja';
    text = MESSAGES.ja.get(key);
    if (text === undefined) return key;
  }
  const format = formatOf(from, text);
  if (!format) return text;
  const safe: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values ?? {})) {
    if (typeof value === 'string') safe[name] = setAside(value);
    else if (typeof value === 'number') safe[name] = value;
    else
      safe[name] = [value]
        .flat()
        .map(markedName)
        .join(putBack(MESSAGES[from].get('common.listSeparator') ?? ''));
  }
  return String(format.format(safe));
}

/** A name within a message: its own reading is marked, so that the dictionary does not guess at it. */
const markedName = ({ name, reading, after = '' }: Named) =>
  nameSegments(setAside(name), reading && setAside(reading), 'all')
    .map((s) => (s.reading ? `｜${s.text}《${s.reading}》` : s.text))
    .join('') + setAside(after);

const plain = (text: string) => putBack(stripMarks(text));

const made = new Map<string, Ui>();
// Messages without values are the same node for everybody with the same language and furigana.
const nodes = new Map<string, Map<string, ReactNode>>();

/** One object per combination of settings (a few hundred at most), made once. */
export function makeUi(settings: Settings): Ui {
  const id = `${settings.locale}|${settings.furigana}|${settings.textSize}|${settings.font}|${settings.contrast}|${settings.motion}`;
  let ui = made.get(id);
  if (!ui) made.set(id, (ui = build(settings)));
  return ui;
}

function build(settings: Settings): Ui {
  const { locale } = settings;
  const furigana: Level = settings.furigana;
  const language: Language = locale === 'en' ? 'en' : 'ja';
  const withRuby = furigana !== 'none' && language === 'ja';
  const nodesId = `${locale}|${furigana}`;
  let known = nodes.get(nodesId);
  if (!known) nodes.set(nodesId, (known = new Map()));

  const text: Ui['text'] = (key, values) => plain(raw(locale, key, values));
  return {
    locale,
    settings,
    text,
    t: !withRuby
      ? text
      : (key, values) => {
          if (values) return rubyNodes(annotateMarked(raw(locale, key, values), furigana));
          let node = known.get(key);
          if (node === undefined) known.set(key, (node = rubyNodes(annotateMarked(raw(locale, key), furigana))));
          return node;
        },
    say: furigana === 'none' ? (own) => own : (own) => rubyNodes(annotate(own, furigana)),
    name: (name, reading) => rubyNodes(nameSegments(name, reading, furigana)),
    day: (d) => formatDay(d, language),
    time: (d) => formatTime(d, language),
    dayTime: (d) => formatDayTime(d, language),
    month: (d) => formatMonth(d, language),
  };
}
