import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { annotate, annotateMarked } from './analyser';
import { parseMarks, stripMarks } from './aozora';
import { explain, GLOSSARY, GLOSSARY_PARTS } from './data/glossary';
import { KANJI_BY_GRADE } from './data/grades';
import { LEARNT, UNSEEN } from './data/sentences';
import { WORDS } from './data/words';
import { RENEW, readGolden, uiReadings } from './golden';
import { grade, isHard, mergePlain, nameSegments, type Segment, splitOkurigana } from './model';
import { kanjiNumber, matchNumber, readNumber } from './numbers';

const kana = (text: string) =>
  annotate(text, 'all')
    .map((s) => s.reading ?? s.text)
    .join('');
const marked = (segments: readonly Segment[]) => segments.map((s) => (s.reading ? `${s.text}[${s.reading}]` : s.text)).join('');
const joined = (segments: readonly Segment[]) => segments.map((s) => s.text).join('');

test('sentences that the rules were made from are read exactly', () => {
  for (const [text, reading] of LEARNT) expect(kana(text), text).toBe(reading);
});

test('nine of ten unseen sentences are read exactly', () => {
  const wrong = UNSEEN.filter(([text, reading]) => kana(text) !== reading).map(([text]) => `${text} → ${kana(text)}`);
  expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(UNSEEN.length / 10);
});

test('every term of the glossary is read as the glossary says', () => {
  for (const { term, reading } of GLOSSARY) {
    if (!/\p{Script=Han}/u.test(term)) continue;
    const found = annotate(term, 'all');
    expect(joined(found)).toBe(term);
    const katakana = found
      .map((s) => s.reading ?? s.text)
      .join('')
      .replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
    expect(katakana).toBe(reading);
  }
  for (const parts of GLOSSARY_PARTS) for (const [text, reading] of parts) expect(reading, text).toBeTruthy();
  for (const [text, reading] of WORDS) expect(text.split(' ').length, text).toBe(reading.split(' ').length);
  expect(new Set(GLOSSARY.map((t) => t.term)).size).toBe(GLOSSARY.length);
  expect(explain('合理的配慮')?.en).toBe('reasonable accommodation');
});

test('short terms are only found as whole words', () => {
  expect(kana('他人事のように言われました。')).toBe('ひとごとのようにいわれました。');
  expect(kana('不同意の理由')).toBe('ふどういのりゆう');
});

test('the reading stands over the kanji only', () => {
  expect(marked(splitOkurigana('認める', 'みとめる'))).toBe('認[みと]める');
  expect(marked(splitOkurigana('話し合い', 'はなしあい'))).toBe('話[はな]し合[あ]い');
  expect(marked(splitOkurigana('受け入れる', 'うけいれる'))).toBe('受[う]け入[い]れる');
  expect(marked(splitOkurigana('サービス管理', 'さーびすかんり'))).toBe('サービス管理[かんり]');
  expect(marked(splitOkurigana('お金', 'おかね'))).toBe('お金[かね]');
  expect(marked(splitOkurigana('大人しい', 'おとなしい'))).toBe('大人[おとな]しい');
  expect(marked(splitOkurigana('山', 'やま'))).toBe('山[やま]');
  // Kana that do not fit: the word as a whole.
  expect(marked(splitOkurigana('行く', 'いった'))).toBe('行く[いった]');
});

test('numbers meet their counters', () => {
  const read = (text: string) =>
    matchNumber(text, 0, () => true)
      ?.parts.map(([t, r]) => r ?? t)
      .join('');
  const expected: Record<string, string> = {
    一回: 'いっかい',
    六回: 'ろっかい',
    八件: 'はっけん',
    十個: 'じゅっこ',
    三本: 'さんぼん',
    六本: 'ろっぽん',
    百本: 'ひゃっぽん',
    三分: 'さんぷん',
    四分: 'よんぷん',
    五分: 'ごふん',
    八分: 'はっぷん',
    十分間: 'じゅっぷんかん',
    四時: 'よじ',
    九時半: 'くじはん',
    七時間: 'しちじかん',
    一日: 'いちにち',
    二日: 'ふつか',
    八日: 'ようか',
    十四日: 'じゅうよっか',
    十九日: 'じゅうきゅうにち',
    二十日間: 'はつかかん',
    二十四日: 'にじゅうよっか',
    一人: 'ひとり',
    四人: 'よにん',
    七人: 'ななにん',
    十一人: 'じゅういちにん',
    三階: 'さんがい',
    一週間: 'いっしゅうかん',
    八歳: 'はっさい',
    一点: 'いってん',
    四月: 'しがつ',
    七月: 'しちがつ',
    九月末: 'くがつまつ',
    一か月: 'いっかげつ',
    六ヶ月: 'ろっかげつ',
    三千円: 'さんぜんえん',
    八百円: 'はっぴゃくえん',
    一万二千円: 'いちまんにせんえん',
    二〇二六年: 'にせんにじゅうろくねん',
    何分: 'なんぷん',
    何本: 'なんぼん',
    何月: 'なんがつ',
    数百円: 'すうひゃくえん',
    何十回: 'なんじゅうかい',
    '3日': 'みっか',
    '1人': 'ひとり',
    '2人目': 'ふたりめ',
    '4月': 'しがつ',
    '7時': 'しちじ',
    '3分': '3ぷん',
    '10本': '10ぽん',
    '3階': '3がい',
    '1回': '1かい',
    '１０件': '１０けん',
    '1,200円': '1,200えん',
    '2.5時間': '2.5じかん',
    '20歳': 'はたち',
    '3つ': 'みっつ',
    '10万円': '10まんえん',
    '6年生': '6ねんせい',
    '2年半': '2ねんはん',
    '30分後': '30ぷんご',
  };
  for (const [text, reading] of Object.entries(expected)) expect(read(text), text).toBe(reading);
  expect(readNumber(10_000_000)).toBe('いっせんまん');
  expect(kanjiNumber('三百二十一')).toBe(321);
  fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => /^[ぁ-んー]+$/.test(readNumber(n))));
});

test('dates: the first of a month, days of the week', () => {
  expect(kana('四月一日から一日一回')).toBe('しがつついたちからいちにちいっかい');
  expect(kana('毎月1日')).toBe('まいつきついたち');
  expect(kana('11月23日（月・祝）')).toBe('11がつ23にち（げつ・しゅく）');
  expect(kana('火・木に働く')).toBe('か・もくにはたらく');
});

test('marks in messages: ｜漢字《かんじ》 and 漢字《かんじ》', () => {
  expect(marked(parseMarks('｜お母《かあ》さんと本気《ほんき》で'))).toBe('お母[かあ]さんと本気[ほんき]で');
  expect(marked(annotateMarked('｜上手《うわて》に出る', 'all'))).toBe('上手[うわて]に出[で]る');
  expect(stripMarks('｜上手《うわて》に出る《')).toBe('上手に出る《');
  expect(marked(annotateMarked('｜上手《うわて》な人', 'hard'))).toBe('上手な人');
});

test('the grade table is the table of 2020', () => {
  expect(KANJI_BY_GRADE.map((s) => [...s].length)).toEqual([80, 160, 200, 202, 193, 191]);
  expect(new Set(KANJI_BY_GRADE.join('')).size).toBe(1026);
  for (const c of '茨媛岡潟岐熊香佐埼崎滋鹿縄井沖栃奈梨阪阜賀群徳富城') expect(grade(c), c).toBe(4);
  expect([grade('一'), grade('困'), grade('鬱'), grade('あ'), grade('々')]).toEqual([1, 6, 7, 0, 0]);
});

test('levels: none, only hard words, all', () => {
  const text = '山で働く人と会議をした';
  expect(annotate(text, 'none')).toEqual([{ text }]);
  expect(marked(annotate(text, 'hard'))).toBe('山で働[はたら]く人と会議[かいぎ]をした');
  expect(marked(annotate(text, 'all'))).toBe('山[やま]で働[はたら]く人[ひと]と会議[かいぎ]をした');
  expect(isHard('会議')).toBe(true);
});

test('names carry the reading that was given', () => {
  expect(marked(nameSegments('東海林 さだお', 'しょうじ さだお', 'all'))).toBe('東海林[しょうじ] さだお');
  expect(nameSegments('東海林', 'ショウジ', 'all')).toEqual([{ text: '東海林', reading: 'しょうじ', source: 'given' }]);
  expect(marked(nameSegments('お母さん', 'おかあさん', 'all'))).toBe('お母[かあ]さん');
  expect(marked(nameSegments('訪問型ジョブコーチ', 'ほうもんがたじょぶこーち', 'all'))).toBe(
    '訪問型[ほうもんがた]ジョブコーチ',
  );
  expect(marked(nameSegments('株式会社みどり物流', 'みどりぶつりゅう', 'all'))).toBe(
    '株式会社[かぶしきがいしゃ]みどり物流[ぶつりゅう]',
  );
  expect(marked(nameSegments('港精密　有限会社', 'みなとせいみつ', 'all'))).toBe(
    '港精密[みなとせいみつ]　有限会社[ゆうげんがいしゃ]',
  );
  expect(marked(nameSegments('株式会社港', 'かぶしきがいしゃみなと', 'all'))).toBe('株式会社港[かぶしきがいしゃみなと]');
  expect(marked(nameSegments('株式会社', 'かぶ', 'all'))).toBe('株式会社[かぶ]');
  expect(nameSegments('山田', '', 'all')).toEqual([{ text: '山田' }]);
  expect(nameSegments('', 'やまだ', 'all')).toEqual([]);
});

test('whatever the text holds, nothing of it is lost or added', () => {
  const strange = [
    '\0',
    'か\u3099',
    '𠮷野家',
    '😀👨‍👩‍👧',
    'ﾊﾝｶｸ',
    '\u202E',
    '\uD842',
    '\uDFB7',
    '《》｜',
    '一',
    '三十',
    '日',
    '3日',
    '何',
    '第',
    '（月',
    '々',
    '〇',
    'ヶ月',
    '　',
    '\r\n',
    '就労定着支援',
    '他人事',
    '\uFEFF',
    'A型',
    '方',
    '後',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...strange),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0x4e00, max: 0x9fff }).map((c) => String.fromCodePoint(c)), maxLength: 6 }),
    fc.constantFrom(...LEARNT.map(([t]) => t)),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((p) => p.join('')),
      fc.constantFrom('none' as const, 'hard' as const, 'all' as const),
      (text, level) => {
        const segments = annotate(text, level);
        expect(joined(segments)).toBe(text);
        expect(segments.every((s) => s.text.length > 0 && s.reading !== '')).toBe(true);
        expect(mergePlain(segments)).toEqual(segments);
      },
    ),
    { numRuns: 400 },
  );
});

test('long texts are read in pieces, and very long ones only at their beginning', () => {
  const text = '会議の後で、支援員と話した😀。'.repeat(2_000);
  const segments = annotate(text, 'all');
  expect(joined(segments)).toBe(text);
  expect(segments.at(-1)!.text.length).toBeGreaterThan(10_000);
  const kanji = '働'.repeat(30_000);
  expect(joined(annotate(kanji, 'all'))).toBe(kanji);
});

test('the same text is read once, and the memory of texts is bounded', () => {
  const text = '昨日の会議で決まったこと';
  expect(annotate(text, 'all')).toBe(annotate(text, 'all'));
  for (let i = 0; i < 6_000; i++) annotate(`${i}回目の会議で、担当の人が、新しい作業の手順を説明した。`.repeat(2), 'all');
  const { texts, chars } = (globalThis as never as { __nakadachiReading: { texts: Map<string, unknown>; chars: number } })
    .__nakadachiReading;
  expect(chars).toBeLessThanOrEqual(300_000);
  expect([...texts.keys()].reduce((sum, t) => sum + t.length, 0)).toBe(chars);
});

test('the readings of all messages are the ones that were read by a person', () => {
  const golden = readGolden();
  const now = uiReadings();
  const fresh = now.filter((l) => !golden.includes(l));
  const gone = golden.filter((l) => !now.includes(l));
  expect(fresh, `new or changed readings in the messages. Renew the file and read what is new: ${RENEW}`).toEqual([]);
  expect(gone, `readings that no message uses any more. Renew the file: ${RENEW}`).toEqual([]);
});
