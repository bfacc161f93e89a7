import { expect, test } from '@playwright/test';
import { listClockFacts } from '@/lib/clock/queries';
import { listConferences } from '@/lib/meetings/queries';
import { getAgency, listServiceUsers, listSettings, listSettingsOf } from '@/lib/money/queries';
import { asActor, Conflict, NotFound, type Tx } from './client';
import { everybody, idOf, insertOneCase, nameOf, type Persona } from './one-case';
import { freshDatabase, type TestDatabase } from './testing';

/**
 * The same tables and acts, walked through by everybody of one case (db/one-case.ts), from its supported person to nobody at
 * all. A denial stands beside its twin that succeeds: a door that is shut for everyone guards nothing.
 */

let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterAll(async () => db.drop());

type Who = Persona | 'nobody';
const credential = (who: Who) => (who === 'nobody' ? who : { personId: idOf(who) });

// 1. READING -----------------------------------------------------------------------------------------------------------

/** Who sees which rows, "people: rows" with the people who see the same together. Who is not named sees none. */
const sees: Record<string, string[]> = {
  case: [
    'sora: case otherCase',
    'mother father hr boss worker service manager doctor: case',
    'otherWorker otherManager: otherCase',
  ],
  entry: [
    'sora: aboutManager aboutWorker afraid all clinicWrites healthNote old quiet takenBack there',
    'mother: all healthNote motherWrites old',
    'hr boss: all reply shopAsks', // healthNote names their side too, but their consent for health has expired
    'worker: all clinicWrites healthNote motherWrites old quiet reply shopAsks teamNote',
    'service: aboutManager aboutWorker afraid all clinicWrites healthNote motherWrites old quiet reply shopAsks teamNote',
    'manager: aboutWorker afraid all clinicWrites healthNote motherWrites old quiet reply shopAsks teamNote',
    'doctor: clinicWrites healthNote', // all is about work
    'otherWorker otherManager: there',
  ],
  entry_version: ['sora worker service manager: all'], // what was there before the others were let in
  concern: [
    'sora: aboutWorker quiet',
    'hr boss: shopAsks',
    'worker: quiet shopAsks',
    'service manager: aboutWorker quiet shopAsks',
  ],
  accommodation: ['hr boss worker service manager: shopAsks'],
  refusal: ['hr boss worker service manager: reply'],
  question: ['sora worker service manager: asked'],
  // Section by section, whom Sora shares it with; not the support team by itself, and no more once they have stopped.
  manual: ['sora: health requests', 'hr boss worker service manager: requests'],
  manual_share: ['sora: toMother toShop toTeam', 'hr boss: toShop', 'worker service manager: toTeam'],
  // Who came is the supported person's and the support team's to know; of a company, its own people only.
  meeting: ['sora mother hr boss worker service manager: all'],
  meeting_slot: ['sora mother hr boss worker service manager: slot'],
  minutes: ['sora worker service manager: quiet'],
  action: ['hr boss worker service manager: shopAsks'],
  attendance: ['sora worker service manager: bossCame outsiderCame soraCame', 'hr boss: bossCame'],
  conference: ['sora worker service manager: all'],
  card: ['sora mother hr boss worker service manager: all'],
  // Who reads any of a version knows that it is there.
  plan: ['sora mother hr boss worker service manager doctor: quiet'],
  plan_part: ['sora mother hr boss worker service manager: all'],
  goal: ['sora mother worker service manager doctor: healthNote'],
  goal_step: ['sora mother worker service manager doctor: healthNote'],
  goal_link: ['sora mother worker service manager: healthNote'],
  report: ['sora mother hr boss worker service manager: all'],
  // Who does not read what a line came from does not read the line; what is held back, no other side.
  report_line: ['sora worker service manager: held ofHealth ofTeam own', 'mother: ofHealth own', 'hr boss: own'],
  report_trace: ['sora worker service manager: readByHr'],
  report_hold: ['sora worker service manager: hold'],
  // The handover is between the supported person and the support team: what goes to others goes by links, which are nobody's to read here.
  handover: ['sora worker service manager: handover'],
  handover_receiver: ['sora worker service manager: nakapotsu'],
  handover_package: ['sora worker service manager: package'],
  handover_giving: ['sora worker service manager: giving'],
  handover_mail: ['worker service manager: giving'],
  handover_opening: ['sora worker service manager: opening'],
  handover_follow_up: ['sora worker service manager: followUp'],
  audience_proposal: ['sora: proposal', 'hr: shopProposal', 'worker service manager: proposal shopProposal'],
  party: [
    'sora: clinic fatherSide millSide motherSide shopSide soraSide soraThere team teamThere',
    'mother: motherSide soraSide team',
    'father: fatherSide soraSide team',
    'hr boss: shopSide soraSide team',
    'worker service manager: clinic fatherSide millSide motherSide shopSide soraSide team',
    'doctor: clinic soraSide team',
    'otherWorker otherManager: soraThere teamThere',
  ],
  member: [
    'sora: clinic:doctor fatherSide:father millSide:miller motherSide:mother shopSide:boss shopSide:hr soraSide:sora soraThere:sora team:left team:worker teamThere:otherWorker',
    'mother: motherSide:mother soraSide:sora team:left team:worker',
    'father: fatherSide:father soraSide:sora team:left team:worker',
    'hr boss: shopSide:boss shopSide:hr soraSide:sora team:left team:worker',
    'worker service manager: clinic:doctor fatherSide:father millSide:miller motherSide:mother shopSide:boss shopSide:hr soraSide:sora team:left team:worker',
    'doctor: clinic:doctor soraSide:sora team:left team:worker',
    'otherWorker otherManager: soraThere:sora teamThere:otherWorker',
  ],
  consent: [
    'sora worker service manager: clinic/health fatherSide/work millSide/work motherSide/health motherSide/work shopSide/health shopSide/work',
    'mother: motherSide/health motherSide/work',
    'father: fatherSide/work',
    'hr boss: shopSide/health shopSide/work',
    'doctor: clinic/health',
  ],
  withdrawal_said: ['sora worker service manager: fatherSide/work'],
  // Between the supported person and the support team, whatever else others may read.
  clock_fact: [
    'sora: cap certificate contractThere priorService share',
    'worker service manager: cap certificate priorService share',
    'otherWorker otherManager: contractThere',
  ],
  contact: ['sora worker service manager: all'],
  contact_topic: ['sora worker service manager: all'],
  confirmation: ['sora worker service manager: confirmed'],
  excuse: ['sora worker service manager: excused'],
  consent_request: ['sora worker service manager: question'],
  emergency: ['sora worker service manager: opened'],
  retention_hold: ['sora service manager: kept'],
  retention_notice: ['sora service manager: quiet'],
  erasure: ['service manager stranger: erasure'],
  safety_contact: ['worker left colleague service manager: desk1 desk2'],
  guardian: ['sora mother worker service manager: motherGuardian'],
  told: ['sora worker service manager: foreman'],
  record_request: ['sora worker service manager: newWish wish'],
  record_given: ['sora worker service manager: given'],
  record_mark: ['worker service manager: teamNote'],
  employment: [
    'sora: mill secret shop',
    'hr boss: shop',
    'worker service manager: mill shop',
    'otherWorker otherManager: secret',
  ],
  person: [
    'sora: boss doctor father hr left manager miller mother otherManager otherWorker service sora worker',
    'mother: left manager mother service sora worker',
    'father: father left manager service sora worker',
    'hr boss: boss hr left manager service sora worker',
    'miller: miller',
    'worker service manager: boss colleague doctor father hr left manager miller mother service sora worker',
    'left colleague: colleague left manager service worker',
    'doctor: doctor left manager service sora worker',
    'otherWorker otherManager: otherManager otherWorker sora',
    'stranger: stranger',
  ],
  agency: [
    'sora: here there',
    'mother father hr boss worker left colleague service manager doctor: here',
    'otherWorker otherManager: there',
  ],
  agency_member: [
    'sora: here/manager here/service there/otherManager',
    'mother father hr boss doctor: here/manager here/service',
    'worker left colleague service manager: here/colleague here/left here/manager here/service here/worker',
    'otherWorker otherManager: there/otherManager there/otherWorker',
  ],
  invitation: ['sora worker: invitation', 'service manager: invitation staffInvitation'],
  access_event: ['sora: case otherCase', 'service manager: case', 'otherManager: otherCase'],
  // The manager and the service manager, but of what Sora wrote about the manager only the latter.
  audit_event: ['service: case case', 'manager: case', 'otherManager: otherCase'],
  agency_example: ['sora mother father hr boss worker left colleague service manager doctor: example'],
  agency_rule: [
    'sora: area interval price rate rateThere',
    'mother father hr boss doctor: interval',
    'worker left colleague service manager: area interval price rate usersBefore',
    'otherWorker otherManager: rateThere usersBeforeThere',
  ],
  inquiry: ['service manager: inquiry'],
  sensitive_word: ['sora worker left colleague service manager: word'],
  office: ['sora worker left colleague service manager: office'],
  account: everybody.map((who) => `${who}: ${who}`),
  // The hr was told of healthNote while their consent for it was in force; the manager, of what has come to name them since.
  notice: ['hr: all', 'service: aboutManager'],
  notice_choice: ['mother: mother'],
  delivery: ['hr: delivery'],
  push_subscription: ['mother: browser'],
  line_account: ['mother: mother'],
  calendar: ['sora: sora'],
  reminder: ['sora: reminder'],
  entry_seen: ['hr: all'],
  read_mark: ['mother: case'],
  draft: ['sora: a form'],
  submission: ['hr: submission'],
  session: ['sora: session'],
  identity: ['hr: I S'],
  demo_mail: [],
};

/** Not a row's business to say who may ask: nobody may. */
const refused = ['audience_before', 'audit_seal', 'email_proof', 'line_nonce', 'rate', 'sign_in_link', 'tally', 'telling'];
/** Nothing of anybody's. */
const open = ['instance', 'migration'];

test('every table has its walk', async () => {
  const tables = await db.owner`
    select c.relname as name from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') order by 1`;
  expect(tables.map((table) => table.name)).toEqual([...Object.keys(sees), ...refused, ...open].sort());
});

for (const [table, expected] of Object.entries(sees)) {
  test(`who sees which rows of ${table}`, async () => {
    const rows = new Map<string, string[]>();
    for (const who of [...everybody, 'nobody'] as const) {
      const seen = await asActor(credential(who), (tx) => rowsOf(tx, table), { from: db.pool });
      if (seen !== '') rows.set(seen, [...(rows.get(seen) ?? []), who]);
    }
    expect([...rows].map(([seen, people]) => `${people.join(' ')}: ${seen}`)).toEqual(expected);
    expect(
      (await db.owner`select count(*)::int as n from ${db.owner(`app.${table}`)}`)[0]?.n,
      'there is something to see',
    ).toBeGreaterThan(0);
  });
}

test('nobody asks for tokens, proofs and counters', async () => {
  for (const table of refused) {
    for (const who of ['sora', 'manager', 'nobody'] as const) {
      expect(await attempt(who, (tx) => tx`select count(*) from ${tx(`app.${table}`)}`), `${who} ${table}`).toBe('42501');
    }
  }
  for (const hash of ['session', 'invitation', 'question', 'handover_giving']) {
    expect(await attempt('manager', (tx) => tx`select token_hash from ${tx(`app.${hash}`)}`)).toBe('42501');
    expect(await attempt('sora', (tx) => tx`select id from ${tx(`app.${hash}`)}`)).toBe('done');
  }
});

async function rowsOf(tx: Tx, table: string): Promise<string> {
  const keys: Record<string, string> = {
    entry_version: 'entry_id',
    retention_notice: 'entry_id',
    concern: 'entry_id',
    record_mark: 'entry_id',
    handover_mail: 'giving_id',
    report: 'entry_id',
    report_line: 'key',
    accommodation: 'entry_id',
    contact: 'entry_id',
    contact_topic: 'contact_id',
    refusal: 'entry_id',
    card: 'entry_id',
    meeting: 'entry_id',
    minutes: 'entry_id',
    action: 'entry_id',
    conference: 'meeting_id',
    plan: 'entry_id',
    plan_part: 'entry_id',
    goal: 'entry_id',
    goal_step: 'goal_id',
    goal_link: 'goal_id',
    manual: 'section',
    entry_seen: 'entry_id',
    notice: 'entry_id',
    access_event: 'case_id',
    audit_event: 'case_id',
    account: 'person_id',
    notice_choice: 'person_id',
    line_account: 'person_id',
    calendar: 'person_id',
    read_mark: 'case_id',
    draft: 'key',
    submission: 'key',
    identity: 'issuer || $$ $$ || subject',
    withdrawal_said: 'consent_id',
  };
  const found = await tx.unsafe<{ key: string }[]>(`select ${keys[table] ?? 'id'}::text as key from app.${table}`);
  return found
    .map((row) => nameOf(row.key))
    .sort()
    .join(' ');
}

// 2. WRITING -----------------------------------------------------------------------------------------------------------

class Undo extends Error {}

/** What came of an attempt, undone in any case: done, nothing (no row was there for them), or the code of the refusal. */
async function attempt(who: Who, work: (tx: Tx) => Promise<{ count: number } | unknown>): Promise<string> {
  let came = '';
  try {
    await asActor(
      credential(who),
      async (tx) => {
        const result = await work(tx);
        came = (result as { count?: number } | undefined)?.count === 0 ? 'nothing' : 'done';
        throw new Undo();
      },
      { from: db.pool },
    );
  } catch (error) {
    if (error instanceof NotFound) return 'not found';
    if (error instanceof Conflict) return error.code;
    if (!(error instanceof Undo)) return String((error as { code?: string }).code ?? error);
  }
  return came;
}

type Draft = {
  from: string;
  to: string[];
  of?: string;
  answers?: string;
  about?: string[];
  behalf?: string;
  category?: string;
  kind?: string;
  extra?: Record<string, unknown>;
};

const write =
  ({ from, to, of = 'case', answers, about = [], behalf, category = 'work', kind = 'note', extra = {} }: Draft) =>
  (tx: Tx) =>
    tx`insert into app.entry ${tx({
      id: idOf('new'),
      case_id: idOf(of),
      thread_id: answers ? idOf(answers) : null,
      kind,
      category,
      audience: to.map(idOf),
      about: about.map(idOf),
      author_party_id: idOf(from),
      on_behalf_of: behalf ? idOf(behalf) : null,
      occurred_at: new Date(),
      title: '',
      body: 'B',
      ...extra,
    } as never)}`;

const update = (table: string, id: string, set: Record<string, unknown>) => (tx: Tx) =>
  tx`update ${tx(`app.${table}`)} set ${tx(set as never)} where id = ${idOf(id)}`;

/** What is tried, who tries it, what comes of it. */
type Line = [what: string, who: Who, act: (tx: Tx) => Promise<unknown>, came: string];

function walk(name: string, lines: Line[]) {
  test(name, async () => {
    for (const [what, who, act, came] of lines) expect.soft(await attempt(who, act), `${what}, as ${who}`).toBe(came);
  });
}

walk('writing, and to whom', [
  ['to one’s own worker', 'sora', write({ from: 'soraSide', to: ['team'] }), 'done'],
  ['to one’s own worker', 'nobody', write({ from: 'soraSide', to: ['team'] }), '42501'],
  ['to every side', 'sora', write({ from: 'soraSide', to: ['fatherSide', 'shopSide', 'clinic'] }), 'done'],
  ['to every side', 'worker', write({ from: 'team', to: ['fatherSide', 'shopSide', 'clinic'] }), 'done'],
  ['as a manager, without being a member', 'manager', write({ from: 'team', to: ['shopSide'] }), 'done'],
  ['as a colleague who is not on the case', 'colleague', write({ from: 'team', to: ['team'] }), '42501'],
  ['to one’s own side and the team', 'hr', write({ from: 'shopSide', to: ['shopSide', 'team', 'soraSide'] }), 'done'],
  ['to a side that one does not know of', 'hr', write({ from: 'shopSide', to: ['team', 'fatherSide'] }), '42501'],
  ['to a side that one does not know of', 'mother', write({ from: 'motherSide', to: ['shopSide'] }), '42501'],
  ['to a side of another case', 'sora', write({ from: 'soraSide', to: ['teamThere'] }), 'ND002'],
  ['to one that is not there', 'sora', write({ from: 'soraSide', to: ['nowhere'] }), 'ND002'],
  ['there itself', 'sora', write({ of: 'otherCase', from: 'soraThere', to: ['teamThere'] }), 'done'],
  ['to a side that has ended', 'worker', write({ from: 'team', to: ['millSide'] }), 'ND002'],
  ['to nobody', 'worker', write({ from: 'team', to: [] }), '23514'],
  ['from another side than one’s own', 'sora', write({ from: 'team', to: ['team'] }), '42501'],
  ['from a side of one’s own, in the other case', 'sora', write({ from: 'soraThere', to: ['soraSide'] }), '23503'],
  ['from a side that one has left', 'left', write({ from: 'team', to: ['team'] }), '42501'],
  ['from a side that has ended', 'miller', write({ from: 'millSide', to: ['team'] }), '42501'],
  ['in a case of others', 'otherManager', write({ from: 'team', to: ['team'] }), '42501'],
]);

walk('what is about safety, and whom it never reaches', [
  ['to one’s worker', 'sora', write({ from: 'soraSide', to: ['team'], category: 'safety' }), 'done'],
  ['to one’s worker and family', 'sora', write({ from: 'soraSide', to: ['team', 'motherSide'], category: 'safety' }), 'done'],
  ['to an employer', 'sora', write({ from: 'soraSide', to: ['team', 'shopSide'], category: 'safety' }), 'ND061'],
  ['to an employer', 'worker', write({ from: 'team', to: ['team', 'shopSide'], category: 'safety' }), 'ND061'],
  [
    'to a family whom it is about',
    'sora',
    write({ from: 'soraSide', to: ['team', 'motherSide'], category: 'safety', extra: { detail: { side: 'family' } } }),
    'ND061',
  ],
  ...(['soraSide', 'team', 'motherSide', 'clinic', 'shopSide'] as const).map(
    (side): Line => [
      `restricted, to ${side}`,
      'sora',
      write({ from: 'soraSide', to: [side], category: 'safety', extra: { restricted: true } }),
      side === 'soraSide' || side === 'team' ? 'done' : 'ND061',
    ],
  ),
  ['restricted, about work', 'sora', write({ from: 'soraSide', to: ['team'], extra: { restricted: true } }), '23514'],
  ['no more after it was written', 'sora', update('entry', 'afraid', { restricted: false }), '42501'],
  ['answered at the desk', 'service', write({ from: 'team', to: ['soraSide', 'team'], answers: 'afraid' }), 'done'],
  ['answered by who does not read it', 'worker', write({ from: 'team', to: ['team'], answers: 'afraid' }), '42501'],
]);

test('an answer is as restricted as what it answers', async () => {
  const answer = {
    from: 'team',
    to: ['soraSide', 'team'],
    answers: 'afraid',
    category: 'work',
    extra: { id: idOf('deskAnswers') },
  };
  await db.byHand(idOf('service'), write(answer));
  const reads = async (who: Persona) =>
    (await db.asPerson(idOf(who), (tx) => tx`select from app.entry where id = ${idOf('deskAnswers')}`)).length === 1;
  expect(await Promise.all((['sora', 'manager', 'worker', 'mother', 'hr'] as const).map(reads))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  await db.owner`delete from app.entry where id = ${idOf('deskAnswers')}`;
});

const desk = (people: string[]) => (tx: Tx) =>
  tx`select app.name_safety_desk(${idOf('here')}, ${people.map((who) => idOf(`new ${who}`))}::uuid[], ${people.map(idOf)}::uuid[])`;
walk('naming the safety desk', [
  ['two managers', 'manager', desk(['service', 'manager']), 'done'],
  ['two managers', 'service', desk(['service', 'manager']), 'done'],
  ['nobody, so all managers', 'manager', desk([]), 'done'],
  ['one alone', 'manager', desk(['manager']), 'ND062'],
  ['one twice', 'manager', desk(['manager', 'manager']), 'ND062'],
  ['a worker', 'manager', desk(['manager', 'worker']), 'ND062'],
  ['somebody of another agency', 'manager', desk(['manager', 'otherManager']), 'ND062'],
  ...(['worker', 'colleague', 'sora', 'hr', 'otherManager', 'stranger', 'nobody'] as const).map(
    (who): Line => ['two managers', who, desk(['service', 'manager']), 'not found'],
  ),
  ['by hand', 'manager', (tx) => tx`delete from app.safety_contact`, '42501'],
]);

walk('what the database writes on an entry is not for its author to write', [
  ['nothing of it', 'hr', write({ from: 'shopSide', to: ['team'] }), 'done'],
  ...(
    [
      ['author_id', idOf('sora')],
      ['author_kind', 'supported_person'],
      ['author_name', 'sora'],
      ['author_title', 'T'],
      ['on_behalf_label', 'L'],
      ['created_at', '2020-01-01'],
      ['version', 7],
      ['revised_at', '2020-01-01'],
      ['undone_at', '2020-01-01'],
      ['folded', ''],
      ['grams', []],
    ] as const
  ).map(
    ([column, value]): Line => [column, 'hr', write({ from: 'shopSide', to: ['team'], extra: { [column]: value } }), '42501'],
  ),
]);

walk('on behalf of a side', [
  ['of the shop', 'worker', write({ from: 'team', to: ['team'], behalf: 'shopSide' }), 'done'],
  ['of the shop', 'manager', write({ from: 'team', to: ['team'], behalf: 'shopSide' }), 'done'],
  ['of Sora', 'mother', write({ from: 'motherSide', to: ['team'], behalf: 'soraSide' }), '42501'],
  ['of one’s own side', 'hr', write({ from: 'shopSide', to: ['team'], behalf: 'shopSide' }), '42501'],
  ['of a side of another case', 'worker', write({ from: 'team', to: ['team'], behalf: 'soraThere' }), '23503'],
]);

walk('answering', [
  ['to the same people', 'worker', write({ from: 'team', to: ['shopSide', 'team'], answers: 'shopAsks' }), 'done'],
  ['to fewer', 'boss', write({ from: 'shopSide', to: ['team'], answers: 'shopAsks' }), 'done'],
  ['to more', 'worker', write({ from: 'team', to: ['shopSide', 'team', 'soraSide'], answers: 'shopAsks' }), '42501'],
  ['what one cannot read', 'mother', write({ from: 'motherSide', to: ['team'], answers: 'quiet' }), '42501'],
  ['what is not there: the same refusal', 'mother', write({ from: 'motherSide', to: ['team'], answers: 'nowhere' }), '42501'],
  ['what one can', 'worker', write({ from: 'team', to: ['team'], answers: 'quiet' }), 'done'],
  ['what is about oneself', 'worker', write({ from: 'team', to: ['team'], answers: 'aboutWorker' }), '42501'],
  ['as somebody else of the team', 'service', write({ from: 'team', to: ['team'], answers: 'aboutWorker' }), 'done'],
  ['an answer', 'hr', write({ from: 'shopSide', to: ['team'], answers: 'reply' }), '42501'],
  ['what was taken back', 'sora', write({ from: 'soraSide', to: ['team'], answers: 'takenBack' }), '42501'],
  ['from another case', 'sora', write({ of: 'otherCase', from: 'soraThere', to: ['teamThere'], answers: 'quiet' }), '42501'],
]);

test('an answer keeps quiet before the same people as what it answers, whatever its author says', async () => {
  const answer = {
    from: 'team',
    to: ['team'],
    answers: 'aboutWorker',
    category: 'work',
    about: ['colleague'],
    extra: { id: idOf('careful') },
  };
  await db.byHand(idOf('service'), write(answer));
  const [row] = await db.owner`select category, about from app.entry where id = ${idOf('careful')}`;
  expect(row?.category).toBe('safety');
  expect(row?.about.map(nameOf).sort()).toEqual(['colleague', 'worker']);
  const reads = (who: Persona) => db.asPerson(idOf(who), (tx) => tx`select from app.entry where id = ${idOf('careful')}`);
  expect((await reads('manager')).length).toBe(1);
  expect((await reads('worker')).length).toBe(0);
  await db.owner`delete from app.entry where id = ${idOf('careful')}`;
});

test('what names the supported person as its subject is not kept from them; from others whom it names it is', async () => {
  const to = ['soraSide', 'team', 'motherSide'];
  await db.byHand(
    idOf('service'),
    write({ from: 'team', to, about: ['sora', 'worker', 'mother'], extra: { id: idOf('aboutSora') } }),
  );
  const reads = async (who: Persona) =>
    (await db.asPerson(idOf(who), (tx) => tx`select from app.entry where id = ${idOf('aboutSora')}`)).length === 1;
  try {
    expect(await Promise.all((['sora', 'worker', 'mother', 'manager'] as const).map(reads))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  } finally {
    await db.owner`delete from app.entry where id = ${idOf('aboutSora')}`;
  }
});

test('an answer that is on its way while readers are taken out does not reach them', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let narrowed = () => {};
  const afterNarrowing = new Promise<void>((resolve) => {
    narrowed = resolve;
  });
  const narrowing = attempt('sora', async (tx) => {
    await tx`select app.narrow_audience(${idOf('all')}, ${[idOf('shopSide')]}::uuid[])`;
    narrowed();
    await held;
  });
  await afterNarrowing;
  const answering = attempt('worker', write({ from: 'team', to: ['shopSide', 'team'], answers: 'all' }));
  // It waits for the other transaction; that one is undone here, and then the wide answer is right after all.
  const first = await Promise.race([answering, new Promise((resolve) => setTimeout(() => resolve('waits'), 300))]);
  expect(first).toBe('waits');
  release();
  expect(await narrowing).toBe('done');
  expect(await answering).toBe('done');
});

walk('correcting and taking back', [
  ['one’s own words', 'sora', update('entry', 'all', { body: 'better' }), 'done'],
  ['another’s words', 'worker', update('entry', 'all', { body: 'worse' }), 'nothing'],
  ['words of one’s own side’s other member', 'boss', update('entry', 'shopAsks', { body: 'worse' }), 'nothing'],
  ['one’s own words, after leaving', 'left', update('entry', 'old', { body: 'worse' }), 'nothing'],
  ['what was taken back', 'sora', update('entry', 'takenBack', { body: 'again' }), 'nothing'],
  ['the readers, by hand', 'sora', update('entry', 'all', { audience: [] }), '42501'],
  ['the category', 'sora', update('entry', 'all', { category: 'work' }), '42501'],
  ['whom it is about', 'sora', update('entry', 'all', { about: [] }), '42501'],
  ['when it was written', 'sora', update('entry', 'all', { created_at: new Date() }), '42501'],
  ['after ten minutes', 'sora', update('entry', 'all', { undone_at: new Date() }), '42501'],
  [
    'within ten minutes',
    'sora',
    async (tx) => {
      await write({ from: 'soraSide', to: ['team'] })(tx);
      return update('entry', 'new', { undone_at: new Date() })(tx);
    },
    'done',
  ],
  ['an entry, for good', 'sora', (tx) => tx`delete from app.entry where id = ${idOf('all')}`, '42501'],
  ['a draft, for good', 'sora', (tx) => tx`delete from app.draft`, 'done'],
  ['another’s draft', 'hr', (tx) => tx`delete from app.draft`, 'nothing'],
]);

test('a correction keeps the old words, for those whom they were for', async () => {
  const entry = { from: 'soraSide', to: ['team'], extra: { id: idOf('corrected') } };
  await db.byHand(idOf('sora'), async (tx) => {
    await write(entry)(tx);
    await tx`update app.entry set body = 'second' where id = ${idOf('corrected')}`;
  });
  const [row] =
    await db.owner`select version, revised_at is not null as revised from app.entry where id = ${idOf('corrected')}`;
  expect(row).toEqual({ version: 2, revised: true });
  await db.owner`update app.entry set audience = audience || ${idOf('shopSide')}::uuid where id = ${idOf('corrected')}`;
  const reads = (who: Persona, table: string, key: string) =>
    db.asPerson(idOf(who), (tx) => tx`select from ${tx(`app.${table}`)} where ${tx(key)} = ${idOf('corrected')}`);
  expect((await reads('hr', 'entry', 'id')).length).toBe(1);
  expect((await reads('hr', 'entry_version', 'entry_id')).length).toBe(0);
  expect((await reads('worker', 'entry_version', 'entry_id')).length).toBe(1);
  await db.owner`delete from app.entry_version where entry_id = ${idOf('corrected')}`;
  await db.owner`delete from app.entry where id = ${idOf('corrected')}`;
});

const concern =
  (entry: string, more: Record<string, unknown> = {}) =>
  (tx: Tx) =>
    tx`insert into app.concern ${tx({ entry_id: idOf(entry), case_id: idOf('case'), worry: 'unsure', ...more } as never)}`;
const withConcern =
  (from: string, more: Record<string, unknown> = {}) =>
  async (tx: Tx) => {
    await write({ from, to: ['team'], kind: 'concern' })(tx);
    return concern('new', more)(tx);
  };
const move =
  (entry: string, version: number, status: string, owner: string | null = null) =>
  async (tx: Tx) => {
    const [row] =
      await tx`select app.move_concern(${idOf(entry)}, ${version}, ${status}, ${owner && idOf(owner)}, null) as before`;
    return { count: row?.before === null ? 0 : 1 };
  };

walk('concerns', [
  ['raise one', 'sora', withConcern('soraSide'), 'done'],
  ['raise one that is somebody’s already', 'sora', withConcern('soraSide', { owner_id: idOf('worker') }), '42501'],
  ['raise one that is settled already', 'hr', withConcern('shopSide', { status: 'settled' }), '42501'],
  ['raise one with a due date', 'hr', withConcern('shopSide', { due_on: '2026-12-01' }), '42501'],
  ['raise one with a due date', 'worker', withConcern('team', { due_on: '2026-12-01' }), 'done'],
  ['make another’s note a concern', 'worker', concern('all'), '42501'],
  ['say whose concern another’s is', 'worker', concern('quiet'), '42501'],
  ['settle one’s own', 'sora', move('quiet', 1, 'settled'), 'done'],
  ['settle one’s own', 'hr', move('shopAsks', 2, 'settled'), 'done'],
  ['settle a colleague’s', 'boss', move('shopAsks', 2, 'settled'), 'not found'],
  ['settle one that one does not see', 'mother', move('quiet', 1, 'settled'), 'not found'],
  ['settle one that is not there', 'mother', move('nowhere', 1, 'settled'), 'not found'],
  ['take one up', 'worker', move('quiet', 1, 'working', 'worker'), 'done'],
  ['take one up', 'manager', move('quiet', 1, 'working', 'manager'), 'done'],
  ['take one up', 'sora', move('quiet', 1, 'working'), 'not found'],
  ['give one to a colleague who does not read it', 'worker', move('quiet', 1, 'working', 'colleague'), 'ND004'],
  ['give one to whom it is about', 'service', move('aboutWorker', 1, 'working', 'worker'), 'ND004'],
  ['give one to the manager', 'service', move('aboutWorker', 1, 'working', 'manager'), 'done'],
  ['give one to the doctor', 'worker', move('quiet', 1, 'working', 'doctor'), 'ND004'],
  ['one that is about oneself', 'worker', move('aboutWorker', 1, 'settled'), 'not found'],
  ['after somebody else was quicker', 'worker', move('shopAsks', 1, 'settled'), 'nothing'],
  ['by hand', 'worker', (tx) => tx`update app.concern set status = 'settled'`, '42501'],
  ['one of another case', 'otherManager', move('quiet', 1, 'settled'), 'not found'],
]);

const narrow = (entry: string, without: string[]) => async (tx: Tx) =>
  tx`select app.narrow_audience(${idOf(entry)}, ${without.map(idOf)}::uuid[])`;
const propose = (entry: string, to: string[]) => (tx: Tx) =>
  tx`insert into app.audience_proposal (id, case_id, entry_id, parties, reason)
     values (${idOf('newProposal')}, ${idOf('case')}, ${idOf(entry)}, ${to.map(idOf)}::uuid[], 'R')`;
const decide =
  (proposal: string, accept = true) =>
  (tx: Tx) =>
    tx`select app.decide_proposal(${idOf(proposal)}, ${accept})`;

walk('taking readers out and letting more in', [
  ['out of one’s own', 'sora', narrow('all', ['shopSide']), 'done'],
  ['out of another’s that one reads', 'hr', narrow('all', ['clinic']), 'not found'],
  ['out of another’s', 'sora', narrow('healthNote', ['motherSide']), 'done'],
  ['out of another’s', 'worker', narrow('all', ['shopSide']), 'done'],
  ['out of what is about oneself', 'worker', narrow('aboutWorker', ['team']), 'not found'],
  ['out of another case’s', 'otherManager', narrow('all', ['shopSide']), 'not found'],
  ['propose more', 'worker', propose('healthNote', ['fatherSide']), 'done'],
  ['propose more', 'manager', propose('healthNote', ['fatherSide']), 'done'],
  ['propose more', 'hr', propose('all', ['shopSide']), '42501'],
  ['propose more for what is about oneself', 'worker', propose('aboutWorker', ['soraSide']), '42501'],
  ['propose a side of another case', 'worker', propose('healthNote', ['teamThere']), '42501'],
  ['propose a side that has ended', 'worker', propose('healthNote', ['millSide']), '42501'],
  ['propose for an answer alone', 'worker', propose('reply', ['soraSide']), '42501'],
  ['propose twice', 'worker', propose('quiet', ['shopSide']), '23505'],
  ['decide, as the author', 'hr', decide('shopProposal'), 'done'],
  ['decide, as the author’s colleague', 'boss', decide('shopProposal'), 'not found'],
  ['decide, as who proposed it', 'worker', decide('shopProposal'), 'not found'],
  ['decide, as the supported person who does not read it', 'sora', decide('shopProposal'), 'not found'],
  ['decide, as the supported person', 'sora', decide('proposal'), 'done'],
  ['decline', 'sora', decide('proposal', false), 'done'],
  ['decide for the supported person', 'worker', decide('proposal'), 'not found'],
  ['decide what is not there', 'sora', decide('nowhere'), 'not found'],
  ['decide by hand', 'sora', (tx) => tx`update app.audience_proposal set accepted = true`, '42501'],
]);

test('who writes the supported person’s words down does not let more people read them', async () => {
  const said = { from: 'team', to: ['soraSide', 'team'], behalf: 'soraSide', extra: { id: idOf('said') } };
  await db.byHand(idOf('worker'), async (tx) => {
    await write(said)(tx);
    await propose('said', ['shopSide'])(tx);
  });
  expect(await attempt('worker', decide('newProposal'))).toBe('not found');
  expect(await attempt('sora', decide('newProposal'))).toBe('done');
  await db.owner`delete from app.audience_proposal where id = ${idOf('newProposal')}`;
  await db.owner`delete from app.entry where id = ${idOf('said')}`;
});

test('a side that came later can be let in; one that has ended since cannot', async () => {
  await db.owner`insert into app.party (id, case_id, kind, label, valid_from)
    values (${idOf('lateSide')}, ${idOf('case')}, 'partner', 'late', now() - interval '1 hour')`;
  const letIn = (side: string) => async (tx: Tx) => {
    await narrow('all', [])(tx);
    return tx`select app.decide_proposal(id, true) from app.audience_proposal where parties = ${[idOf(side)]}::uuid[]`;
  };
  await db.owner`insert into app.audience_proposal (id, case_id, entry_id, parties, reason, proposed_by)
    values (${idOf('lateProposal')}, ${idOf('case')}, ${idOf('all')}, ${[idOf('lateSide')]}::uuid[], 'R', ${idOf('worker')})`;
  expect(await attempt('sora', letIn('lateSide'))).toBe('done');
  await db.owner`update app.party set valid_to = now() where id = ${idOf('lateSide')}`;
  expect(await attempt('sora', letIn('lateSide'))).toBe('ND002');
  await db.owner`delete from app.audience_proposal where id = ${idOf('lateProposal')}`;
  await db.owner`delete from app.party where id = ${idOf('lateSide')}`;
});

const end = (member: string) => (tx: Tx) => tx`select app.end_membership(${idOf(member)})`;

walk('ending a membership', [
  ['the employer’s', 'worker', end('shopSide:hr'), 'done'],
  ['the employer’s', 'sora', end('shopSide:hr'), 'done'],
  ['the employer’s', 'boss', end('shopSide:hr'), 'not found'],
  ['the employer’s', 'colleague', end('shopSide:hr'), 'not found'],
  ['the employer’s', 'otherManager', end('shopSide:hr'), 'not found'],
  ['the mother’s', 'sora', end('motherSide:mother'), 'done'],
  ['the mother’s', 'mother', end('motherSide:mother'), 'not found'],
  ['the mother’s', 'father', end('motherSide:mother'), 'not found'],
  ['the worker’s', 'manager', end('team:worker'), 'done'],
  ['the worker’s', 'sora', end('team:worker'), 'not found'],
  ['the supported person’s', 'manager', end('soraSide:sora'), 'not found'],
  ['the supported person’s', 'sora', end('soraSide:sora'), 'not found'],
  ['one that has ended', 'worker', end('team:left'), 'not found'],
  ['by hand', 'worker', (tx) => tx`update app.member set valid_to = now()`, '42501'],
]);

test('an ended membership is ended at once, also in the same transaction', async () => {
  const came = await attempt('worker', async (tx) => {
    await end('shopSide:hr')(tx);
    await tx`select set_config('app.actor_id', ${idOf('hr')}, true)`;
    const seen = await tx`select from app.entry union all select from app.case union all select from app.party`;
    expect(seen.length).toBe(0);
  });
  expect(came).toBe('done');
});

test('a closed employment has no employer’s side', async () => {
  const make = (employment: string, id: string, of: string) => db.owner`
    insert into app.party (id, case_id, kind, label, employment_id) values (${idOf(id)}, ${idOf(of)}, 'employer', 'L', ${idOf(employment)})`;
  const codeOf = (error: { code?: string }) => error.code;
  expect(await make('secret', 'secretSide', 'otherCase').catch(codeOf)).toBe('ND001');
  expect((await make('shop', 'shopAgain', 'case')).count).toBe(1);
  await db.owner`delete from app.party where id = ${idOf('shopAgain')}`;
  const close = (employment: string) =>
    db.owner`update app.employment set disclosure = 'closed' where id = ${idOf(employment)}`;
  expect(await close('shop').catch(codeOf)).toBe('ND001');
  expect((await close('mill')).count).toBe(1);
  const again = db.owner`update app.party set valid_to = null where id = ${idOf('millSide')}`;
  expect(await again.catch(codeOf), 'nor one that is opened again').toBe('ND001');
  await db.owner`update app.employment set disclosure = 'partly' where id = ${idOf('mill')}`;
});

const consentTo = (side: string, category: string) => (tx: Tx) =>
  tx`select app.give_consent(${idOf('giving')}, ${[idOf('newConsent')]}::uuid[], ${idOf(side)}, ${[category]}::text[]::app.category[], '',
       now() + interval '30 days', '', '1', 'ja', array(select c.id from app.consent c where c.party_id = ${idOf(side)} and c.withdrawn_at is null
         and c.valid_from <= now() and c.valid_to > now() order by c.id))`;

walk('consenting', [
  ['to the shop', 'sora', consentTo('shopSide', 'accommodation'), 'done'],
  ['to the shop', 'worker', consentTo('shopSide', 'accommodation'), 'not found'],
  ['to the shop', 'hr', consentTo('shopSide', 'accommodation'), 'not found'],
  // Hers to decide, but she has not looked at what the clinic may read already.
  ['to the clinic, as guardian for work', 'mother', consentTo('clinic', 'work'), 'ND020'],
  ['to one’s own side, as guardian', 'mother', consentTo('motherSide', 'work'), 'ND023'],
  ['beyond the scope', 'mother', consentTo('clinic', 'health'), 'ND023'],
  ['as the other parent', 'father', consentTo('clinic', 'work'), 'not found'],
  ['by hand', 'sora', (tx) => tx`update app.consent set withdrawn_at = null`, '42501'],
]);

const stopFor = (said: string) => (tx: Tx) => tx`select app.withdraw_consent(${idOf('shopSide')}, '{work}', ${said})`;
walk('taking back in somebody’s place', [
  ['who has an account', 'worker', stopFor('W'), 'ND026'],
  ['who has an account', 'manager', stopFor('W'), 'ND026'],
  ['as another side', 'hr', stopFor('W'), 'not found'],
  ['oneself', 'sora', stopFor(''), 'done'],
]);

test('a guardian opens no other side that they are on themselves', async () => {
  await db.owner`insert into app.member (id, case_id, party_id, person_id)
    values (${idOf('clinic:mother')}, ${idOf('case')}, ${idOf('clinic')}, ${idOf('mother')})`;
  expect(await attempt('mother', consentTo('clinic', 'work'))).toBe('ND023');
  await db.owner`delete from app.member where id = ${idOf('clinic:mother')}`;
});

const look =
  (of: string, more = {}) =>
  (tx: Tx) =>
    tx`insert into app.access_event ${tx({ case_id: idOf(of), page: 'P', ...more } as never)}`;
const note =
  (of: string | null, more = {}) =>
  (tx: Tx) =>
    tx`insert into app.audit_event ${tx({ case_id: of && idOf(of), act: 'A', object_type: 'O', ...more } as never)}`;

walk('traces and one’s own marks', [
  ['that one looked', 'hr', look('case'), 'done'],
  ['that one looked elsewhere', 'hr', look('otherCase'), '42501'],
  ['that another looked', 'hr', look('case', { actor_id: idOf('boss') }), '42501'],
  ['that one looked long ago', 'hr', look('case', { at: '2020-01-01' }), '42501'],
  ['what one changed', 'hr', note('case'), 'done'],
  ['what one changed while one was there', 'left', note('case'), 'done'],
  ['what one changed about oneself', 'stranger', note(null), 'done'],
  ['into another agency’s trace', 'hr', note('otherCase'), '42501'],
  ['what another changed', 'hr', note('case', { actor_id: idOf('boss') }), '42501'],
  ['without being anybody', 'nobody', note(null), '42501'],
  ['that one has seen it', 'mother', (tx) => tx`insert into app.entry_seen (entry_id) values (${idOf('all')})`, 'done'],
  [
    'that one has seen what one cannot',
    'mother',
    (tx) => tx`insert into app.entry_seen (entry_id) values (${idOf('quiet')})`,
    '42501',
  ],
  [
    'how far one has read',
    'hr',
    (tx) => tx`insert into app.read_mark (case_id, read_until) values (${idOf('case')}, now())`,
    'done',
  ],
  [
    'how far in another case',
    'hr',
    (tx) => tx`insert into app.read_mark (case_id, read_until) values (${idOf('otherCase')}, now())`,
    '42501',
  ],
  ['settings', 'hr', (tx) => tx`update app.account set settings = '{}'`, 'done'],
  ['another’s settings', 'hr', (tx) => tx`update app.account set settings = '{}' where person_id = ${idOf('boss')}`, 'nothing'],
  ['one’s address, by hand', 'hr', (tx) => tx`update app.account set email = 'x@example.jp'`, '42501'],
  ['one’s session, ended', 'sora', (tx) => tx`update app.session set revoked_at = now()`, 'done'],
  ['one’s session, for longer', 'sora', (tx) => tx`update app.session set expires_at = '2200-01-01'`, '42501'],
  ['another’s session', 'manager', (tx) => tx`update app.session set revoked_at = now()`, 'nothing'],
]);

const putFact =
  (kind: string, from: string, to: string | null, reason = '', of = 'case') =>
  (tx: Tx) =>
    tx`select app.record_clock_fact(${idOf('newFact')}, ${idOf(of)}, ${kind}::app.clock_fact_kind, ${from}::date, ${to}::date, null, '',
         null, ${reason}, '')`;
const takeBack =
  (fact: string, reason = 'R') =>
  (tx: Tx) =>
    tx`select app.take_back_clock_fact(${idOf(fact)}, ${reason})`;
walk('what the clock is counted from', [
  ['a certificate', 'worker', putFact('certificate', '2027-04-01', '2028-03-31'), 'done'],
  ['a certificate', 'manager', putFact('certificate', '2027-04-01', '2028-03-31'), 'done'],
  ...(['sora', 'mother', 'hr', 'doctor', 'colleague', 'left', 'otherWorker', 'stranger', 'nobody'] as const).map(
    (who): Line => ['a certificate', who, putFact('certificate', '2027-04-01', '2028-03-31'), 'not found'],
  ),
  ['in a case that is not there', 'worker', putFact('contract', '2026-04-01', null, '', 'nowhere'), 'not found'],
  ['in the other case', 'worker', putFact('contract', '2026-04-01', null, '', 'otherCase'), 'not found'],
  ['a certificate for days that have one', 'worker', putFact('certificate', '2027-03-31', '2028-02-28'), 'ND180'],
  ['another paper for those days', 'worker', putFact('contract', '2027-03-31', null), 'done'],
  ['an end before its start', 'worker', putFact('certificate', '2028-03-31', '2027-04-01'), '23514'],
  ['a certificate without an end', 'worker', putFact('certificate', '2027-04-01', null), '23514'],
  ['another end than the counted one, without a reason', 'worker', putFact('ends_on', '2027-04-01', null, ' '), '23514'],
  ['another end than the counted one', 'worker', putFact('ends_on', '2027-04-01', null, 'R'), 'done'],
  [
    'and a second one',
    'worker',
    async (tx) => {
      await putFact('ends_on', '2027-04-01', null, 'R')(tx);
      await tx`select app.record_clock_fact(gen_random_uuid(), ${idOf('case')}, 'ends_on', '2027-05-01', null, null, '', null, 'R', '')`;
    },
    'ND181',
  ],
  ['taken back', 'worker', takeBack('certificate'), 'done'],
  ['taken back', 'manager', takeBack('certificate'), 'done'],
  ['taken back without a reason', 'worker', takeBack('certificate', ''), '23514'],
  ...(['sora', 'mother', 'hr', 'otherWorker', 'nobody'] as const).map(
    (who): Line => ['taken back', who, takeBack('certificate'), 'not found'],
  ),
  ['what is not there', 'worker', takeBack('nowhere'), 'not found'],
  [
    'taken back twice',
    'worker',
    async (tx) => {
      await takeBack('certificate')(tx);
      await takeBack('certificate')(tx);
    },
    'ND182',
  ],
  [
    'what was taken back makes room',
    'worker',
    async (tx) => {
      await takeBack('certificate')(tx);
      await putFact('certificate', '2026-04-01', '2027-03-31')(tx);
    },
    'done',
  ],
  ['of nobody’s office', 'worker', update('clock_fact', 'certificate', { whose: 'own' }), '42501'],
  ...(
    [
      ['cap', 'none', 'done'],
      ['cap', 'own', 'done'],
      ['prior_service', 'other', 'done'],
      ['prior_service', 'none', '23514'],
      ['plan', 'own', '23514'],
      ['cap', 'somebody', '23514'],
    ] as const
  ).map(
    ([kind, whose, expected]): Line => [
      `whose the office of a ${kind} is: ${whose}`,
      'worker',
      (tx) => tx`select app.record_clock_fact(${idOf('newFact')}, ${idOf('case')}, ${kind}::app.clock_fact_kind, '2028-07-01',
        ${kind === 'plan' ? null : '2029-06-30'}::date, ${kind === 'prior_service' ? 'transition' : null}, '',
        ${kind === 'cap' ? 0 : null}::int, '', '', ${whose})`,
      expected,
    ],
  ),
  ['by hand', 'worker', update('clock_fact', 'certificate', { to_on: '2030-03-31' }), '42501'],
  ['by hand', 'manager', (tx) => tx`delete from app.clock_fact`, '42501'],
]);

const setRule =
  (rule: string, value: number, of = 'here') =>
  (tx: Tx) =>
    tx`insert into app.agency_rule (id, agency_id, rule, value, from_on, reason)
       values (${idOf('newRule')}, ${idOf(of)}, ${rule}, ${value}, '2026-10-01', 'R') returning id`;
walk('an agency’s rules', [
  ['a rate', 'manager', setRule('rate', 92.5), 'done'],
  ['a rate', 'service', setRule('rate', 92.5), 'done'],
  ...(['sora', 'mother', 'hr', 'worker', 'colleague', 'otherManager', 'stranger', 'nobody'] as const).map(
    (who): Line => ['a rate', who, setRule('rate', 92.5), '42501'],
  ),
  ['of another agency', 'manager', setRule('rate', 92.5, 'there'), '42501'],
  ['six months', 'manager', setRule('plan_months', 6), 'done'],
  ['more than the law’s six months', 'manager', setRule('plan_months', 7), '23514'],
  ['by hand', 'manager', update('agency_rule', 'price', { value: 10 }), '42501'],
  ['by hand', 'manager', (tx) => tx`delete from app.agency_rule`, '42501'],
]);

test('what the supported person has confirmed, nobody else takes out of their sight', async () => {
  const out = narrow('healthNote', ['soraSide']);
  expect(await attempt('worker', out)).toBe('done');
  await db.owner`insert into app.contact (entry_id, case_id, worker_id, medium, met, starts_at)
    values (${idOf('healthNote')}, ${idOf('case')}, ${idOf('worker')}, 'visit', ${[idOf('soraSide')]}, now())`;
  expect(await attempt('worker', out)).toBe('done');
  await db.owner`insert into app.confirmation (id, entry_id, case_id, record, hash, words, said_by)
    values (${idOf('confirmedNote')}, ${idOf('healthNote')}, ${idOf('case')}, '{}', sha256(''), '', ${idOf('sora')})`;
  expect(await attempt('worker', out)).toBe('ND470');
  expect(await attempt('worker', narrow('healthNote', ['motherSide']))).toBe('done');
  expect(await attempt('sora', out)).toBe('done');
});

test('what a month costs, and what an agency’s fee rests on: for its person and its team; the rate’s people for the agency', async () => {
  const read = async (who: Who) => {
    const answer = await asActor(
      credential(who),
      async (tx) => ({
        caps: (await listClockFacts(tx, idOf('case'))).filter(({ kind }) => kind === 'cap' || kind === 'share').length,
        rules: (await listSettingsOf(tx, idOf('case'))).filter(({ rule }) => rule !== 'plan_months').length,
        settings: (await listSettings(tx, idOf('here'))).filter(({ rule }) => rule !== 'plan_months').length,
        conferences: (await listConferences(tx, idOf('case'))).length,
        rate: await getAgency(tx, idOf('here')).then(
          ({ manager }) => (manager ? 'manages' : 'reads'),
          (error) => (error instanceof NotFound ? 'not found' : error),
        ),
      }),
      { from: db.pool },
    );
    return Object.values(answer).join(' ');
  };
  for (const [people, expected] of [
    [['service', 'manager'], '2 4 4 1 manages'],
    [['worker'], '2 4 4 1 reads'],
    // Not the people of before: they are no business of one person’s fee.
    [['sora'], '2 3 3 1 not found'],
    // Of the agency, but on no team of the case: its rules, and nothing of the case.
    [['left', 'colleague'], '0 0 4 0 reads'],
    [
      ['mother', 'father', 'hr', 'boss', 'miller', 'doctor', 'otherWorker', 'otherManager', 'stranger', 'nobody'],
      '0 0 0 0 not found',
    ],
  ] as const)
    for (const who of people) expect(await read(who), who).toBe(expected);
  const users = (who: Who, agency: string) =>
    asActor(credential(who), (tx) => listServiceUsers(tx, idOf(agency)), { from: db.pool });
  expect((await users('otherManager', 'there')).length).toBe(1);
  for (const who of ['manager', 'mother', 'hr', 'doctor', 'stranger', 'nobody'] as const)
    expect(await users(who, 'there'), who).toEqual([]);
});

test('nobody changes who is where, who agreed, or who looked', async () => {
  const tables = [
    'case',
    'party',
    'member',
    'consent',
    'employment',
    'agency',
    'agency_member',
    'person',
    'access_event',
    'audit_event',
    'entry_version',
    'instance',
    'migration',
  ];
  for (const table of tables) {
    for (const who of ['sora', 'manager', 'nobody'] as const) {
      const all = (verb: string) => attempt(who, (tx) => tx.unsafe(`${verb} app.${table}`));
      expect(await all('delete from'), `${who} deletes from ${table}`).toBe('42501');
      expect(await all('truncate'), `${who} empties ${table}`).toBe('42501');
      const [column] =
        await db.owner`select attname as name from pg_attribute where attrelid = ${`app.${table}`}::regclass and attnum > 0 and attidentity = '' limit 1`;
      expect(
        await attempt(who, (tx) => tx.unsafe(`update app.${table} set ${column?.name} = ${column?.name}`)),
        `${who} changes ${table}`,
      ).toBe('42501');
    }
  }
});

test('traces are only ever added, whoever tries', async () => {
  for (const table of ['access_event', 'audit_event']) {
    for (const sql of [`update app.${table} set at = at`, `delete from app.${table}`, `truncate app.${table}`]) {
      expect(await db.owner.unsafe(sql).catch((error) => error.code), sql).toBe('ND003');
    }
  }
});

test('the portal’s login makes nothing, becomes nobody else, and does not step over the rules', async () => {
  for (const sql of [
    'set role app_definer',
    'set role nakadachi_owner',
    'set session authorization postgres',
    'create function app.f() returns int language sql as $$ select 1 $$',
    'create function public.f() returns int language sql as $$ select 1 $$',
    'create function pg_temp.f() returns int language sql as $$ select 1 $$',
    'create view app.v as select * from app.entry',
    'create view public.v as select * from app.entry',
    'create temporary table t (x int)',
    'create table public.t (x int)',
    'create schema s',
    'alter table app.entry disable row level security',
    'alter table app.entry disable trigger all',
    'drop policy read on app.entry',
    'grant app_definer to nakadachi_app',
    "copy app.entry to program 'cat'",
    "select pg_read_file('/etc/passwd')",
    'select app.may_read(null, null)',
    "select app.begin_session(null, null, null, '', '', '')",
  ]) {
    expect(await attempt('sora', (tx) => tx.unsafe(sql)), sql).toBe('42501');
  }
  // Turning it off is allowed to everybody, and then every question is refused.
  expect(
    await attempt('sora', async (tx) => {
      await tx`set row_security = off`;
      return tx`select from app.entry`;
    }),
  ).toBe('42501');
  expect(await attempt('sora', (tx) => tx`select from app.entry`)).toBe('done');
});

test('who reads an entry is told to those who read it', async () => {
  const readers = async (who: Who, entry: string) => {
    const rows = await asActor(
      credential(who),
      (tx) => tx<{ id: string }[]>`select person_id as id from app.readers_of(${idOf(entry)})`,
      { from: db.pool },
    );
    return rows
      .map((row) => nameOf(row.id))
      .sort()
      .join(' ');
  };
  expect(await readers('sora', 'quiet')).toBe('manager service sora worker');
  expect(await readers('service', 'aboutWorker')).toBe('manager service sora');
  expect(await readers('worker', 'aboutWorker')).toBe('');
  expect(await readers('father', 'all')).toBe('');
  expect(await readers('nobody', 'all')).toBe('');
});
