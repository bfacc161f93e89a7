/** Words whose reading depends on their neighbours, where the dictionary takes the commonest. */
import { isKanji } from './model';

/** A word of a text. GAP = a stretch the dictionary has nothing to say about: particles, marks, figures, unknown letters. */
export type Token = { text: string; reading?: string; pos: string; start: number; end: number };

const PEOPLE =
  /(?:人事|会社|本社|支店|職場|部署|現場|担当|家族|周り|周囲|まわり|他|ほか|皆|みな|近所|先輩|同僚|上司|支援員?|相談|事業所|役所|市|区|係|課|部|社|店|者|員|長|人|客|さん|様|師|士|施設|病院|学校|センター|ハローワーク|障害|障がい|難病|外国|年配|高齢|女性|男性|新人|パート|スタッフ|リーダー|チーム|隣|となり|両方|事務|総務|経理|営業|製造|企業|利用|窓口|看護|医療|席|机|ライン|シフト|作業|先)$/;

/** What stands before a word that is described: …の, …た, …る, …い, …な. */
const DESCRIBED = /[のただるいなうくすつむぶぬん]$/;
const VERBAL = /^(?:動詞|形容詞|連体詞)$/;
const HAN = /\p{Script=Han}/u;

/** A better reading (hiragana) for tokens[i], or undefined to keep the dictionary's. */
export function contextual(tokens: readonly Token[], i: number, text: string): string | undefined {
  const t = tokens[i]!;
  const rule = RULES.get(t.text);
  if (!rule) return undefined;
  return rule({
    word: t.text,
    prev: tokens[i - 1],
    before: text.slice(Math.max(0, t.start - 12), t.start),
    after: text.slice(t.end, t.end + 8),
  });
}

type Place = { word: string; prev: Token | undefined; before: string; after: string };
type Rule = (place: Place) => string | undefined;

const described = ({ before, prev }: Place) => DESCRIBED.test(before) || VERBAL.test(prev?.pos ?? '');
const afterKanji = ({ before }: Place) => isKanji(before.at(-1));
const afterFigure = ({ before }: Place) => /[0-9０-９]$/.test(before);

const inflected =
  (stem: string, reading: string): Rule =>
  ({ word }) =>
    reading + word.slice(stem.length);

const RULES = new Map(
  Object.entries<Rule>({
    方: (p) => {
      const { before, after, prev } = p;
      if (after.startsWith('々')) return 'かた';
      // 出し方, 伝え方: the stem of a verb
      if (prev?.pos !== '形容詞' && /[いきしちにみりぎじびえけせてねめれげぜべ]$/.test(before) && HAN.test(prev?.text ?? ''))
        return 'かた';
      if (before.endsWith('の') && !/[こそあど]の$/.test(before)) return PEOPLE.test(before.slice(0, -1)) ? 'かた' : 'ほう';
      if (described(p)) return /^(?:が|は?まし|をおすすめ)/.test(after) ? 'ほう' : 'かた';
      return undefined;
    },
    後: (p) => (!afterKanji(p) && !afterFigure(p) && !isKanji(p.after[0]) ? 'あと' : undefined),
    前: (p) => (described(p) || p.prev?.pos === '名詞' ? 'まえ' : undefined),
    中: (p) => {
      if (p.before.endsWith('の')) return 'なか';
      if (p.prev?.pos !== '名詞') return undefined;
      return /(?:世界|国|部屋|家|体|町|街|年|晩|夜|日)$/.test(p.before) && !/(?:今日|平日|休日|曜日|期日|当日)$/.test(p.before)
        ? 'じゅう'
        : 'ちゅう';
    },
    間: (p) => {
      if (afterKanji(p) || isKanji(p.after[0])) return undefined;
      return /^(?:に合|が(?:悪|あ|な|持)|を(?:空|開|置|お|取))/.test(p.after) && !p.before.endsWith('の') ? 'ま' : 'あいだ';
    },
    頃: (p) => (described(p) ? 'ころ' : 'ごろ'),
    日: (p) => (described(p) ? 'ひ' : undefined),
    時: (p) => (described(p) ? 'とき' : undefined),
    人: (p) => (described(p) ? 'ひと' : undefined),
    分: (p) => (described(p) ? 'ぶん' : undefined),
    何: ({ after }) => (/^[でだとのて]/.test(after) ? 'なん' : 'なに'),
    側: () => 'がわ',
    次: (p) => (afterKanji(p) ? undefined : 'つぎ'),
    行っ: ({ before }) => (before.endsWith('を') ? 'おこなっ' : 'いっ'),
    通っ: ({ before }) => (/(?:に|へ|まで)$/.test(before) ? 'かよっ' : undefined),
    怒り: ({ after }) => (/^[がをのは]/.test(after) ? 'いかり' : 'おこり'),
  }),
);

for (const word of ['通う', '通い', '通わ', '通え']) RULES.set(word, inflected('通', 'かよ'));
for (const word of ['怒ら', '怒っ', '怒る', '怒れ']) RULES.set(word, inflected('怒', 'おこ'));
for (const word of ['避け', '避ける', '避けれ']) RULES.set(word, inflected('避', 'さ'));
for (const word of ['止め', '止める', '止めれ']) RULES.set(word, inflected('止', 'と'));
for (const word of ['辛い', '辛く', '辛かっ', '辛', '辛けれ']) {
  RULES.set(word, (p) =>
    inflected('辛', /(?:味|カレー|料理|食べ物|ラーメン|食べ)[^。]{0,6}$/.test(p.before) ? 'から' : 'つら')(p),
  );
}
