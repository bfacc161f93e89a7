// What the launchers say when they cannot go on: one sentence in Japanese, one in English, never a stack trace.
// Plain JavaScript without imports, because it must run before anything is installed and on a Node that is too old.

/** @type {Record<string, (v: Record<string, string | number>) => [ja: string, en: string]>} */
export const sentences = {
  nodeTooOld: (v) => [
    `Node.js ${v.needed} 以上が必要です（いまは ${v.found}）。https://nodejs.org から新しい版を入れてください。`,
    `Node.js ${v.needed} or newer is needed (this is ${v.found}). Please install a newer one from https://nodejs.org.`,
  ],
  installFailed: (v) => [
    `部品を入れられませんでした（npm ci）。ネットワークを確かめて、もう一度 npm start してください。${v.detail}`,
    `The packages could not be installed (npm ci). Please check the network and run npm start again. ${v.detail}`,
  ],
  npmMissing: () => [
    'npm が見つかりません。Node.js を npm と一緒に入れ直してください。',
    'npm was not found. Please install Node.js together with npm.',
  ],
  buildFailed: (v) => [
    `ビルドに失敗しました。上の表示の最初の誤りを直してください（全文：${v.log}）。`,
    `The build failed. Please correct the first error shown above (whole output: ${v.log}).`,
  ],
  badPort: (v) => [
    `PORT の値「${v.port}」は使えません。1 から 65535 の数にしてください。`,
    `PORT "${v.port}" cannot be used. Please give a number from 1 to 65535.`,
  ],
  portTaken: (v) => [
    `ポート ${v.port} はほかのプログラムが使っています。PORT=${v.other} npm start のように別の番号で始めてください。`,
    `Port ${v.port} is used by another program. Please start with another one, for example PORT=${v.other} npm start.`,
  ],
  alreadyRunning: (v) => [
    `このポータルはもう動いています（${v.origin}、プロセス ${v.pid}）。`,
    `This portal is already running (${v.origin}, process ${v.pid}).`,
  ],
  portForbidden: (v) => [
    `ポート ${v.port} を開く権利がありません。1024 以上の番号を PORT に指定してください。`,
    `You may not open port ${v.port}. Please give PORT a number of 1024 or more.`,
  ],
  hostNotHere: (v) => [
    `HOST「${v.host}」はこのコンピューターの住所ではありません。`,
    `HOST "${v.host}" is not an address of this computer.`,
  ],
  noBinaries: (v) => [
    `この環境（${v.platform}）には同梱の PostgreSQL がありません。PostgreSQL 15 以上を用意して DATABASE_URL と DATABASE_OWNER_URL を指定してください。`,
    `There is no bundled PostgreSQL for this platform (${v.platform}). Please provide PostgreSQL 15 or newer and set DATABASE_URL and DATABASE_OWNER_URL.`,
  ],
  noOsUser: (v) => [
    `PostgreSQL は root では動きませんが、代わりの利用者を使えません（${v.detail}）。root でない利用者で始めるか、DATABASE_URL を指定してください。`,
    `PostgreSQL does not run as root, and no other user can be used (${v.detail}). Please start as an ordinary user, or set DATABASE_URL.`,
  ],
  dataNotOurs: (v) => [
    `データの場所 ${v.path} を使う権利がありません。作った利用者で始めるか、NAKADACHI_DATA で別の場所を指定してください。`,
    `You may not use the data in ${v.path}. Please start as the user who made it, or name another place with NAKADACHI_DATA.`,
  ],
  diskFull: (v) => [
    `ディスクの空きがありません（${v.path}）。空きを作ってから、もう一度始めてください。書き終えた記録は残っています。`,
    `The disk is full (${v.path}). Please free some space and start again. What was saved is still there.`,
  ],
  databaseSilent: (v) => [
    `同梱の PostgreSQL が ${v.seconds} 秒待っても答えません。記録：${v.log}`,
    `The bundled PostgreSQL did not answer within ${v.seconds} seconds. Its log: ${v.log}`,
  ],
  databaseBroken: (v) => [
    `同梱の PostgreSQL を始められません。記録：${v.log}（${v.detail}）`,
    `The bundled PostgreSQL cannot be started. Its log: ${v.log} (${v.detail})`,
  ],
  badDatabaseUrl: (v) => [
    `${v.name} の形が正しくありません。postgres://利用者:合言葉@ホスト:ポート/データベース の形にしてください。`,
    `${v.name} is not well-formed. It should look like postgres://user:password@host:port/database.`,
  ],
  databaseUnreachable: (v) => [
    `データベース（${v.where}）につながりません。動いているか、${v.name} が正しいかを確かめてください。`,
    `The database (${v.where}) cannot be reached. Please check that it is running and that ${v.name} is right.`,
  ],
  wrongPassword: (v) => [
    `データベース（${v.where}）が利用者「${v.user}」の合言葉を受けつけません。${v.name} を確かめてください。`,
    `The database (${v.where}) does not accept the password of "${v.user}". Please check ${v.name}.`,
  ],
  loginRefused: (v) => [
    `データベース（${v.where}）が利用者「${v.user}」の接続を断りました。権限と pg_hba.conf を確かめてください。`,
    `The database (${v.where}) refused the login of "${v.user}". Please check its rights and pg_hba.conf.`,
  ],
  noSuchDatabase: (v) => [
    `データベース「${v.database}」が ${v.where} にありません。作るか、${v.name} を確かめてください。`,
    `There is no database "${v.database}" at ${v.where}. Please create it or check ${v.name}.`,
  ],
  databaseTooOld: (v) => [
    `PostgreSQL 15 以上が必要です（${v.where} は ${v.found}）。`,
    `PostgreSQL 15 or newer is needed (${v.where} has ${v.found}).`,
  ],
  databaseFull: (v) => [
    `データベース（${v.where}）の接続の数がいっぱいです。少し待つか、max_connections を増やしてください。`,
    `The database (${v.where}) has no free connection. Please wait a little or raise max_connections.`,
  ],
  migrationNewer: () => [
    'データベースは、このプログラムより新しい版で作られています。プログラムを新しくしてください。データには手をつけていません。',
    'The database was made by a newer version of this program. Please update the program. The data was not touched.',
  ],
  migrationChanged: (v) => [
    `すでに適用された移行ファイル ${v.name} が書き換えられています。元にもどし、変更は新しいファイルにしてください。デモのデータは npm run demo:reset で作り直せます。`,
    `The migration ${v.name} was changed after it had been applied. Please restore it and put the change into a new file. Demo data can be made anew with npm run demo:reset.`,
  ],
  notMigrated: () => [
    'データベースにこのポータルの表がありません。DATABASE_OWNER_URL を指定して始めてください。',
    'The database does not have the tables of this portal. Please start with DATABASE_OWNER_URL set.',
  ],
  unsafeLogin: (v) => [
    `DATABASE_URL の利用者では安全に動かせません：${v.detail}`,
    `It is not safe to run with the login of DATABASE_URL: ${v.detail}`,
  ],
  secretMissing: () => [
    'NAKADACHI_SECRET がありません。openssl rand -base64 32 などで作った長い値を指定してください。',
    'NAKADACHI_SECRET is not set. Please set a long random value, for example from openssl rand -base64 32.',
  ],
  secretTooShort: () => [
    'NAKADACHI_SECRET が短すぎます。32 文字以上にしてください。',
    'NAKADACHI_SECRET is too short. Please use 32 characters or more.',
  ],
  badOrigin: (v) => [
    `APP_ORIGIN「${v.origin}」は使えません。https://portal.example.jp の形にしてください。`,
    `APP_ORIGIN "${v.origin}" cannot be used. It should look like https://portal.example.jp.`,
  ],
  noBrowser: (v) => [
    `ブラウザのテストに使う Chromium がありません。chromium を入れるか（Debian なら apt-get install chromium）、場所を CHROMIUM に指定してください。${v.detail}`,
    `There is no Chromium for the browser tests. Please install one (on Debian: apt-get install chromium) or name it in CHROMIUM. ${v.detail}`,
  ],
  serverKeepsStopping: (v) => [
    `サーバーが続けて ${v.times} 回止まりました。上の記録を確かめてください。`,
    `The server stopped ${v.times} times in a row. Please look at its output above.`,
  ],
};

/** Something we understand and cannot go on with: told in a sentence, exit code 1. */
export class Refusal extends Error {
  /** @param {keyof typeof sentences & string} code @param {Record<string, string | number>} [values] */
  constructor(code, values = {}) {
    const [ja, en] = /** @type {(v: Record<string, string | number>) => [string, string]} */ (sentences[code])(values);
    super(en);
    this.name = 'Refusal';
    this.code = code;
    this.ja = ja;
    this.en = en;
  }
}

/** Prints why we stop. A refusal is two lines; anything else is a bug and keeps its stack, under an id to quote. */
export function explain(error) {
  if (error && error.name === 'Refusal') {
    console.error(`\n${error.ja}\n${error.en}\n`);
    return;
  }
  const id = Math.random().toString(36).slice(2, 10);
  console.error(`\n思わぬ誤りです（番号 ${id}）。\nSomething unexpected happened (id ${id}).\n`);
  console.error(error);
}
