import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asActor, NotFound, type Tx } from '@/db/client';
import { seedDemo } from '@/db/seed/demo';
import { demoId } from '@/db/seed/world/rows';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { getCase } from '@/lib/cases/queries';
import { today } from '@/lib/dates';
import { listed as listedDuties } from '@/lib/duties/model';
import { listDutyFacts, listTodos } from '@/lib/duties/queries';
import { proposeAudience } from '@/lib/entries/commands';
import { getThread } from '@/lib/entries/queries';
import { newId } from '@/lib/ids';
import { actOnMeeting, proposeMeeting } from './commands';
import { actForm, answersTo, goesOut, type MeetingAct, type Proposing, wishesIn, wordsAbout } from './model';
import { getMeeting, listMeetings, listMine } from './queries';

// Meetings, each act beside its twin that is refused, in Shota's case of the demo world: Takahashi supports him, Miyazaki and Kato are
// of his company, Kazuko is his mother, Kawakami his job coach.
const caseId = demoId('case', 'shota');
const party = (key: string) => demoId('case', 'shota', 'party', key);
const person = (key: string) => demoId('person', key);
const hour = 3_600_000;
const conflict = (code: string) => expect.objectContaining({ code });
let db: TestDatabase;
test.beforeAll(async () => {
  db = await freshDatabase();
  await seedDemo(db.owner, '2026-11-22');
});
test.afterAll(() => db.drop());
test.beforeEach(() => db.owner`delete from app.rate`);

const as = <T>(who: string, work: (tx: Tx) => Promise<T>) => db.asPerson(person(who), work);
const nobody = <T>(work: (tx: Tx) => Promise<T>) => asActor('nobody', work, { from: db.pool });

/** Days of the form from moments: the day after tomorrow and the next ones, at ten. */
const rows = (n: number) =>
  Object.fromEntries(
    [1, 2, 3, 4].flatMap((at) => {
      const day = new Date(Date.now() + (at + 1) * 24 * hour + 9 * hour).toISOString().slice(0, 10);
      return [
        [`day${at}`, at <= n ? day : ''],
        [`from${at}`, at <= n ? '10:00' : ''],
      ];
    }),
  ) as Record<`day${1 | 2 | 3 | 4}` | `from${1 | 2 | 3 | 4}`, string>;

const everybody = ['me', 'company'];
async function propose(by = 'takahashi', sides = everybody, more: Partial<Proposing> = {}, slots = 2): Promise<string> {
  const input: Proposing = {
    form: 'talk',
    title: 'T',
    purpose: 'P',
    category: 'work',
    audience: sides.map(party),
    without: '',
    medium: 'visit',
    place: '会議室',
    url: '',
    minutes: '60',
    ...rows(slots),
    ...more,
  };
  return as(by, async (tx) => proposeMeeting(tx, await getCase(tx, caseId), input));
}
const act = (by: string, id: string, input: Exclude<MeetingAct, { act: 'ask' }>) =>
  as(by, async (tx) => {
    await actOnMeeting(tx, await getCase(tx, caseId), id, input);
  });
const found = (by: string, id: string) => as(by, (tx) => getMeeting(tx, caseId, id));
const thread = (by: string, id: string) => as(by, (tx) => getThread(tx, caseId, id)).then(({ answers }) => answers);
const listed = (by: string) => as(by, (tx) => listMeetings(tx, caseId)).then((all) => all.map(({ id }) => id));
const idsOf = (by: string, id: string) => found(by, id).then(({ slots }) => slots.map((slot) => slot.id));
/** A meeting that began an hour ago. */
async function begun(sides = everybody, more: Partial<Proposing> = {}): Promise<string> {
  const id = await propose('takahashi', sides, more, 1);
  await db.owner`update app.meeting set starts_at = now() - interval '1 hour', ends_at = now() - interval '10 minutes' where entry_id = ${id}`;
  return id;
}
const version = (id: string) => found('takahashi', id).then((meeting) => meeting.version);
async function hold(
  id: string,
  came = ['takahashi', 'shota', 'miyazaki'],
  more: Partial<Extract<MeetingAct, { act: 'hold' }>> = {},
) {
  const at = new Date(Date.now() + 9 * hour - 2 * hour).toISOString();
  const until = new Date(Date.now() + 9 * hour - hour).toISOString();
  // A day's first hours lie on the day before.
  const same = at.slice(0, 10) === until.slice(0, 10);
  return act('takahashi', id, {
    act: 'hold',
    version: await version(id),
    day: at.slice(0, 10),
    from: same ? at.slice(11, 16) : '09:00',
    until: same ? until.slice(11, 16) : '10:00',
    medium: 'visit',
    people: ['takahashi', 'shota', 'miyazaki', 'kato'].map(person),
    came: came.map(person),
    reason: '',
    others: '',
    opinions: '',
    plan: '',
    ...more,
  });
}

test.describe('who knows of a meeting', () => {
  test('those who are asked, and nobody else: not the list, not its thread, not its rows', async () => {
    const id = await propose();
    for (const who of ['takahashi', 'shota', 'miyazaki', 'kato']) expect(await listed(who), who).toContain(id);
    for (const who of ['kazuko', 'kawakami']) {
      expect(await listed(who), who).not.toContain(id);
      await expect(found(who, id), who).rejects.toBeInstanceOf(NotFound);
      const left = await as(
        who,
        (tx) => tx`
        select entry_id as id from app.meeting where entry_id = ${id} union all select id from app.meeting_slot where meeting_id = ${id}`,
      );
      expect(left, who).toHaveLength(0);
    }
  });

  test('the person does not learn of one without them; to leave them out takes a reason', async () => {
    await expect(propose('takahashi', ['company'])).rejects.toEqual(conflict('ND110'));
    const id = await propose('takahashi', ['company'], { without: '会社だけで決めることがあるため' });
    expect(await listed('miyazaki')).toContain(id);
    expect(await listed('shota')).not.toContain(id);
    await hold(await begunAgain(id), ['takahashi', 'miyazaki'], { people: ['takahashi', 'miyazaki'].map(person) });
    expect(await as('shota', (tx) => tx`select * from app.looks_at(${id})`)).toHaveLength(0);
    expect((await as('shota', (tx) => listMine(tx))).map((one) => one.meetingId)).not.toContain(id);
    const [digest] = await as('shota', (tx) => tx`select last_contact from app.digest() where case_id = ${caseId}`);
    expect(Date.now() - (digest?.lastContact?.getTime() ?? 0)).toBeGreaterThan(24 * hour);
  });
  const begunAgain = async (id: string) => {
    const [slot] = await idsOf('takahashi', id);
    await act('takahashi', id, { act: 'fix', version: 1, slot: slot!, words: '' });
    return id;
  };

  test('without consent for what it is about, a side that is asked reads nothing of it', async () => {
    const health = await propose('takahashi', everybody, { category: 'health' });
    expect(await listed('miyazaki')).not.toContain(health);
    expect(await listed('shota')).toContain(health);
  });

  test('a company asks the person and the support team; whom it cannot see it cannot ask', async () => {
    const id = await propose('miyazaki', ['me']);
    expect(await listed('takahashi')).toContain(id);
    await expect(propose('miyazaki', ['me', 'mother'])).rejects.toEqual(conflict('not_offered'));
    await expect(propose('miyazaki', ['me'], { form: 'conference' })).rejects.toBeInstanceOf(NotFound);
    await expect(propose('takahashi', ['me'], { category: 'safety' as 'work' })).rejects.toBeInstanceOf(NotFound);
  });

  test('a side that has ended since reads it no more, and is not written to', async () => {
    const id = await propose();
    await db.owner`update app.party set valid_to = now() where id = ${party('company')}`;
    try {
      await expect(found('miyazaki', id)).rejects.toBeInstanceOf(NotFound);
      await act('takahashi', id, { act: 'wish', words: 'W' });
      const [wish] = wishesIn(await thread('takahashi', id));
      expect(wish?.audience).not.toContain(party('company'));
      await expect(propose()).rejects.toEqual(conflict('not_offered'));
    } finally {
      await db.owner`update app.party set valid_to = null where id = ${party('company')}`;
    }
    expect((await found('miyazaki', id)).id).toBe(id);
  });

  test('nothing of it is written by hand', async () => {
    const id = await propose();
    for (const kind of ['turn', 'minutes', 'slots', 'action'])
      await expect(
        as(
          'takahashi',
          (tx) => tx`
          insert into app.entry (id, case_id, thread_id, kind, category, audience, author_party_id, occurred_at, body)
          values (${newId()}, ${caseId}, ${id}, ${kind}::app.entry_kind, 'work', ${[party('support')]}::uuid[], ${party('support')}, now(), 'B')`,
        ),
        kind,
      ).rejects.toThrow(/row-level security/);
    await expect(as('takahashi', (tx) => tx`update app.meeting set state = 'held' where entry_id = ${id}`)).rejects.toThrow(
      /permission/,
    );
  });
});

test.describe('when it is', () => {
  test('everybody says when they can come; sides do not learn each other’s answers', async () => {
    const id = await propose();
    const [first, second] = await idsOf('takahashi', id);
    await act('miyazaki', id, { act: 'answer', can: [first!], line: '10時なら' });
    await act('shota', id, { act: 'answer', can: [first!, second!], line: '' });
    await act('miyazaki', id, { act: 'answer', can: [second!], line: '' });
    const { slots } = await found('takahashi', id);
    const answers = answersTo(slots, await thread('takahashi', id));
    expect(Object.fromEntries(answers.map(({ authorId, detail }) => [authorId, detail.can.sort()]))).toEqual({
      [person('miyazaki')]: [second],
      [person('shota')]: [first!, second!].sort(),
    });
    expect(answersTo(slots, await thread('miyazaki', id)).map(({ authorId }) => authorId)).toEqual([person('miyazaki')]);
    await expect(act('miyazaki', id, { act: 'answer', can: [newId()], line: '' })).rejects.toEqual(conflict('ND114'));
    await expect(act('kazuko', id, { act: 'answer', can: [first!], line: '' })).rejects.toBeInstanceOf(NotFound);
  });

  test('of two who fix at once one holds; then it can be answered no more', async () => {
    const id = await propose();
    const slots = await idsOf('takahashi', id);
    const tries = await Promise.allSettled(
      slots.map((slot) => act('takahashi', id, { act: 'fix', version: 1, slot, words: '' })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find((one) => one.status === 'rejected')?.reason).toEqual(conflict('meeting_moved'));
    expect((await found('miyazaki', id)).state).toBe('fixed');
    await expect(act('miyazaki', id, { act: 'answer', can: [slots[0]!], line: '' })).rejects.toEqual(conflict('ND113'));
  });

  test('changed, called off with words; an answer afterwards is refused', async () => {
    const id = await propose();
    const [slot] = await idsOf('takahashi', id);
    const place = { medium: 'video' as const, place: '', url: 'https://meet.example.jp/a', minutes: '30' as const };
    await act('takahashi', id, { act: 'change', version: 1, words: '駅が混むため', ...place, ...rows(1) });
    expect(await found('shota', id)).toMatchObject({ state: 'fixed', medium: 'video', onlineUrl: place.url, version: 2 });
    await expect(act('miyazaki', id, { act: 'cancel', version: 2, words: 'x' })).rejects.toBeInstanceOf(NotFound);
    await expect(act('takahashi', id, { act: 'cancel', version: 1, words: 'x' })).rejects.toEqual(conflict('meeting_moved'));
    await act('takahashi', id, { act: 'cancel', version: 2, words: '体調のため' });
    const last = (await thread('miyazaki', id)).at(-1);
    expect([last?.kind, last?.body]).toEqual(['turn', '体調のため']);
    await expect(act('miyazaki', id, { act: 'answer', can: [slot!], line: '' })).rejects.toEqual(conflict('ND113'));
    await expect(act('takahashi', id, { act: 'fix', version: 3, slot: slot!, words: '' })).rejects.toEqual(conflict('ND113'));
  });

  test('slots that have begun, end before they begin, or an address that is not https are refused by the database', async () => {
    const put = (starts: number, ends: number, url = '') =>
      as('takahashi', (tx) => {
        const slots = [{ id: newId(), starts: new Date(Date.now() + starts * hour), ends: new Date(Date.now() + ends * hour) }];
        return tx`select app.propose_meeting(${newId()}, ${caseId}, ${party('support')}, 'talk', 'work', ${[party('support'), party('me')]}::uuid[],
          'T', '', 'video', '', ${url}, '', ${tx.json(slots as never)}, true)`;
      });
    await expect(put(-1, 1)).rejects.toEqual(conflict('ND111'));
    await expect(put(2, 1)).rejects.toEqual(conflict('ND112'));
    for (const url of ['http://a.jp/', 'javascript:alert(1)', 'https://who@a.jp/'])
      await expect(put(1, 2, url), url).rejects.toThrow(/check/);
    await put(1, 2, 'https://meet.example.jp/abc?d=1');
  });
});

test.describe('an answer by link', () => {
  const hashOf = (token: string) => createHash('sha256').update(token).digest();
  async function ask(id: string, by = 'takahashi', to = 'miyazaki') {
    const token = randomBytes(32).toString('base64url');
    await as(
      by,
      (tx) => tx`
      select * from app.ask_question(${newId()}, ${id}, ${demoId('case', 'shota', 'member', 'company', to)}, 'slots', 'T', '{}', ${hashOf(token)})`,
    );
    return token;
  }
  const look = (token: string) =>
    nobody(
      (tx) => tx<{ state: string; slots: { id: string }[] | null }[]>`select * from app.question_behind(${hashOf(token)})`,
    ).then(([row]) => row);
  const answer = (token: string, choice: string, slots: string[] = []) =>
    nobody(
      (tx) => tx<{ state: string }[]>`
      select app.answer_question(${hashOf(token)}, ${choice}, 'L', ${tx.json({ slots })}, ${newId()}) as state`,
    ).then(([row]) => row?.state);

  test('says which of the days go, and can be changed until one is fixed', async () => {
    const id = await propose();
    const token = await ask(id);
    const behind = await look(token);
    expect(behind).toMatchObject({ state: 'open' });
    const slots = behind?.slots?.map((slot) => slot.id) ?? [];
    expect(slots).toHaveLength(2);
    expect(await answer(token, 'can')).toBe('short');
    expect(await answer(token, 'yes', slots)).toBe('short');
    expect(await answer(token, 'can', [slots[0]!])).toBe('changeable');
    expect(await answer(token, 'none')).toBe('changeable');
    const [said] = answersTo((await found('takahashi', id)).slots, await thread('takahashi', id));
    expect(said).toMatchObject({ authorId: person('miyazaki'), authorKind: 'employer', body: 'L', detail: { can: [] } });
    await act('takahashi', id, { act: 'fix', version: 1, slot: slots[0]!, words: '' });
    expect(await look(token)).toMatchObject({ state: 'answered', slots: null });
    expect(await answer(token, 'can', slots)).toBe('answered');
  });

  test('is worth nothing once the meeting is called off or the consent withdrawn, and none is given where nothing is asked', async () => {
    const id = await propose();
    const token = await ask(id);
    await act('takahashi', id, { act: 'cancel', version: 1, words: 'x' });
    expect(await look(token)).toMatchObject({ state: 'closed', slots: null });
    expect(await answer(token, 'none')).toBe('closed');
    await expect(ask(id)).rejects.toEqual(conflict('ND072'));
    await expect(ask(await propose(), 'miyazaki', 'kato')).rejects.toBeInstanceOf(NotFound);
    await expect(ask(await propose('takahashi', ['me', 'mother']))).rejects.toEqual(conflict('ND070'));
  });
});

test.describe('what is brought', () => {
  test('privately it is the support team’s and its author’s, until its author raises it', async () => {
    const id = await propose();
    await act('shota', id, { act: 'wish', words: 'PRIVATE', privately: '1' });
    await act('miyazaki', id, { act: 'wish', words: 'OPEN' });
    const seen = async (who: string) => wishesIn(await thread(who, id)).map(({ body }) => body);
    expect(await seen('takahashi')).toEqual(['PRIVATE', 'OPEN']);
    expect(await seen('shota')).toEqual(['PRIVATE', 'OPEN']);
    expect(await seen('miyazaki')).toEqual(['OPEN']);
    const [wish] = wishesIn(await thread('shota', id));
    for (const who of ['takahashi', 'miyazaki'])
      await expect(act(who, id, { act: 'raise', wish: wish!.id }), who).rejects.toBeInstanceOf(NotFound);
    await act('shota', id, { act: 'raise', wish: wish!.id });
    expect(await seen('miyazaki')).toEqual(['PRIVATE', 'OPEN']);
  });

  test('nor does anybody on one’s own side read it', async () => {
    const id = await propose();
    await act('kato', id, { act: 'wish', words: 'HR', privately: '1' });
    expect(wishesIn(await thread('miyazaki', id))).toHaveLength(0);
    expect(wishesIn(await thread('kato', id))).toHaveLength(1);
  });
});

test.describe('asked to come after all', () => {
  const invite = (by: string, id: string, side: string, at: number) =>
    act(by, id, { act: 'invite', version: at, audience: [party(side)] });

  test('a side sees the meeting from then on, and nothing that was said before; those who were there learn that more come', async () => {
    const id = await propose('takahashi', ['me']);
    await act('shota', id, { act: 'wish', words: 'PRIVATE', privately: '1' });
    await act('shota', id, { act: 'wish', words: 'EARLIER' });
    await act('takahashi', id, { act: 'answer', can: [], none: '1', line: 'EARLIER' });
    await expect(found('miyazaki', id)).rejects.toBeInstanceOf(NotFound);
    await invite('takahashi', id, 'company', 1);
    expect(await found('miyazaki', id)).toMatchObject({ state: 'proposed', version: 2 });
    expect(await thread('miyazaki', id)).toEqual([]);
    const told = await as('miyazaki', (tx) => tx`select 1 from app.notice where entry_id = ${id}`);
    expect(told).toHaveLength(1);
    const turn = (await thread('shota', id)).at(-1);
    expect(turn).toMatchObject({ kind: 'turn', detail: { act: 'invited' } });
    expect(turn?.audience).not.toContain(party('company'));
    const [row] =
      await db.owner`select actor_id, detail from app.audit_event where object_id = ${id} and act = 'meeting.invited'`;
    expect(row).toEqual({ actorId: person('takahashi'), detail: { parties: [party('company')] } });
    await act('shota', id, { act: 'wish', words: 'LATER' });
    expect((await thread('miyazaki', id)).map(({ body }) => body)).toEqual(['LATER']);
    const raised = wishesIn(await thread('shota', id)).find(({ body }) => body === 'PRIVATE');
    await act('shota', id, { act: 'raise', wish: raised!.id });
    expect((await thread('miyazaki', id)).map(({ body }) => body).sort(), 'its author says so').toEqual(['LATER', 'PRIVATE']);
  });

  test('by who proposed it, the team together; only sides that may know, once, while it is to come', async () => {
    const id = await propose('takahashi', ['me', 'company']);
    for (const who of ['shota', 'miyazaki', 'kazuko'])
      await expect(invite(who, id, 'mother', 1), who).rejects.toBeInstanceOf(NotFound);
    await expect(invite('takahashi', id, 'company', 1), 'asked already').rejects.toBeInstanceOf(NotFound);
    await expect(invite('takahashi', id, 'mother', 7)).rejects.toEqual(conflict('meeting_moved'));
    const health = await propose('takahashi', ['me'], { category: 'health' });
    await expect(invite('takahashi', health, 'company', 1), 'no consent for it').rejects.toBeInstanceOf(NotFound);
    await expect(found('miyazaki', health)).rejects.toBeInstanceOf(NotFound);
    await invite('takahashi', id, 'mother', 1);
    expect(await listed('kazuko')).toContain(id);

    // What the supported person proposed is theirs to open: not the team's.
    const own = await propose('shota', []);
    await expect(invite('takahashi', own, 'mother', 1)).rejects.toBeInstanceOf(NotFound);
    await invite('shota', own, 'mother', 1);
    expect(await listed('kazuko')).toContain(own);
    await act('shota', own, { act: 'cancel', version: 2, words: 'x' });
    await expect(invite('shota', own, 'company', 3)).rejects.toEqual(conflict('ND113'));
  });

  test('the supported person, asked after all: why they were not is gone', async () => {
    const id = await propose('takahashi', ['company'], { without: 'WHY' });
    await expect(found('shota', id)).rejects.toBeInstanceOf(NotFound);
    // By no other way: a wish that more people read it would open it with the reason.
    await expect(
      as('takahashi', async (tx) =>
        proposeAudience(tx, await getCase(tx, caseId), id, { parties: [party('me')], reason: 'R' }),
      ),
    ).rejects.toBeInstanceOf(NotFound);
    await invite('takahashi', id, 'me', 1);
    expect((await found('shota', id)).withoutPerson).toBe('');
  });
});

test.describe('minutes', () => {
  test('a text for each side: the team’s until it is handed over, then that side’s and the person’s alone', async () => {
    const id = await begun();
    await hold(id);
    for (const [side, words] of [
      [null, 'ALL'],
      [party('company'), 'SHOP'],
      [party('me'), 'ME'],
    ] as const)
      await act('takahashi', id, { act: 'notes', side, version: 0, words, advised: [] });
    const out = async (side: string | null) => {
      const [{ minutes }, head] = await Promise.all([found('takahashi', id), as('takahashi', (tx) => getCase(tx, caseId))]);
      const given = await as('takahashi', (tx) => getThread(tx, caseId, id));
      const text = minutes.find(({ partyId }) => partyId === side)!.entryId;
      const [share, notes] = [
        { act: 'share' as const, minutes: text },
        { act: 'notes' as const, side, words: 'NEW' },
      ].map((going) => goesOut(going, { minutes }, given, head.parties));
      return { share: [share?.words, share?.audience.length], notes: notes?.words };
    };
    expect(await out(null)).toEqual({ share: ['ALL', 3], notes: undefined });
    expect(await out(party('me'))).toEqual({ share: ['ME', 2], notes: undefined });
    const seen = async (who: string) =>
      (await thread(who, id))
        .filter(({ kind }) => kind === 'minutes')
        .map(({ body }) => body)
        .sort();
    expect(await seen('takahashi')).toEqual(['ALL', 'ME', 'SHOP']);
    expect(await seen('shota')).toEqual([]);
    expect(await seen('miyazaki')).toEqual([]);
    for (const { entryId } of (await found('takahashi', id)).minutes)
      await act('takahashi', id, { act: 'share', minutes: entryId, version: 1, advised: [] });
    expect(await seen('miyazaki')).toEqual(['ALL', 'SHOP']);
    expect(await out(party('company')), 'handed over: a correction goes out too').toEqual({ share: ['SHOP', 3], notes: 'NEW' });
    expect(await seen('shota')).toEqual(['ALL', 'ME', 'SHOP']);
    await expect(act('miyazaki', id, { act: 'notes', side: null, version: 1, words: 'X', advised: [] })).rejects.toBeInstanceOf(
      NotFound,
    );
  });

  test('of two who write at once, the later is told and both texts are there', async () => {
    const id = await begun();
    const write = (who: string, at: number, words: string) =>
      act(who, id, { act: 'notes', side: null, version: at, words, advised: [] });
    const first = await Promise.allSettled([write('takahashi', 0, 'A'), write('takahashi', 0, 'B')]);
    expect(first.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(first.find((one) => one.status === 'rejected')?.reason).toEqual(conflict('minutes_moved'));
    await write('takahashi', 1, 'C');
    await expect(write('takahashi', 1, 'D')).rejects.toEqual(conflict('minutes_moved'));
    const [minutes] = (await found('takahashi', id)).minutes;
    const kept = await as('takahashi', (tx) => tx`select body from app.entry_version where entry_id = ${minutes!.entryId}`);
    expect(kept).toHaveLength(1);
  });

  test('confirmed, or said to be otherwise: beside the text, which stays; a correction asks again', async () => {
    const id = await begun();
    await hold(id);
    await act('takahashi', id, { act: 'notes', side: null, version: 0, words: 'TEXT', advised: [] });
    const minutes = (await found('takahashi', id)).minutes[0]!.entryId;
    await expect(act('miyazaki', id, { act: 'confirm', minutes, version: 1 }), 'not handed over').rejects.toBeInstanceOf(
      NotFound,
    );
    await act('takahashi', id, { act: 'share', minutes, version: 1, advised: [] });
    const waits = async () =>
      (await as('shota', (tx) => listMine(tx))).filter((one) => one.what === 'confirm' && one.meetingId === id).length;
    expect(await waits()).toBe(1);
    await act('shota', id, { act: 'confirm', minutes, version: 1 });
    await act('miyazaki', id, { act: 'differ', minutes, version: 1, words: '5時ではなく4時' });
    expect(await waits()).toBe(0);
    await expect(act('kazuko', id, { act: 'confirm', minutes, version: 1 })).rejects.toBeInstanceOf(NotFound);
    const all = await thread('shota', id);
    const text = all.find(({ kind }) => kind === 'minutes')!;
    expect(text.body).toBe('TEXT');
    expect(wordsAbout(text, all).map(({ said, stale }) => [said.detail.agrees, said.body, stale])).toEqual([
      [true, '', false],
      [false, '5時ではなく4時', false],
    ]);
    await act('takahashi', id, { act: 'notes', side: null, version: 1, words: 'TEXT 4時', advised: [] });
    await expect(act('shota', id, { act: 'confirm', minutes, version: 1 })).rejects.toEqual(conflict('minutes_moved'));
    expect(await waits()).toBe(1);
  });
});

test.describe('held', () => {
  test('not before it begins, not backwards, and the person’s absence has a reason that only they and the team read', async () => {
    const id = await propose('takahashi', everybody, {}, 1);
    await expect(
      as(
        'takahashi',
        (tx) =>
          tx`select app.hold_meeting(${id}, 1, now() + interval '1 hour', now() + interval '2 hours', 'visit', '[]', '{}', '', '', ${newId()})`,
      ),
    ).rejects.toEqual(conflict('ND116'));
    await expect(
      as(
        'takahashi',
        (tx) =>
          tx`select app.hold_meeting(${id}, 1, now(), now() - interval '2 hours', 'visit', '[]', '{}', '', '', ${newId()})`,
      ),
    ).rejects.toEqual(conflict('ND112'));
    const second = await begun();
    await expect(hold(second, ['takahashi', 'miyazaki'])).rejects.toEqual(conflict('ND118'));
    await hold(second, ['takahashi', 'miyazaki'], { reason: '体調' });
    const reasons = async (who: string) => (await found(who, second)).attendance.map(({ reason }) => reason).filter(Boolean);
    expect(await reasons('takahashi')).toEqual(['体調']);
    expect(await reasons('shota')).toEqual(['体調']);
    expect(await reasons('miyazaki')).toEqual([]);
  });

  test('what is to be done has an owner who can read it, and lives until it is done', async () => {
    const id = await begun();
    await hold(id);
    await act('takahashi', id, { act: 'todo', side: null, words: '表を貼る', owner: person('miyazaki'), due: '2026-12-01' });
    await act('takahashi', id, { act: 'decide', side: party('me'), words: '週1回電話する' });
    await expect(
      act('takahashi', id, { act: 'todo', side: party('me'), words: 'x', owner: person('miyazaki'), due: '' }),
    ).rejects.toEqual(conflict('ND117'));
    const todo = async () =>
      (await as('miyazaki', (tx) => listMine(tx))).filter(({ what, meetingId }) => what === 'todo' && meetingId === id);
    const [mine] = await todo();
    expect(mine).toMatchObject({ title: '表を貼る', dueOn: '2026-12-01' });
    expect((await thread('miyazaki', id)).some(({ kind }) => kind === 'decision')).toBe(false);
    await expect(act('kato', id, { act: 'done', action: mine!.entryId }), 'not theirs').rejects.toBeInstanceOf(NotFound);
    await act('miyazaki', id, { act: 'done', action: mine!.entryId });
    expect(await todo()).toHaveLength(0);
  });

  test('what a support worker is to do by a day is among their duties until it is done, and among nobody else’s', async () => {
    const id = await begun();
    await hold(id);
    const give = (words: string, owner: string, due: string) =>
      act('takahashi', id, { act: 'todo', side: null, words, owner: person(owner), due });
    await give('表を送る', 'takahashi', '2026-12-01');
    await give('いつか話す', 'takahashi', '');
    await give('表を貼る', 'miyazaki', '2026-12-01');
    const duties = async (who: string) =>
      as(who, async (tx) => {
        const [facts, todos] = await Promise.all([listDutyFacts(tx, 'team'), listTodos(tx)]);
        return listedDuties(facts, today(), todos).flatMap(({ todo }) => (todo?.meetingId === id ? [todo] : []));
      });
    const [mine, ...more] = await duties('takahashi');
    expect([mine?.words, mine?.due, more.length]).toEqual(['表を送る', '2026-12-01', 0]);
    for (const who of ['miyazaki', 'shota', 'kazuko']) expect(await as(who, listTodos), who).toEqual([]);
    await act('takahashi', id, { act: 'done', action: mine!.entryId });
    expect(await duties('takahashi')).toEqual([]);
    await act('takahashi', id, { act: 'reopen', action: mine!.entryId });
    expect(await duties('takahashi')).toHaveLength(1);
  });

  test('地域連携会議: whether the サービス管理責任者 was there, or knows since', async () => {
    const id = await begun(['me', 'company', 'coach'], { form: 'conference' });
    await hold(id, ['takahashi', 'shota', 'miyazaki'], { others: '田中（クリニック）', opinions: 'O', plan: 'P' });
    const got = await found('shota', id);
    expect(got.conference).toMatchObject({ led: false, opinions: 'O', planChanges: 'P', toldAt: null });
    expect(got.attendance.map(({ name }) => name)).toContain('田中（クリニック）');
    expect((await found('miyazaki', id)).conference, 'the company').toBeNull();
    await act('takahashi', id, { act: 'told', words: '記録を渡して話した' });
    await expect(act('takahashi', id, { act: 'told', words: 'x' })).rejects.toEqual(conflict('ND119'));
    const [manager] = await db.owner<{ personId: string }[]>`
      select a.person_id from app.agency_member a join app.case k on k.agency_id = a.agency_id
       where k.id = ${caseId} and a.role = 'service_manager' and a.valid_to is null limit 1`;
    const led = await begun(['me', 'company'], { form: 'conference' });
    await hold(led, [], {
      people: [person('takahashi'), person('shota'), manager!.personId],
      came: [person('shota'), manager!.personId],
    });
    expect((await found('shota', led)).conference?.led).toBe(true);
  });
});

test('a form says what is missing, in its own words', () => {
  const wrong = (input: object) => actForm.safeParse(input).error?.issues.map(({ message }) => message) ?? [];
  const hold = {
    act: 'hold',
    version: '1',
    day: '2020-1-1',
    from: '10:00',
    until: '09:00',
    medium: 'visit',
    people: [],
    came: [],
  };
  expect(wrong({ ...hold, reason: '', others: '', opinions: '', plan: '' })).toEqual(['meetings.errors.order']);
  expect(wrong({ act: 'cancel', version: '1', words: ' ' })).toEqual(['meetings.errors.why']);
  const change = {
    act: 'change',
    version: '1',
    words: '',
    medium: 'video',
    place: '',
    url: 'http://x.jp',
    minutes: '60',
    day1: '2020-1-1',
    from1: '9:00',
  };
  expect(wrong(change)).toEqual(['meetings.errors.url', 'meetings.errors.past']);
  expect(wrong({ ...change, url: '' })).toEqual(['meetings.errors.past']);
  expect(wrong({ ...change, url: '', day1: '' })).toEqual(['meetings.errors.day', 'meetings.errors.day']);
});

test('what waits in meetings is found with rights of its own: for everybody the same as the rule shows', async () => {
  const id = await propose();
  const waits = async (who: string) =>
    (await as(who, listMine)).some(({ what, entryId }) => what === 'answer' && entryId === id);
  expect(await waits('miyazaki')).toBe(true);
  expect(await waits('takahashi'), 'who asked').toBe(false);
  expect(await waits('kazuko'), 'not asked').toBe(false);
  await db.owner`update app.consent set withdrawn_at = now(), withdrawn_by = ${person('shota')} where party_id = ${party('company')} and withdrawn_at is null`;
  expect(await waits('miyazaki'), 'without consent').toBe(false);
  expect(await waits('shota')).toBe(true);
  let rows = 0;
  for (const { id: one } of await db.owner<{ id: string }[]>`select id from app.person`) {
    const [found, shown] = await db.asPerson(one, (tx) =>
      Promise.all([
        listMine(tx),
        tx<{ entryId: string }[]>`
          select e.id as entry_id from app.meeting m join app.entry e on e.id = m.entry_id
            cross join lateral app.times_asked(e.id, m.state, e.author_id) asked
           where e.undone_at is null and e.audience && app.my_party_ids()
             and (asked.waits or m.state = 'fixed' and m.ends_at > now() and m.starts_at < now() + interval '31 days')
          union all
          select a.entry_id from app.action a where a.owner_id = app.actor_id() and a.done_at is null
          union all
          select x.entry_id from app.minutes x join app.entry e on e.id = x.entry_id
           where x.shared_at > now() - interval '60 days' and e.author_id <> app.actor_id()
             and exists (select from app.attendance a where a.meeting_id = x.meeting_id and a.person_id = app.actor_id() and a.came)
             and not exists (select from app.entry c where c.thread_id = x.meeting_id and c.kind = 'confirm' and c.author_id = app.actor_id()
                              and c.detail ->> 'minutes' = x.entry_id::text and (c.detail ->> 'version')::int = e.version)`,
      ]),
    );
    const ids = (list: { entryId: string }[]) => list.map(({ entryId }) => entryId).sort();
    expect(ids(found)).toEqual(ids(shown));
    rows += found.length;
  }
  expect(rows).toBeGreaterThan(10);
});
