const unsaid = { number: '', address: '', phone: '', fax: '', mail: '', web: '', hours: '', note: '' };
type Known = { kind: string; name: string; reading: string; area: string } & Partial<typeof unsaid>;

/** Whom the agencies of the demo world work with; each keeps its own list. */
const known: Record<string, Known[]> = {
  honmachi: [
    {
      kind: 'work_life_center',
      name: 'ひなた障害者就業・生活支援センター みらい',
      reading: 'ひなたしょうがいしゃしゅうぎょうせいかつしえんせんたー みらい',
      area: 'ひなた市',
      address: '中央3-2-1 福祉会館2階',
      phone: '000-0010-1001',
      fax: '000-0010-1002',
      hours: '月〜金 9:00〜17:30、第1土曜 10:00〜15:00',
      note: '仕事と生活の相談。就労定着支援が終わったあとも、登録すると相談できます。',
    },
    {
      kind: 'local_center',
      name: 'ひなた市 就労支援センター',
      reading: 'ひなたし しゅうろうしえんせんたー',
      area: 'ひなた市',
      address: '本町1-1 市役所別館',
      phone: '000-0010-1101',
      hours: '月〜金 8:30〜17:15',
    },
    {
      kind: 'hello_work',
      name: 'ハローワークひなた 専門援助窓口',
      reading: 'はろーわーくひなた せんもんえんじょまどぐち',
      area: 'ひなた市',
      phone: '000-0010-1201',
      hours: '月〜金 8:30〜17:15',
      note: '手帳を持っている人は、はじめに窓口で伝えてください。',
    },
    {
      kind: 'consultation',
      name: '相談支援事業所 ひだまり',
      reading: 'そうだんしえんじぎょうしょ ひだまり',
      area: 'ひなた市',
      address: '緑町5-4',
      phone: '000-0010-1301',
      fax: '000-0010-1302',
      number: '9930000131',
      hours: '月〜金 9:00〜18:00',
    },
    {
      kind: 'municipality',
      name: 'ひなた市 障害福祉課',
      reading: 'ひなたし しょうがいふくしか',
      area: 'ひなた市',
      address: '本町1-1 市役所2階',
      phone: '000-0010-1401',
      hours: '月〜金 8:30〜17:15',
      note: '受給者証の更新の申請はここです。',
    },
    {
      kind: 'vocational_center',
      name: 'あおば県 障害者職業センター',
      reading: 'あおばけん しょうがいしゃしょくぎょうせんたー',
      area: 'みなと区',
      phone: '000-0010-1501',
      hours: '月〜金 8:45〜17:00',
      note: 'ジョブコーチの相談ができます。',
    },
  ],
  minato: [
    {
      kind: 'work_life_center',
      name: 'みなと就業・生活支援センター ほのか',
      reading: 'みなとしゅうぎょうせいかつしえんせんたー ほのか',
      area: 'みなと区',
      phone: '000-0010-2001',
      hours: '月〜金 9:00〜17:30',
    },
    {
      kind: 'nursing',
      name: '訪問看護ステーション なぎさ',
      reading: 'ほうもんかんごすてーしょん なぎさ',
      area: 'みなと区',
      phone: '000-0010-2101',
      hours: '毎日 9:00〜18:00',
    },
  ],
  tonari: [
    {
      kind: 'core_consultation',
      name: 'みずほ市 基幹相談支援センター',
      reading: 'みずほし きかんそうだんしえんせんたー',
      area: 'みずほ市',
      phone: '000-0010-3001',
      hours: '月〜金 8:30〜17:15',
    },
    {
      kind: 'welfare_council',
      name: 'みずほ市社会福祉協議会',
      reading: 'みずほししゃかいふくしきょうぎかい',
      area: 'みずほ市',
      phone: '000-0010-3101',
      hours: '月〜金 8:30〜17:15',
      note: 'お金の管理を手伝うサービス（日常生活自立支援事業）があります。',
    },
  ],
};

/** An agency's list, every column of it. */
export const officesOf = (agency: string) => (known[agency] ?? []).map((office) => ({ ...unsaid, ...office }));
