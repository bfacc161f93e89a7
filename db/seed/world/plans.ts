// The plans of the stories: what each person wants in their own words, what they and others do for it, and how it goes. The days follow
// from the papers (clock.ts), so that a plan is dated once. `next` is the version that is on its way, with the state that it has reached.
import type { Category } from './types';

export type State = 'assessing' | 'draft' | 'met' | 'explained' | 'agreed' | 'delivered';
/** The sections, each with what it is about, as app.plan_category has them. */
export const sectionsAbout = {
  wishes: 'plan',
  family_wishes: 'family',
  strengths: 'plan',
  needs: 'plan',
  health: 'health',
  living: 'life_money',
  workplace: 'work',
  before: 'plan',
  policy: 'plan',
  aim: 'plan',
  company: 'work',
  family: 'family',
  points: 'plan',
} as const satisfies Record<string, Category>;
export type Section = keyof typeof sectionsAbout;

type GoalTold = {
  words: string;
  category: Category;
  /** Small steps; those that begin with ✓ are done. */
  steps: string[];
  support: string;
  who: string;
  self?: string;
  need?: string;
  often?: string;
  /** What was said of it: whose words, so many days ago. */
  said?: [by: 'person' | 'worker', daysAgo: number, level: 'done' | 'going' | 'stuck', words: string][];
  judged?: { done: 'yes' | 'partly' | 'no'; reached: 'yes' | 'partly' | 'no'; effect: string; remains: string };
};
export type PlanTold = {
  state: 'agreed' | 'delivered';
  paper?: { witness: string; confirmed: boolean };
  /** To whom the copy went. */
  copy?: string;
  /** The sides that the person shows it to. */
  sides?: string[];
  sections: Partial<Record<Section, string>>;
  goals: GoalTold[];
  monitored?: string;
  next?: {
    state: Extract<State, 'assessing' | 'draft' | 'met' | 'explained'>;
    sections?: Partial<Record<Section, string>>;
    goal?: GoalTold;
  };
};

export const plans: Record<string, PlanTold> = {
  shota: {
    state: 'delivered',
    copy: '相談支援センター みどり',
    sides: ['company', 'mother'],
    sections: {
      wishes: 'ミスを へらしたいです。班長に「たのむぞ」と 言われると うれしいです。ここで ずっと はたらきたいです。',
      family_wishes: '母：帰ってきて「つかれた」と言える日が続いてほしい。無理はさせたくない。',
      strengths: '決まった順番の作業は速くて正確。休まない。あいさつが気持ちよい。',
      needs: '色や形が似た品を急いで取ると間違えやすい。わからないときに自分から声を出すのに時間がかかる。',
      health: '睡眠6時間を下回ると集中が続かない。月1回の通院。',
      workplace: '出荷2課。棚の番号はテープで色分け済み。質問の相手は宮崎班長、いないときは副班長。',
      policy: '良かったことから話す。ミスの数より、困ったときに声を出せた回数を一緒に数える。',
      aim: '1年後も、みどり物流で安心して働いている。',
      company: '新しい棚になる最初の週は、隣に一人ついてください。終わりの5分に、今日よかったことを一つ伝えてください。',
      family: '夜は11時に声をかけてください。仕事の話は、本人が話し始めたら聞いてください。',
      points: '一度に二つのことを言わない。急がせる言葉を使わない。',
    },
    goals: [
      {
        words: 'こまったら、じぶんから「たすけてください」と 言えるように なりたい',
        category: 'work',
        steps: ['✓ポケットに「きいてください」カードを 入れる', '✓カードを 班長に 見せる', '1日に 1回、じぶんから 聞く'],
        need: '声を出すまでに時間がかかる',
        self: 'カードを 毎日 もっていく',
        support: '面談で、声を出せた場面を一緒に振り返る。班長に聞き方のコツを伝える。',
        who: '高橋支援員、宮崎班長',
        often: '月1回の面談、月1回の電話',
        said: [
          ['person', 4, 'going', 'きょう カードを 2回 見せました。班長が「いいね」と 言いました。'],
          ['worker', 3, 'done', 'カードを見せるところまでは、ひとりでできています。次は声で。'],
        ],
      },
      {
        words: 'よる 11時に ねる',
        category: 'health',
        steps: ['✓10時半に スマホを おく', '朝の アプリに ねた時間を 書く'],
        support: '記録を月に一度一緒に見る。',
        who: '本人、お母さん、高橋支援員',
        said: [['person', 6, 'stuck', 'ゲームの日は むずかしいです。']],
      },
    ],
    monitored: '「カードがあると安心」。新しい棚の色違いに不安があるとのこと。班長と相談する。',
  },
  daichi: {
    state: 'delivered',
    copy: '港町相談支援事業所',
    sides: ['company', 'sister', 'shakyo'],
    sections: {
      wishes: 'そうじの しごとが すきです。お金を ためて、でんしゃの 旅行に 行きたいです。',
      family_wishes: '姉：自分で決めたお金の使い方を、できるだけ大事にしてほしい。',
      strengths: '毎日同じ時間に出勤している。トイレ清掃の手順を新人に見せられる。',
      needs: '給料日のあとに使いすぎて、月末に食費が足りなくなることがある。',
      living: 'グループホームの一室。金銭管理は社協の日常生活自立支援事業を利用。',
      workplace: '午前は1階と2階。清掃主任の指示は写真つきの表で出ている。',
      policy: 'できていることを数える。お金の話は、責めずに、次にどうするかを一緒に決める。',
      aim: 'お金を ためて、でんしゃの 旅行に 行く。',
      company: '予定が変わる日は、朝に写真の表を直して見せてください。',
      family: '旅行の日を、いっしょに カレンダーに 書いてください。',
    },
    goals: [
      {
        words: 'まいつき 3000円 ためて、でんしゃの 旅行に 行く',
        category: 'life_money',
        steps: ['✓きゅうりょう日に 3000円を べつの さいふに 入れる', '✓つかった お金を シールで はる', '旅行の 日を きめる'],
        self: 'シールを はる',
        support: '給料日の翌日に、封筒分けを一緒にする。',
        who: '佐々木支援員、社協',
        often: '月1回',
        said: [
          ['person', 5, 'done', '9000円 たまりました。うれしいです。'],
          ['worker', 5, 'done', '3か月続きました。自分から封筒を出してくれました。'],
        ],
        judged: {
          done: 'yes',
          reached: 'partly',
          effect: '3か月続けて貯められた。表情が明るい。',
          remains: '旅行の日を決める。切符の買い方を練習する。',
        },
      },
    ],
    monitored: '封筒分けは定着。次は旅行の計画を一緒に立てる。',
    next: {
      state: 'explained',
      sections: { wishes: 'そうじの しごとが すきです。旅行の つぎは、あたらしい 現場も やってみたいです。' },
      goal: {
        words: 'あたらしい ビルの そうじを おぼえる',
        category: 'work',
        steps: ['写真の 表を もらう', '主任と いっしょに 1回 やる', 'ひとりで やって みる'],
        support: '最初の日に同行する。写真の表を一緒に作る。',
        who: '佐々木支援員、清掃主任',
      },
    },
  },
  misaki: {
    state: 'delivered',
    sections: {
      wishes: '利用者さんに「ありがとう」と言われる仕事を続けたい。無理な日は無理と言いたい。',
      strengths: '相手の表情によく気づく。お茶の好みを覚えている。',
      needs: '頼まれると断れず、疲れをためてしまう。',
      workplace: '2階フロア。午後は人が少なく、頼まれごとが重なりやすい。',
      policy: '言いにくいことは、まず支援員と言葉を作ってから。誰に何を伝えるかは本人が決める。',
      aim: '疲れをためずに、週5日働き続ける。',
    },
    goals: [
      {
        words: '「今はできません」を、一日に一回言ってみる',
        category: 'plan',
        steps: ['✓言い方を三つ考える', '面談で練習する', '同じフロアの人に言ってみる'],
        support: '面談で言い方を練習する。',
        who: '中島支援員',
        often: '月2回',
        said: [['person', 8, 'going', '練習だと言えます。本番は、まだこわいです。']],
      },
    ],
  },
  ren: {
    state: 'delivered',
    sections: {
      wishes: '障害のことは会社に言わずに働きたい。評価は実力で受けたい。',
      strengths: '不具合を見つける力が高い。文章が分かりやすい。',
      needs: '締め切り前に睡眠が崩れ、月曜に動けなくなる。',
      health: '2週に1回の通院。眠剤を使う日がある。',
      workplace: '在宅週2日。チャットでの連絡が中心。',
      policy: '会社への連絡はしない。連絡は個人の携帯へ。',
      aim: '次の契約更新まで、休まず働く。',
    },
    goals: [
      {
        words: '日曜の夜11時にパソコンを閉じる',
        category: 'health',
        steps: ['✓アラームを10時45分にかける', '閉じたら支援員に一言送る'],
        support: '月曜の朝に短い連絡を入れる。',
        who: '佐々木支援員',
        often: '毎週',
        said: [['person', 2, 'going', '先週は閉じられた。今週は微妙。']],
      },
    ],
    next: { state: 'assessing' },
  },
  haruka: {
    state: 'agreed',
    paper: { witness: '岡本サービス管理責任者', confirmed: false },
    sections: {
      wishes: '本にさわっている時間が好きです。カウンターは、あせらない日にやりたいです。',
      strengths: '配架が正確。静かな場所では集中が長く続く。',
      needs: '急に声をかけられると、しばらく動けなくなる。',
      workplace: '午前は書庫、午後に1時間だけカウンター。',
      policy: '予定を前の日に知らせる。調子の悪い日は書庫だけにする。',
      aim: 'カウンターの仕事を、自分のペースで続ける。',
      company: 'カウンターに入る時間を、前の日の夕方までに伝えてください。',
    },
    goals: [
      {
        words: 'カウンターで「少々お待ちください」と言って、深呼吸する',
        category: 'work',
        steps: ['✓書庫で声に出してみる', '岡本さんと練習する', '空いている時間に一度やる'],
        support: '練習に付き合い、終わったあとに振り返る。',
        who: '中島支援員',
      },
    ],
  },
  takumi: {
    state: 'delivered',
    copy: '相談支援 うみかぜ',
    sides: ['hospital', 'mother'],
    sections: {
      wishes: 'ちゅうぼうの しごとを つづけたい。休みの日は サッカーが したい。',
      family_wishes: '母：朝の支度を一人でできるようになってほしい。',
      strengths: '盛り付けがきれい。重い物も丁寧に運ぶ。',
      needs: '洗浄の音が続くと、午後に頭が痛くなる。',
      workplace: '給食室。洗浄場は音が大きく、耳栓の使用を相談中。',
      policy: 'できたことを写真で残し、次の面談で見る。',
      aim: 'ひとりで 朝の したくを して、しごとに 行く。',
      company: '午後の洗浄は30分ごとに別の作業と交代させてください。',
      family: '朝は6時半に一度だけ声をかけ、あとは表を見るのを待ってください。',
    },
    goals: [
      {
        words: 'あさ、じぶんで おきて したくを する',
        category: 'family',
        steps: ['✓表を げんかんに はる', '✓アラームを 2つ かける', '1しゅうかん、じぶんで おきる'],
        support: '表を一緒に作り、月に一度直す。',
        who: '本人、お母さん、石田支援員',
        said: [['worker', 9, 'done', '4日続けて自分で起きられました。表の「歯みがき」が一番先にできるようになりました。']],
      },
    ],
    next: { state: 'draft', sections: { aim: 'ひとりで したくを して、サッカーの 日も しごとの 日も 元気に すごす。' } },
  },
  kenji: {
    state: 'delivered',
    sides: ['company', 'wife', 'rehab'],
    sections: {
      wishes: '倒れる前と同じではなくても、役に立っていると思える仕事をしたい。',
      family_wishes: '妻：家では仕事の話をあまりしない。疲れのサインを一緒に知りたい。',
      strengths: '配送の全体を知っている。後輩への説明が上手。',
      needs: '記憶の抜けを隠そうとして、確認が遅れる。午後に疲れやすい。',
      health: '脳外傷後の高次脳機能障害。月1回のリハビリ外来。',
      workplace: '事務所の窓側。照合表はパソコンと紙の両方。',
      policy: 'メモは弱さではなく道具、と繰り返し確かめる。',
      aim: '照合の担当を、一人で一日任される。',
      company: '頼みごとは、口頭のあとに同じ内容を一行のメールで残してください。',
      family: '帰宅後30分は休む時間にしてください。',
    },
    goals: [
      {
        words: '忘れたときに「確認します」とすぐ言う',
        category: 'work',
        steps: ['✓メモ帳を机の右に固定する', '✓言い方を決める', '週に三回、言えた日に印をつける'],
        support: '月一回、印を見ながら場面を振り返る。',
        who: '高橋支援員、同じ課の先輩',
        often: '月1回',
        said: [
          ['person', 12, 'going', '言えた日は気が楽だ。言えない日は、まだある。'],
          ['worker', 11, 'done', '先輩から「最近、確認が早い」と聞きました。'],
        ],
      },
    ],
    next: {
      state: 'draft',
      sections: { aim: '照合の担当を、一人で一日任される。後輩に教える日をつくる。' },
      goal: {
        words: '後輩に、照合のやり方を一度教えてみる',
        category: 'work',
        steps: ['教える順番を紙に書く', '先輩に見てもらう', '30分だけ教える'],
        support: '紙を一緒に作り、終わったあとに疲れ方を確かめる。',
        who: '高橋支援員、同じ課の先輩',
      },
    },
  },
  aoi: {
    state: 'delivered',
    copy: 'やまと相談支援室',
    sides: ['company', 'mother', 'nakapotsu'],
    sections: {
      wishes: 'てんちょうに ほめられたい。しえんが おわっても、こまったら だれかに 言いたい。',
      strengths: '野菜の袋詰めが速く、傷みを見つけるのが上手。',
      needs: '支援が終わったあとの相談先を、まだ自分の言葉で言えない。',
      workplace: '青果の作業場。新井さんが隣で声をかけてくれる。',
      policy: '終わりの日に向けて、相談の相手を少しずつ広げる。',
      aim: 'しえんが おわっても、やまとで はたらく。',
      company: '困ったときに聞く人を、新井さんともう一人決めてください。',
      family: '月に一度、なかぽつの面談の日を一緒に確かめてください。',
    },
    goals: [
      {
        words: 'こまったら、なかぽつの 人に でんわする',
        category: 'plan',
        steps: ['✓なかぽつの 人と 会う', '✓でんわばんごうを てちょうに はる', 'いちど でんわして みる'],
        support: '最初の電話に隣で付き合う。',
        who: '佐々木支援員、なかぽつ',
        said: [
          ['person', 3, 'going', 'てちょうに はりました。でんわは どきどきします。'],
          ['worker', 2, 'done', '番号を自分で見つけられました。'],
        ],
      },
    ],
  },
  sora: {
    state: 'delivered',
    sides: ['company'],
    sections: {
      wishes: '検査の仕事で一人前になりたい。残業の日を先に知りたい。',
      strengths: '細かな傷を見逃さない。記録が正確。',
      needs: '予定の変更が続くと、翌日に休みやすい。',
      workplace: '検査室。静かで、手順書がそろっている。',
      policy: '変更は前の日までに、文字で。',
      aim: '計測の資格をとる。',
      company: '残業の予定を、前の週の金曜までに表にしてください。',
    },
    goals: [
      {
        words: '残業のある週も、休まず行く',
        category: 'work',
        steps: ['✓金曜に予定表をもらう', '残業の日は前の日に早く寝る'],
        support: '週のはじめに予定表を一緒に見る。',
        who: '石田支援員、検査課長',
      },
    ],
  },
  'yuto-tonari': {
    state: 'delivered',
    copy: 'となりまち相談支援',
    sides: ['company', 'soudan'],
    sections: {
      wishes: '花の名前を ぜんぶ おぼえたい。ひっこした 町でも 同じ しごとを つづけたい。',
      strengths: '苗の植え替えが丁寧。天気の変化によく気づく。',
      needs: '新しい通勤の道で、電車が止まったときに困る。',
      before: '前の事業所から：予定の変更は絵カードで伝えると落ち着く。',
      workplace: '温室が中心。夏は休憩を1時間ごとに。',
      policy: '前の町でうまくいったことを、そのまま続ける。',
      aim: 'ひとりで 通って、花の しごとを つづける。',
      company: '休憩の時間を、温室の時計の横に絵で示してください。',
    },
    goals: [
      {
        words: 'でんしゃが とまったら、じぶんで かいしゃに でんわする',
        category: 'work',
        steps: ['✓でんわの ことばを 紙に 書く', 'れんしゅうで かけて みる'],
        support: '駅での練習に同行する。',
        who: '森支援員',
        said: [['person', 7, 'going', 'れんしゅうで 1回 かけました。']],
      },
    ],
    next: { state: 'met' },
  },
  mei: {
    state: 'delivered',
    sides: ['company', 'grandma'],
    sections: {
      wishes: 'おばあちゃんに おみやげを 買いたいです。ホテルの しごとが すきです。',
      strengths: 'シーツの角がいつもそろっている。',
      needs: '急ぐ日に手順を飛ばすことがある。',
      workplace: '客室階。二人一組で回る。',
      policy: '手順の写真表を一緒に直しながら使う。',
      aim: 'ひとりで 5部屋を しあげる。',
      company: '急ぐ日は、部屋の数を先に減らして伝えてください。',
      family: '仕事の話を聞くときは、よかったことから聞いてください。',
    },
    goals: [
      {
        words: 'いそぐ 日も、写真の 表の じゅんばんで やる',
        category: 'work',
        steps: ['✓表を ワゴンに つける', 'おわったら ゆびで さす'],
        support: '月に一度、表を一緒に直す。',
        who: '上田支援員、組の先輩',
      },
    ],
  },
  kazuya: {
    state: 'delivered',
    sections: {
      wishes: 'いまは やすんで、また 紙折りの しごとに もどりたい。',
      strengths: '数を間違えない。機械の音の変化に気づく。',
      needs: '朝に起きられない日が続いている。',
      workplace: '印刷工場。立ち仕事が中心。',
      policy: '復職を急がず、生活のリズムから。',
      aim: '主治医と会社と相談しながら、もとの仕事に戻る。',
    },
    goals: [
      {
        words: 'あさ 9時に カーテンを あける',
        category: 'plan',
        steps: ['✓まえの日に めざましを おく', '3日 つづける'],
        support: '週に2回、朝に短い電話をする。',
        who: '森支援員',
      },
    ],
  },
  nana: {
    state: 'delivered',
    sides: ['company', 'mother'],
    sections: {
      wishes: 'パンの かたちを きれいに つくりたい。みんなと 休けいしたい。',
      strengths: '計量が正確。人の気持ちに敏感。',
      needs: '休憩室で話しかけるきっかけがつかみにくい。',
      workplace: '作業は三人。休憩は一緒にとる。',
      policy: '一日に一つ、よかったことを書き残す。',
      aim: '食パンの成形を、ひとりで任される。',
      company: '休憩のはじめに、一言声をかけてください。',
      family: '日曜の夜に、翌週の予定を一緒に見てください。',
    },
    goals: [
      {
        words: '休けいで、じぶんから ひとこと 話す',
        category: 'work',
        steps: ['✓「おつかれさまです」を 言う', '天気の 話を する'],
        support: '面談で話題を一緒に考える。',
        who: '上田支援員',
        said: [['worker', 6, 'done', '「おつかれさまです」は毎日言えています。']],
      },
    ],
  },
};
