/**
 * The words of the field: reading, explanation in easy Japanese, English.
 * Used for furigana and for the explanations of words on screen. A space in `term` and `reading` shows where a long
 * word is divided, so that each part carries its own furigana (and lines can break there); `Term` holds both without it.
 */
export type Term = { term: string; reading: string; easy: string; en: string };

const ROWS: [term: string, reading: string, easy: string, en: string][] = [
  [
    '就労 定着 支援',
    'しゅうろう ていちゃく しえん',
    '会社で 長く 働けるように 手伝う サービス',
    'employment retention support',
  ],
  ['就労 移行 支援', 'しゅうろう いこう しえん', '会社に 入る 前に 練習する サービス', 'transition-to-employment support'],
  [
    '就労 継続 支援 A型',
    'しゅうろう けいぞく しえん えーがた',
    '契約を して 給料を もらって 働く サービス',
    'continuous employment support, type A',
  ],
  [
    '就労 継続 支援 B型',
    'しゅうろう けいぞく しえん びーがた',
    '自分の ペースで 働く サービス',
    'continuous employment support, type B',
  ],
  ['自立 訓練', 'じりつ くんれん', '生活の 練習を する サービス', 'training for independent living'],
  ['生活 介護', 'せいかつ かいご', '昼の 生活を 手伝う サービス', 'daily life care'],
  ['就労 選択 支援', 'しゅうろう せんたく しえん', '自分に 合う 働き方を 考える サービス', 'employment choice support'],
  ['一般 就労', 'いっぱん しゅうろう', 'ふつうの 会社で 働くこと', 'open-market employment'],
  ['福祉的 就労', 'ふくしてき しゅうろう', '福祉の 場所で 働くこと', 'sheltered work'],
  ['障害者 雇用枠', 'しょうがいしゃ こようわく', '障害のある 人の ための 仕事の 募集', 'disability hiring track'],
  ['オープン就労', 'おーぷんしゅうろう', '会社に 障害のことを 話して 働く', 'disclosed employment'],
  ['クローズ就労', 'くろーずしゅうろう', '会社に 障害のことを 話さないで 働く', 'non-disclosed employment'],
  ['障害者 手帳', 'しょうがいしゃ てちょう', '障害が あることを 示す 手帳', 'disability certificate'],
  ['受給者証', 'じゅきゅうしゃしょう', 'サービスを 使って よいと 書いた カード', 'service recipient certificate'],
  ['支給 決定', 'しきゅう けってい', '市役所が「使って よい」と 決めること', 'benefit decision'],
  ['支給量', 'しきゅうりょう', '使える 量', 'approved amount'],
  ['市町村', 'しちょうそん', '市・町・村の 役所', 'municipality'],
  ['障害 福祉課', 'しょうがい ふくしか', '障害の 相談を する 役所の 場所', 'disability welfare section'],
  ['障害 支援 区分', 'しょうがい しえん くぶん', 'どのくらい 手伝いが いるかを 表す 番号', 'disability support category'],
  ['サービス等 利用 計画', 'さーびすとう りよう けいかく', 'どの サービスを 使うかの 計画', 'overall service plan'],
  ['セルフプラン', 'せるふぷらん', '自分で 作る 計画', 'self-made plan'],
  [
    '相談 支援 専門員',
    'そうだん しえん せんもんいん',
    'サービスの 計画を いっしょに 作る 人',
    'consultation support specialist',
  ],
  ['個別 支援 計画', 'こべつ しえん けいかく', 'あなたの ための 支援の 計画', 'individual support plan'],
  ['アセスメント', 'あせすめんと', '困りごとや 希望を 聞いて 調べること', 'assessment'],
  ['原案', 'げんあん', '計画の はじめの 案', 'draft'],
  ['担当者 会議', 'たんとうしゃ かいぎ', '関係する 人が 集まる 話し合い', 'care conference'],
  ['モニタリング', 'もにたりんぐ', 'うまく いっているか 確かめること', 'monitoring'],
  ['見直し', 'みなおし', 'もう一度 考えて 直すこと', 'review'],
  ['同意', 'どうい', '「いいです」と 言うこと', 'consent'],
  ['同意の 撤回', 'どういの てっかい', '「やっぱり やめます」と 言うこと', 'withdrawal of consent'],
  ['交付', 'こうふ', '書類を わたすこと', 'delivery of a document'],
  ['契約', 'けいやく', '約束を 紙に 書くこと', 'contract'],
  ['重要 事項 説明書', 'じゅうよう じこう せつめいしょ', '大切な ことを 説明する 紙', 'important-matters statement'],
  ['管理者', 'かんりしゃ', '事業所の 責任者', 'manager'],
  ['サービス管理 責任者', 'さーびすかんり せきにんしゃ', '支援の 計画を 作る 責任者', 'service manager'],
  ['サビ管', 'さびかん', '支援の 計画を 作る 責任者', 'service manager'],
  ['就労 定着 支援員', 'しゅうろう ていちゃく しえんいん', '働き続けることを 手伝う 人', 'retention support worker'],
  ['事業所', 'じぎょうしょ', 'サービスを する 場所', 'service office'],
  ['職場 適応 援助者', 'しょくば てきおう えんじょしゃ', '職場に 来て 仕事の やり方を 手伝う 人', 'job coach'],
  ['ジョブコーチ', 'じょぶこーち', '職場に 来て 仕事の やり方を 手伝う 人', 'job coach'],
  ['配置型', 'はいちがた', 'センターの 人（ジョブコーチ）', 'centre-based (job coach)'],
  ['訪問型', 'ほうもんがた', '外から 来る 人（ジョブコーチ）', 'visiting (job coach)'],
  ['企業 在籍型', 'きぎょう ざいせきがた', '会社の 人（ジョブコーチ）', 'in-company (job coach)'],
  [
    '障害者 職業 生活 相談員',
    'しょうがいしゃ しょくぎょう せいかつ そうだんいん',
    '会社の 中の 相談する 人',
    'in-company vocational life counsellor',
  ],
  [
    '障害者 就業・ 生活 支援センター',
    'しょうがいしゃ しゅうぎょう・ せいかつ しえんせんたー',
    '仕事と 生活の 相談が できる 所',
    'employment & livelihood support centre',
  ],
  [
    '地域 障害者 職業センター',
    'ちいき しょうがいしゃ しょくぎょうせんたー',
    '仕事の 専門の 相談が できる 所',
    'local vocational centre',
  ],
  ['ハローワーク', 'はろーわーく', '仕事を さがす 役所', 'public employment office'],
  ['社会 福祉 協議会', 'しゃかい ふくし きょうぎかい', '地域の くらしを 助ける 所', 'social welfare council'],
  ['医療 機関', 'いりょう きかん', '病院や クリニック', 'medical institution'],
  ['主治医', 'しゅじい', 'いつも みてもらう 医者', 'attending doctor'],
  ['産業医', 'さんぎょうい', '会社の 医者', 'occupational physician'],
  ['人事', 'じんじ', '会社で 人のことを 決める 係', 'HR'],
  ['事業主', 'じぎょうぬし', '会社の 責任者', 'employer'],
  ['合理的 配慮', 'ごうりてき はいりょ', '働きやすくなるように 会社が やり方を 変えること', 'reasonable accommodation'],
  ['申出', 'もうしで', '困っていると 伝えること', 'request'],
  ['過重な 負担', 'かじゅうな ふたん', '会社にとって 大きすぎる 負担', 'undue burden'],
  ['代替案', 'だいたいあん', 'かわりの 方法', 'alternative'],
  ['差別', 'さべつ', '障害を 理由に 悪く あつかうこと', 'discrimination'],
  ['法定 雇用率', 'ほうてい こようりつ', '会社が 雇う 障害のある 人の 決まった 割合', 'statutory employment quota'],
  ['実雇用率', 'じつこようりつ', '実際に 雇っている 割合', 'actual employment rate'],
  ['就労 定着率', 'しゅうろう ていちゃくりつ', '働き続けている 人の 割合', 'retention rate'],
  ['支援レポート', 'しえんれぽーと', 'その月に した 支援を 書いた 紙', 'monthly support report'],
  ['サービス提供 記録', 'さーびすていきょう きろく', 'した 支援の 記録', 'service record'],
  ['実績 記録票', 'じっせき きろくひょう', '使った 日を 書く 表', 'service performance sheet'],
  ['基本 報酬', 'きほん ほうしゅう', 'サービスの もとの 料金', 'basic fee'],
  ['加算', 'かさん', '足される 料金', 'add-on'],
  ['減算', 'げんさん', '引かれる 料金', 'deduction'],
  ['単位', 'たんい', '料金を 計算する 数', 'fee unit'],
  ['地域 区分', 'ちいき くぶん', '場所で ちがう 料金の 区分', 'regional class'],
  ['利用者 負担', 'りようしゃ ふたん', '自分で はらう お金', "user's share"],
  ['負担 上限 月額', 'ふたん じょうげん げつがく', '1か月に はらう お金の いちばん 上', 'monthly cap'],
  ['上限額 管理', 'じょうげんがく かんり', 'はらう お金が 多く ならないように 調整すること', 'cap management'],
  ['生活 保護', 'せいかつ ほご', '生活に 困った 人に 国が お金を 出す しくみ', 'public assistance'],
  ['非課税 世帯', 'ひかぜい せたい', '住民税を はらわない 家庭', 'tax-exempt household'],
  ['国保連', 'こくほれん', '料金を はらう 手続きを する 所', 'billing agency'],
  ['転職', 'てんしょく', '会社を かえること', 'job change'],
  ['離職', 'りしょく', '会社を やめること', 'leaving a job'],
  ['休職', 'きゅうしょく', '会社を やめないで 休むこと', 'leave of absence'],
  ['復職', 'ふくしょく', '休んだ あと 仕事に もどること', 'return to work'],
  ['引継ぎ', 'ひきつぎ', '次の 人・所に 伝えること', 'handover'],
  ['義務', 'ぎむ', 'かならず すること', 'duty'],
  ['努力 義務', 'どりょく ぎむ', 'できるだけ すること', 'duty of effort'],
  ['個人 情報', 'こじん じょうほう', 'あなたが だれか 分かる 情報', 'personal information'],
  [
    '要配慮 個人 情報',
    'ようはいりょ こじん じょうほう',
    '特に 大切に する 情報（障害・病気など）',
    'special-care personal information',
  ],
  ['守秘 義務', 'しゅひ ぎむ', '秘密を 守る 約束', 'confidentiality duty'],
  ['第三者 提供', 'だいさんしゃ ていきょう', '情報を ほかの 人に わたすこと', 'third-party provision'],
  ['開示 請求', 'かいじ せいきゅう', '自分の 情報を 見せて と 言うこと', 'access request'],
  ['虐待', 'ぎゃくたい', 'ひどいことを されること', 'abuse'],
  ['通報', 'つうほう', '役所などに 知らせること', 'report'],
  ['苦情', 'くじょう', 'いやだったことを 伝えること', 'complaint'],
  ['緊急 連絡先', 'きんきゅう れんらくさき', '急な ときに 電話する 人', 'emergency contact'],
  ['クライシスプラン', 'くらいしすぷらん', 'とても 調子が 悪い ときの 計画', 'crisis plan'],
  ['セルフケア', 'せるふけあ', '自分で 体と 心を 大切に すること', 'self-care'],
  ['引き金', 'ひきがね', '調子が 悪くなる きっかけ', 'trigger'],
  ['注意サイン', 'ちゅういさいん', '悪くなる 前の しるし', 'early warning sign'],
  ['就労パスポート', 'しゅうろうぱすぽーと', '自分の ことを 会社に 伝える シート', 'employment passport'],
  ['ナビゲーションブック', 'なびげーしょんぶっく', '自分の 説明書', 'navigation book'],
  ['障害 特性', 'しょうがい とくせい', '障害から くる 得意・苦手', 'disability characteristics'],
  ['自己 理解', 'じこ りかい', '自分の ことを 知ること', 'self-understanding'],
  ['家計 管理', 'かけい かんり', 'お金の 使い方を 考えること', 'money management'],
  ['成年 後見人', 'せいねん こうけんにん', '大切なことを かわりに 決めて 助ける 人', 'adult guardian'],
  ['保佐人', 'ほさにん', '大切なことを 決めるとき 助ける 人', 'curator named by a court'],
  ['補助人', 'ほじょにん', '決まった ことだけ 助ける 人', 'assistant named by a court'],
  ['通院', 'つういん', '病院に 行くこと', 'hospital visit'],
  ['服薬', 'ふくやく', '薬を 飲むこと', 'medication'],
];

const joined = (divided: string) => divided.replaceAll(' ', '');

export const GLOSSARY: readonly Term[] = ROWS.map(([term, reading, easy, en]) => ({
  term: joined(term),
  reading: joined(reading),
  easy,
  en,
}));

/** Each term as its divided parts, [text, reading] pairs. */
export const GLOSSARY_PARTS: readonly (readonly [text: string, reading: string][])[] = ROWS.map(([term, reading]) => {
  const readings = reading.split(' ');
  return term.split(' ').map((text, i) => [text, readings[i]!] as [string, string]);
});

const byTerm = new Map(GLOSSARY.map((t) => [t.term, t]));

/** The explanation of a term written exactly so, or undefined. */
export function explain(term: string): Term | undefined {
  return byTerm.get(term);
}
