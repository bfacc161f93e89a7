// Meetings of the demo world, held, coming, and called off. Days are counted as in the stories; what is said about a meeting is told in
// the order in which it was.
import { dateOf, momentOf } from './dates';

type Said = [day: number, by: string, via: string, text: string];
type Told = {
  of: string;
  key: string;
  by: string;
  /** The day on which it was proposed. */
  asked: number;
  to: string;
  category: string;
  title: string;
  purpose: string;
  form?: 'conference';
  state: 'proposed' | 'fixed' | 'held' | 'cancelled';
  medium: 'face_to_face' | 'visit' | 'video' | 'phone';
  place?: string;
  url?: string;
  without?: string;
  /** When it could be; the first is when it is. Minutes long. */
  slots: [day: number, time: string][];
  long: number;
  /** Who can make which of them. */
  answers?: [day: number, by: string, via: string, can: number[], line: string][];
  wishes?: ([...Said, 'private'] | Said)[];
  came?: [person: string, name: string, via: string, why?: string][];
  others?: string[];
  /** Texts by the side that they are for; `all` for everybody. */
  texts?: Record<string, string>;
  /** Who says that the text for all is right (no words), or what is not. */
  confirms?: Said[];
  decisions?: string[];
  todos?: [text: string, owner: string, due: number, done?: number][];
  conference?: { opinions: string; plan: string; led: boolean; told?: [day: number, by: string, how: string] };
  cancelled?: Said;
};

const told: Told[] = [
  {
    of: 'shota',
    key: 'november',
    by: 'takahashi',
    asked: -24,
    to: 'support me company',
    category: 'work',
    title: '11月のふり返り',
    purpose: '頼み方を変えて3週間。うまくいったことと、まだ困ることを話します。',
    state: 'held',
    medium: 'visit',
    place: '日向センター 2階 小会議室',
    slots: [
      [-14, '15:30'],
      [-13, '15:30'],
    ],
    long: 40,
    answers: [
      [-23, 'miyazaki', 'company', [0], 'はじめの日なら、出荷が落ち着く時間です。'],
      [-23, 'shota', 'me', [0, 1], ''],
    ],
    wishes: [[-16, 'shota', 'me', 'ボードが いっぱいに なったときの ことを はなしたいです。']],
    came: [
      ['takahashi', '高橋 直子', 'support'],
      ['shota', '小林 翔太', 'me'],
      ['miyazaki', '宮崎 剛', 'company'],
      ['kato', '加藤 裕美', 'company', ''],
    ],
    texts: {
      all: 'ボードに順番を書くやり方を続ける。\nいっぱいになったら、翔太さんが宮崎さんに「つぎは どれですか」と聞く。\n休けいは15時にとる。',
      me: 'ボードは つづけます。\nこまったら「つぎは どれですか」と きけば だいじょうぶです。\n11がつは よく がんばりました。',
      company: '順番をボードに書いてから、聞き直しが減ったとのこと。急ぎの依頼は口で言ってからボードに足してください。',
      support: '宮崎さんが一人で抱えている様子。次は人事の加藤さんにも来てもらう。',
    },
    confirms: [
      [-12, 'miyazaki', 'company', ''],
      [-12, 'shota', 'me', '休けいは 15時では なくて、15時10分です。'],
    ],
    decisions: ['順番のボードを来月も続ける。'],
    todos: [
      ['ボードに「急ぎ」の欄を作る', 'miyazaki', 4],
      ['休けいの時刻をもう一度確かめる', 'takahashi', -7, -9],
    ],
  },
  {
    of: 'shota',
    key: 'december',
    by: 'takahashi',
    asked: -3,
    to: 'support me company',
    category: 'work',
    title: '12月のふり返り',
    purpose: '繁忙期の前に、休み方と頼み方を決めます。',
    state: 'proposed',
    medium: 'visit',
    place: '日向センター 2階 小会議室',
    slots: [
      [9, '10:00'],
      [10, '15:30'],
      [11, '15:30'],
    ],
    long: 60,
    answers: [[-2, 'miyazaki', 'company', [1, 2], 'はじめの日の午前は棚卸しです。']],
    wishes: [[-2, 'shota', 'me', 'しごとを ふやしてほしいです。でも まだ いいにくいです。', 'private']],
  },
  {
    of: 'kenji',
    key: 'conference',
    by: 'takahashi',
    asked: -35,
    to: 'support me company wife rehab',
    category: 'work',
    title: '復職から半年の地域連携会議',
    purpose: '疲れのたまり方と、来年度の働き方を、みんなで確かめます。',
    form: 'conference',
    state: 'held',
    medium: 'face_to_face',
    place: 'ひなた市総合福祉センター 第3会議室',
    slots: [[-21, '14:00']],
    long: 60,
    came: [
      ['murakami', '村上 佳代', 'support'],
      ['kenji', '林 健二', 'me'],
      ['sachiko', '林 祥子', 'wife'],
      ['ota', '太田 進', 'company'],
      ['nomura', '野村 聡', 'rehab'],
    ],
    others: ['相談支援専門員 田口さん'],
    texts: {
      all: '午後に疲れが出やすい。15時の10分休けいは役に立っている。\n配車の電話は午前に集める。\n次は3か月後に、勤務時間を増やすかどうかを話す。',
    },
    confirms: [[-18, 'ota', 'company', '']],
    decisions: ['配車の電話は午前に集める。'],
    todos: [['電話の当番表を午前中心に組み直す', 'ota', 7]],
    conference: {
      opinions:
        '本人：午後は言葉が出にくくなる。\n太田課長：電話を午前に集めれば、ほかの人も助かる。\n妻：家では早く休めている。\n野村OT：休けいをはさめば、時間を増やす練習ができる。',
      plan: '目標2「1日6時間働く」の期限を3か月のばす。休けいの取り方を支援内容に加える。',
      led: true,
    },
  },
  {
    of: 'daichi',
    key: 'money',
    by: 'sasaki',
    asked: -5,
    to: 'support me sister',
    category: 'life_money',
    title: 'お金のつかいかたの話',
    purpose: 'カードのことを、大地さんとお姉さんと3人で話します。',
    state: 'fixed',
    medium: 'video',
    url: 'https://meet.example.jp/hinata-money',
    slots: [[3, '18:30']],
    long: 30,
    wishes: [[-4, 'mio', 'sister', '毎月いくらまで使ってよいか、一緒に決めたいです。']],
  },
  {
    of: 'daichi',
    key: 'summer',
    by: 'sasaki',
    asked: -60,
    to: 'support me company',
    category: 'work',
    title: '現場が変わる前の地域連携会議',
    purpose: '新しい清掃先での手順と、あいさつのことを決めます。',
    form: 'conference',
    state: 'held',
    medium: 'visit',
    place: 'さわやかクリーン 本社',
    slots: [[-49, '10:30']],
    long: 45,
    came: [
      ['sasaki', '佐々木 亮', 'support'],
      ['daichi', '渡辺 大地', 'me'],
      ['kondo', '近藤 文雄', 'company'],
    ],
    others: ['障害者就業・生活支援センター 岡さん'],
    texts: { all: '最初の2週間は近藤さんと2人で回る。手順は写真のカードにする。' },
    conference: {
      opinions: '本人：しゃしんが あると わかる。\n近藤責任者：2週間は自分が付く。\n岡支援員：写真は本人と一緒に撮るとよい。',
      plan: '支援内容に「写真の手順カードを一緒に作る」を加える。',
      led: false,
      told: [-47, 'murakami', '記録を渡し、面談で話した。'],
    },
  },
  {
    of: 'misaki',
    key: 'rules',
    by: 'nakajima',
    asked: -2,
    to: 'support company',
    category: 'work',
    title: '休みの決まりの確認',
    purpose: '施設の休みの決まりを先に教えてもらいます。',
    state: 'fixed',
    medium: 'phone',
    without: '施設の決まりだけを聞くため。聞いたことは、その日のうちに美咲さんに伝えます。',
    slots: [[1, '16:00']],
    long: 30,
  },
  {
    of: 'ren',
    key: 'clinic',
    by: 'sasaki',
    asked: -4,
    to: 'support me clinic',
    category: 'health',
    title: '眠り方の相談',
    purpose: '眠れない日が続くときのことを、久保さんと決めます。',
    state: 'fixed',
    medium: 'video',
    url: 'https://meet.example.jp/hidamari',
    slots: [[5, '19:00']],
    long: 30,
  },
  {
    of: 'yui',
    key: 'october',
    by: 'takahashi',
    asked: -12,
    to: 'support me company',
    category: 'work',
    title: '入力の件数の話',
    purpose: '1日の件数を、どう決めるか話します。',
    state: 'cancelled',
    medium: 'visit',
    place: '入力係の打ち合わせ机',
    slots: [[2, '13:30']],
    long: 30,
    cancelled: [-3, 'takahashi', 'support', '結衣さんの体調のため。元気になったら、また日時を聞きます。'],
  },
];

type Row = Record<string, unknown>;
const tables = ['entry', 'meeting', 'meeting_slot', 'attendance', 'minutes', 'action', 'conference', 'contact'] as const;
type MeetingRows = Record<(typeof tables)[number], Row[]>;

/** The meetings as rows, for a day; `id` names what belongs to a case. */
export function meetingRows(today: string, id: (...keys: string[]) => string): MeetingRows {
  const rows = Object.fromEntries(tables.map((table) => [table, []])) as unknown as MeetingRows;
  for (const one of told)
    meetingOf(
      one,
      rows,
      today,
      (...keys) => id('case', one.of, ...keys),
      (key) => id('person', key),
    );
  return rows;
}

function meetingOf(
  one: Told,
  rows: MeetingRows,
  today: string,
  id: (...keys: string[]) => string,
  person: (key: string) => string,
): void {
  const case_id = id();
  const meeting_id = id('meeting', one.key);
  const sides = one.to.split(' ');
  const party = (key: string) => id('party', key);
  const minute = 60_000;
  const slots = one.slots.map(([day, time], n) => {
    const starts = Date.parse(momentOf(day, time, today));
    return { id: id('slot', one.key, String(n)), starts_at: iso(starts), ends_at: iso(starts + one.long * minute) };
  });
  const first = slots[0]!;
  const held = one.state === 'held';
  const put = (
    key: string,
    kind: string,
    at: string,
    by: string,
    via: string,
    to: string[],
    body: string,
    detail: Row,
    thread = true,
  ) =>
    rows.entry.push({
      id: key === '' ? meeting_id : id('meeting', one.key, key),
      case_id,
      thread_id: thread ? meeting_id : null,
      kind,
      category: one.category,
      audience: to.map(party),
      about: [],
      author_id: person(by),
      author_party_id: party(via),
      on_behalf_of: null,
      occurred_at: held && !thread ? first.starts_at : at,
      created_at: at,
      version: 1,
      revised_at: null,
      title: thread ? '' : one.title,
      body,
      detail,
    });
  /** Whom a word of or for one side reaches. */
  const near = (via: string) => [...new Set(['support', ...(sides.includes('me') && via !== 'support' ? ['me'] : []), via])];
  const on = (day: number, time: string) => momentOf(day, time, today);

  put(
    '',
    'meeting',
    on(one.asked, '17:10'),
    one.by,
    'support',
    sides,
    one.purpose,
    {
      state: one.state,
      ...(one.state !== 'proposed' && { startsAt: first.starts_at }),
      ...(one.place && { place: one.place }),
      ...(held && { minutes: one.long }),
    },
    false,
  );
  rows.meeting.push({
    entry_id: meeting_id,
    case_id,
    form: one.form ?? 'talk',
    state: one.state,
    medium: one.medium,
    place: one.place ?? '',
    online_url: one.url ?? '',
    starts_at: one.state === 'proposed' ? null : first.starts_at,
    ends_at: one.state === 'proposed' ? null : first.ends_at,
    without_person: one.without ?? '',
    version: 1,
  });
  for (const slot of slots) rows.meeting_slot.push({ ...slot, meeting_id });
  const ids = slots.map((slot) => slot.id);
  one.answers?.forEach(([day, by, via, can, line], n) => {
    put(`answer${n}`, 'slots', on(day, '12:20'), by, via, near(via), line, { can: can.map((at) => ids[at]), of: ids });
  });
  one.wishes?.forEach(([day, by, via, text, privately], n) => {
    put(`wish${n}`, 'wish', on(day, '20:15'), by, via, privately ? ['support'] : sides, text, {
      privately: privately !== undefined,
    });
  });
  if (one.cancelled) {
    const [day, by, via, why] = one.cancelled;
    put('off', 'turn', on(day, '09:20'), by, via, sides, why, {
      act: 'cancelled',
      startsAt: first.starts_at,
      endsAt: first.ends_at,
    });
  }
  if (!held) return;

  const day = one.slots[0]![0];
  const after = on(day, '17:45');
  put('held', 'turn', after, one.by, 'support', sides, '', { act: 'held', startsAt: first.starts_at, endsAt: first.ends_at });
  one.came?.forEach(([who, name, via, why], n) => {
    rows.attendance.push({
      id: id('attendance', one.key, String(n)),
      meeting_id,
      case_id,
      person_id: person(who),
      party_id: party(via),
      name,
      came: why === undefined,
      reason: why ?? '',
    });
  });
  one.others?.forEach((name, n) => {
    rows.attendance.push({
      id: id('attendance', one.key, `other${n}`),
      meeting_id,
      case_id,
      person_id: null,
      party_id: null,
      name,
      came: true,
      reason: '',
    });
  });
  for (const [side, text] of Object.entries(one.texts ?? {})) {
    const key = `minutes-${side}`;
    put(
      key,
      'minutes',
      after,
      one.by,
      'support',
      side === 'all' ? sides : near(side),
      text,
      side === 'all' ? {} : { party: party(side) },
    );
    rows.minutes.push({
      entry_id: id('meeting', one.key, key),
      meeting_id,
      case_id,
      party_id: side === 'all' ? null : party(side),
      shared_at: side === 'support' ? null : after,
      shared_by: side === 'support' ? null : person(one.by),
    });
  }
  one.confirms?.forEach(([at, by, via, words], n) => {
    const minutes = id('meeting', one.key, 'minutes-all');
    put(`confirm${n}`, 'confirm', on(at, '18:30'), by, via, sides, words, { minutes, version: 1, agrees: words === '' });
  });
  one.decisions?.forEach((text, n) => {
    put(`decision${n}`, 'decision', after, one.by, 'support', sides, text, {});
  });
  one.todos?.forEach(([text, owner, due, done], n) => {
    put(`todo${n}`, 'action', after, one.by, 'support', sides, text, {});
    rows.action.push({
      entry_id: id('meeting', one.key, `todo${n}`),
      meeting_id,
      case_id,
      owner_id: person(owner),
      due_on: dateOf(due, today),
      done_at: done === undefined ? null : on(done, '10:00'),
      done_by: done === undefined ? null : person(owner),
    });
  });
  if (one.conference) {
    const { opinions, plan, led, told: knows } = one.conference;
    rows.conference.push({
      meeting_id,
      case_id,
      opinions,
      plan_changes: plan,
      led,
      told_at: knows ? on(knows[0], '11:00') : null,
      told_by: knows ? person(knows[1]) : null,
      told_how: knows?.[2] ?? '',
    });
  }
  rows.contact.push({
    entry_id: meeting_id,
    case_id,
    worker_id: person(one.by),
    medium: one.medium,
    met: [
      ...new Set(one.came?.filter(([, , via, why]) => why === undefined && via !== 'support').map(([, , via]) => party(via))),
    ],
    starts_at: first.starts_at,
    ends_at: first.ends_at,
  });
}

const iso = (time: number) => new Date(time).toISOString();
