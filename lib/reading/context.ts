/** Words whose reading depends on their neighbours, where the dictionary takes the commonest. */
import { isKanji } from './model';

export type Token = { text: string; reading?: string; pos: string; detail: string; start: number; end: number };

const PEOPLE = /(?:人事|会社|本社|支店|職場|部署|現場|担当|家族|周り|周囲|まわり|他|ほか|皆|みな|近所|先輩|同僚|上司|支援員?|相談|事業所|役所|市|区|係|課|部|社|店|者|員|長|人|客|さん|様|師|士|施設|病院|学校|センター|ハローワーク|障害|障がい|難病|外国|年配|高齢|女性|男性|新人|パート|スタッフ|リーダー|チーム|隣|となり|両方|事務|総務|経理|営業|製造|企業|利用|窓口|看護|医療|席|机|ライン|シフト|作業|先)$/;

const has = (s: string | undefined, re: RegExp) => s !== undefined && re.test(s);

/** A better reading (hiragana) for tokens[i], or undefined to keep the dictionary's. */
export function contextual(tokens: readonly Token[], i: number, text: string): string | undefined {
  const t = tokens[i]!;
  const prev = tokens[i - 1];
  const next = tokens[i + 1];
  const before = text.slice(Math.max(0, t.start - 12), t.start);
  const after = text.slice(t.end, t.end + 8);
  switch (t.text) {
    case '方': {
      if (has(after, /^々/)) return 'かた';
      // 出し方, 伝え方: the stem of a verb
      if (prev?.pos !== '形容詞' && /[いきしちにみりぎじびえけせてねめれげぜべ]$/.test(prev?.text ?? '') && /\p{Script=Han}/u.test(prev?.text ?? '')) return 'かた';
      const choosing = /^(?:が|は?まし|をおすすめ)/.test(after);
      if (has(prev?.text, /^(?:この|その|あの|どの|ない|い|な|た|だ|る|う|く|す|つ|む|ぶ)$/) || has(prev?.pos, /^(?:動詞|形容詞|助動詞)$/)) {
        return choosing ? 'ほう' : 'かた';
      }
      if (prev?.text === 'の') return PEOPLE.test(before.slice(0, -1)) ? 'かた' : 'ほう';
      return undefined;
    }
    case '後':
      return !isKanji(before.at(-1)) && !/[0-9０-９]$/.test(before) && !isKanji(after[0]) ? 'あと' : undefined;
    case '前':
      return has(prev?.text, /^(?:の|る|う|く|す|つ|む|ぶ|ぬ|この)$/) || has(prev?.pos, /^(?:動詞|名詞)$/) ? 'まえ' : undefined;
    case '中':
      if (prev?.text === 'の') return 'なか';
      return has(prev?.pos, /^名詞$/) ? (has(before, /(?:世界|国|部屋|家|体|町|街|年|晩|夜|日)$/) && !has(before, /(?:今日|平日|休日|曜日|期日|当日|在|滞)$/) ? 'じゅう' : 'ちゅう') : undefined;
    case '間':
      if (isKanji(before.at(-1)) || isKanji(after[0])) return undefined;
      return /^(?:に合|が(?:悪|あ|な|持)|を(?:空|開|置|お|取))/.test(after) && prev?.text !== 'の' ? 'ま' : 'あいだ';
    case '頃':
      return has(prev?.text, /^(?:の|た|だ|る|い|この|その|あの|な)$/) ? 'ころ' : 'ごろ';
    case '日':
      return has(prev?.text, /^(?:の|た|だ|る|い|ない|この|その|あの|な|う|く|す|む|ある)$/) || has(prev?.pos, /^(?:動詞|形容詞|助動詞|連体詞)$/) ? 'ひ' : undefined;
    case '時':
      return has(prev?.text, /^(?:の|た|だ|る|い|ない|この|その|あの|な)$/) || has(prev?.pos, /^(?:動詞|形容詞|助動詞|連体詞)$/) ? 'とき' : undefined;
    case '分':
      return has(prev?.pos, /^(?:動詞|形容詞|助動詞|連体詞)$/) || prev?.text === 'の' ? 'ぶん' : undefined;
    case '人':
      return has(prev?.text, /^(?:の|た|だ|る|い|ない|この|その|あの|な)$/) || has(prev?.pos, /^(?:動詞|形容詞|助動詞|連体詞)$/) ? 'ひと' : undefined;
    case '何':
      return /^[でだとのて]/.test(after) ? 'なん' : 'なに';
    case '行っ':
      if (prev?.text === 'を' || has(before, /[をも]$/)) return 'おこなっ';
      return 'いっ';
    case '行わ': case '行い': case '行う': case '行え': case '行お':
      return undefined;
    case '通っ': case '通う': case '通い': case '通わ': case '通え':
      return t.text !== '通っ' || has(prev?.text, /^(?:に|へ|まで)$/) ? `かよ${t.text.slice(1)}` : undefined;
    case '側':
      return 'がわ';
    case '次':
      return has(prev?.pos, /^名詞$/) && isKanji(before.at(-1)) ? undefined : 'つぎ';
    case '辛い': case '辛く': case '辛かっ': case '辛': case '辛けれ':
      return /(?:味|カレー|料理|食べ物|ラーメン|食べ)[^。]{0,6}$/.test(before) ? `から${t.text.slice(1)}` : `つら${t.text.slice(1)}`;
    case '怒ら': case '怒っ': case '怒り': case '怒る': case '怒れ':
      return t.text === '怒り' && has(next?.text, /^(?:が|を|の|は)$/) ? 'いかり' : `おこ${t.text.slice(1)}`;
    case '避け': case '避ける': case '避けれ':
      return `さけ${t.text.slice(2)}`;
    case '止め': case '止める': case '止めれ':
      return `とめ${t.text.slice(2)}`;
    default:
      return undefined;
  }
}
