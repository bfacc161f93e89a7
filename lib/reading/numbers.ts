/**
 * Reads numbers with their counters, with the changes of sound (一回 いっかい, 三本 さんぼん, 二十日 はつか): the dictionary
 * reads digit by digit. With figures (3回) the figure speaks for itself and only the counter is read, except where
 * the two melt together (3日 みっか, 1人 ひとり, 4月 しがつ).
 */
import { COUNTERS, type Counter } from './data/counters';
import { isKanji } from './model';

export type Part = readonly [text: string, reading?: string];
export type NumberMatch = { length: number; parts: Part[] };

const DIGITS = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];
const KANJI_DIGITS = '〇一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 億: 100_000_000 };

const NUMBER_COUNTER_FORMS = Object.keys(COUNTERS).sort((a, b) => b.length - a.length);
/** Ways to write か in か月, か所. */
const KA = /^[ヶヵカケケ箇ｶｹ個](?=[月所国])/;
/** What may follow a counter and is read with it. */
const AFTER: Record<string, string> = {
  後: 'ご',
  前: 'まえ',
  間: 'かん',
  目: 'め',
  半: 'はん',
  頃: 'ごろ',
  中: 'ちゅう',
  以降: 'いこう',
  以上: 'いじょう',
  以内: 'いない',
  以下: 'いか',
  未満: 'みまん',
};
const AFTER_FORMS = Object.keys(AFTER).sort((a, b) => b.length - a.length);

const DAYS: Record<number, string> = {
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
};
const THINGS = ['', 'ひと', 'ふた', 'みっ', 'よっ', 'いつ', 'むっ', 'なな', 'やっ', 'ここの'];
const WEEKDAYS: Record<string, string> = { 月: 'げつ', 火: 'か', 水: 'すい', 木: 'もく', 金: 'きん', 土: 'ど', 日: 'にち' };

/** 1234 → せんにひゃくさんじゅうよん. Whole numbers from 0 up to 9999億. */
export function readNumber(n: number): string {
  if (n === 0) return 'ぜろ';
  const group = (g: number, inner: boolean): string => {
    const th = Math.floor(g / 1000),
      h = Math.floor((g % 1000) / 100),
      t = Math.floor((g % 100) / 10);
    return (
      (th === 0
        ? ''
        : th === 1
          ? inner
            ? 'いっせん'
            : 'せん'
          : th === 3
            ? 'さんぜん'
            : th === 8
              ? 'はっせん'
              : `${DIGITS[th]}せん`) +
      (h === 0
        ? ''
        : h === 1
          ? 'ひゃく'
          : h === 3
            ? 'さんびゃく'
            : h === 6
              ? 'ろっぴゃく'
              : h === 8
                ? 'はっぴゃく'
                : `${DIGITS[h]}ひゃく`) +
      (t === 0 ? '' : t === 1 ? 'じゅう' : `${DIGITS[t]}じゅう`) +
      DIGITS[g % 10]
    );
  };
  const oku = Math.floor(n / 100_000_000),
    man = Math.floor((n % 100_000_000) / 10_000),
    rest = n % 10_000;
  return (oku ? `${group(oku, true)}おく` : '') + (man ? `${group(man, true)}まん` : '') + group(rest, false);
}

/** 三十二 → 32, 二〇二六 → 2026. NaN when it is no number. */
export function kanjiNumber(text: string): number {
  if (!/[十百千万億]/.test(text)) {
    if (text.length > 1 && !text.includes('〇') && text.length < 3) return Number.NaN;
    return Number([...text].map((c) => KANJI_DIGITS.indexOf(c)).join(''));
  }
  let total = 0,
    section = 0,
    digit = 0;
  for (const c of text) {
    const d = KANJI_DIGITS.indexOf(c);
    const unit = UNITS[c];
    if (d >= 0) digit = digit * 10 + d;
    else if (unit === undefined) return Number.NaN;
    else if (unit >= 10_000) {
      total += (section + digit || 1) * unit;
      section = 0;
      digit = 0;
    } else {
      section += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + section + digit;
}

const voiced = (s: string) =>
  s.replace(/^[かきくけこはひふへほ]/, (c) => 'がぎぐげごばびぶべぼ'['かきくけこはひふへほ'.indexOf(c)]!);
const popped = (s: string) => s.replace(/^[はひふへほ]/, (c) => 'ぱぴぷぺぽ'['はひふへほ'.indexOf(c)]!);

// The number's reading and the counter's, once they have met.
function meet(n: number, c: Counter): { number: string; counter: string; melted: boolean } {
  let number = readNumber(n);
  let counter = c.reading;
  let melted = false;
  const last = n % 10;
  const swap = (from: string, to: string) => {
    number = number.slice(0, -from.length) + to;
  };
  if (last === 4 && c.four) {
    swap('よん', c.four);
    melted = true;
  }
  if (last === 7 && c.seven) {
    swap('なな', c.seven);
    melted = true;
  }
  if (last === 9 && c.nine) {
    swap('きゅう', c.nine);
    melted = true;
  }
  const m = c.meets ?? 'plain';
  if (m === 'plain' || n === 0) return { number, counter, melted };
  const small = (from: string, to: string) => {
    if (number.endsWith(from)) swap(from, to);
  };
  if (last === 1) small('いち', 'いっ');
  if (last === 8) small('はち', 'はっ');
  if (n % 100 === 10 || (last === 0 && n % 100 !== 0)) small('じゅう', 'じゅっ');
  if (m !== 's' && m !== 't') {
    if (last === 6) small('ろく', 'ろっ');
    if (n % 1000 === 100) small('ひゃく', 'ひゃっ');
  }
  if (m === 'h' || m === 'f') {
    if (/[っ]$/.test(number)) counter = popped(counter);
    else if (last === 3 || number.endsWith('せん') || number.endsWith('まん'))
      counter = m === 'h' ? voiced(counter) : popped(counter);
    else if (last === 4 && m === 'f') counter = popped(counter);
  }
  if (last === 3 && c.three) counter = c.three;
  return { number, counter, melted };
}

const FIGURES = /^[0-9０-９](?:[0-9０-９]|[,，.．](?=[0-9０-９]))*/;
const KANJI_FIGURES = /^[〇一二三四五六七八九十百千万億]+/;
const VAGUE = /^[数何幾](?:十|百|千|万)*/;
const VAGUE_READINGS: Record<string, string> = {
  数: 'すう',
  何: 'なん',
  幾: 'いく',
  十: 'じゅう',
  百: 'ひゃく',
  千: 'ぜん',
  万: 'まん',
};

const startsWithAny = (text: string, forms: string[]) => forms.find((f) => text.startsWith(f));

function counterAt(rest: string): { text: string; counter: Counter; key: string } | null {
  const ka = KA.exec(rest);
  const normal = ka ? `か${rest.slice(1)}` : rest;
  const key = startsWithAny(normal, NUMBER_COUNTER_FORMS);
  if (!key) return null;
  return { text: rest.slice(0, key.length), counter: COUNTERS[key]!, key };
}

/** 前 and 中 belong to lengths of time; 後 and the rest too. */
function afterAt(rest: string, key: string): [string, string] | null {
  const form = startsWithAny(rest, AFTER_FORMS);
  if (!form || (form === '中' && key !== '月')) return null;
  if ((form === '間' || form === '目') && /[間目]$/.test(key)) return null;
  return [form, AFTER[form]!];
}

/**
 * The number with its counter that starts at `at`, or null. `before` decides 一日 (ついたち after a month, else いちにち).
 * `isBoundary` says where words may end: kanji that go on (三回転, 統一回答) are left to the dictionary.
 */
export function matchNumber(text: string, at: number, isBoundary: (i: number) => boolean): NumberMatch | null {
  const weekdays = matchWeekdays(text, at);
  if (weekdays) return weekdays;
  let i = at;
  const parts: Part[] = [];
  if (text[i] === '第') {
    parts.push(['第', 'だい']);
    i++;
  }
  const rest = text.slice(i, i + 24);
  const figures = FIGURES.exec(rest)?.[0];
  const kanji = figures ? undefined : KANJI_FIGURES.exec(rest)?.[0];
  const vague = figures || kanji ? undefined : VAGUE.exec(rest)?.[0];
  const num = figures ?? kanji ?? vague;
  if (!num) return null;
  if (!figures && isKanji(text[at - 1]) && !isBoundary(at)) return null;

  const end = (matched: Part[], to: number): NumberMatch | null =>
    isKanji(text[to]) && !isBoundary(to) && !figures ? null : { length: to - at, parts: [...parts, ...matched] };

  // 一つ, 3つ
  const thing = figures ? Number(figures.normalize('NFKC')) : kanji?.length === 1 ? KANJI_DIGITS.indexOf(kanji) : 0;
  if (rest[num.length] === 'つ' && THINGS[thing] && !parts.length) {
    const matched: Part[] = [[num, THINGS[thing]], ['つ']];
    if (rest[num.length + 1] === '目') return end([...matched, ['目', 'め']], i + num.length + 2);
    return end(matched, i + num.length + 1);
  }

  if (vague) {
    const c = counterAt(rest.slice(num.length));
    if (!c || (vague[0] === '何' && c.key === '者')) return null;
    const number = [...vague]
      .map((ch) => VAGUE_READINGS[ch])
      .join('')
      .replace('すうぜん', 'すうせん')
      .replace('なんひゃく', 'なんびゃく');
    const nan = number.endsWith('なん') || number.endsWith('せん') || number.endsWith('ぜん') || number.endsWith('まん');
    const counter = !nan
      ? c.counter.reading
      : c.counter.meets === 'h'
        ? voiced(c.counter.reading)
        : c.counter.meets === 'f'
          ? popped(c.counter.reading)
          : c.key === '月'
            ? 'がつ'
            : c.counter.reading;
    const after = afterAt(rest.slice(num.length + c.text.length), c.key);
    const reading = number + counter.replace(/^かい$/, c.key === '階' && nan ? 'がい' : 'かい');
    const matched: Part[] = [[num + c.text, reading]];
    if (after) matched.push(after);
    return end(matched, i + num.length + c.text.length + (after?.[0].length ?? 0));
  }

  // 10万円: the unit is read, the figure is not.
  const unit = figures ? (/^[百千万億]+/.exec(rest.slice(num.length))?.[0] ?? '') : '';
  const n = figures ? Number(figures.normalize('NFKC').replaceAll(',', '')) : kanjiNumber(kanji!);
  if (Number.isNaN(n)) return null;
  const c = counterAt(rest.slice(num.length + unit.length));
  if (!c) {
    if (unit) return end([[num], [unit, unitReading(num, unit)]], i + num.length + unit.length);
    return null;
  }
  const stop = num.length + unit.length + c.text.length;
  const after = afterAt(rest.slice(stop), c.key);
  const tail: Part[] = after ? [after] : [];
  const to = i + stop + (after?.[0].length ?? 0);

  if (unit) return end([[num], [unit + c.text, unitReading(num, unit) + c.counter.reading], ...tail], to);
  const special = Number.isInteger(n) ? melt(n, c.key, text.slice(0, i), c.counter) : null;
  if (special) return end([[num + c.text, special], ...tail], to);
  if (figures) {
    if (!Number.isInteger(n)) return end([[num], [c.text, c.counter.reading], ...tail], to);
    const met = meet(n, c.counter);
    if (met.melted && n < 100) return end([[num + c.text, met.number + met.counter], ...tail], to);
    return end([[num], [c.text, met.counter], ...tail], to);
  }
  const met = meet(n, c.counter);
  return end([[num + c.text, met.number + met.counter], ...tail], to);
}

const unitReading = (num: string, unit: string) =>
  [...unit]
    .map((u) => (u === '百' ? 'ひゃく' : u === '千' ? (/[3３]$/.test(num) ? 'ぜん' : 'せん') : u === '万' ? 'まん' : 'おく'))
    .join('');

/** 日, 人 and 歳, where number and counter became one word. */
function melt(n: number, key: string, before: string, counter: Counter): string | null {
  if (key.startsWith('日')) {
    const tail = counter.reading.slice('にち'.length);
    const pair = /([0-9０-９一二三四五六七八九])[、・〜～~,-]$/.exec(before)?.[1];
    if (pair && n < 10) {
      const first = KANJI_DIGITS.includes(pair) ? KANJI_DIGITS.indexOf(pair) : Number(pair.normalize('NFKC'));
      if (first === n - 1) return null; // 2、3日 = に、さんにち
    }
    if (n === 1 && key === '日' && /月$/.test(before)) return 'ついたち';
    return DAYS[n] ? DAYS[n] + tail : null;
  }
  if (key.startsWith('人') && key !== '人前') {
    if (n === 1 || n === 2) return (n === 1 ? 'ひとり' : 'ふたり') + counter.reading.slice('にん'.length);
  }
  if ((key === '歳' || key === '才') && n === 20) return 'はたち';
  return null;
}

/** （日） after a date, and 月・水・金. */
function matchWeekdays(text: string, at: number): NumberMatch | null {
  const c = text[at]!;
  if (!WEEKDAYS[c]) return null;
  const before = text[at - 1];
  const after = text[at + 1];
  if ((before === '（' || before === '(') && /[）)・祝、]/.test(after ?? '') && /[日0-9０-９]/.test(text[at - 2] ?? '')) {
    return { length: 1, parts: [[c, WEEKDAYS[c]!]] };
  }
  if (isKanji(before) || /[0-9０-９]/.test(before ?? '')) return null;
  const list = /^[月火水木金土日](?:[・、／/][月火水木金土日])+(?!\p{Script=Han})/u.exec(text.slice(at, at + 16))?.[0];
  if (!list || (list.length === 3 && !/[・／/]/.test(list))) return null;
  return { length: list.length, parts: [...list].map((d) => (WEEKDAYS[d] ? ([d, WEEKDAYS[d]] as const) : ([d] as const))) };
}
