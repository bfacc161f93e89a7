import { createHash, randomBytes } from 'node:crypto';
import type { Browser, BrowserContext } from '@playwright/test';
import { connect, type Tx } from '../db/connection';
import { DEFAULT_SETTINGS, type Settings } from '../lib/i18n/settings';
import { newId } from '../lib/ids';

/**
 * A small world of a test file's own, in the portal's database: two agencies, one case with every side, people who have
 * left, people who were never there. Every text in it is a canary: `CANARY-…` with the names of those who may read it beside it.
 */
export type World = {
  sql: Tx;
  tag: string;
  people: Record<Who, string>;
  caseId: string;
  /** A case of the same agency that only its own person and the colleague know. */
  otherCaseId: string;
  /** A note of the support team's own, and an open question to see such notes. */
  noteId: string;
  recordRequestId: string;
  /** The job at the company of the case. */
  employmentId: string;
  agencyId: string;
  otherAgencyId: string;
  parties: Record<Side, string>;
  /** An entry that all sides of the case read. */
  sharedEntryId: string;
  /** A concern between the supported person and the support team. */
  privateEntryId: string;
  canaries: Canary[];
  /** A concern of a moment ago, and one that was taken back; both the supported person's. */
  freshEntryId: string;
  undoneEntryId: string;
  /** The worker's visit, where they met the supported person: not confirmed yet. */
  contactId: string;
  /** A reply of the worker to the shared entry; a wish of theirs that more people read the private one. */
  replyId: string;
  proposalId: string;
  /** Memberships of the family and of the colleague in the agency. */
  familyMemberId: string;
  /** A service used before being hired, as the worker has written it down. */
  factId: string;
  colleagueStaffId: string;
  invitationId: string;
  staffInvitationId: string;
  inquiryId: string;
  /** An unused sign-in link of the supported person, and an open invitation to the family's side. */
  linkToken: string;
  invitationToken: string;
  /** A session cookie for this person, made anew. */
  cookies(who: Who | 'nobody', settings?: Partial<Settings>): Promise<Cookie[]>;
  /** A browser context in which this person is signed in. */
  as(browser: Browser, who: Who | 'nobody', options?: ContextOptions): Promise<BrowserContext>;
  /** The same over plain HTTP. */
  fetch(who: Who | 'nobody', path: string, init?: RequestInit): Promise<Response>;
  /** A form as our pages send it. */
  post(
    who: Who | 'nobody',
    path: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Response>;
  end(): Promise<void>;
};

type ContextOptions = Parameters<Browser['newContext']>[0] & { settings?: Partial<Settings> };
type Cookie = { name: string; value: string; url: string };
export type Side = 'supported_person' | 'family' | 'employer' | 'support_team' | 'partner';
/** Who can be asked for. `former…` belonged to the case once. */
// biome-ignore format: a list of words
export const everybody = [
  'supported', 'family', 'employer', 'worker', 'partner', 'manager',
  'colleague', 'formerFamily', 'formerEmployer', 'formerWorker', 'otherManager', 'otherSupported',
] as const;
export type Who = (typeof everybody)[number];
/** Those who belong to the case now. */
export const insiders: Who[] = ['supported', 'family', 'employer', 'worker', 'partner', 'manager'];
export type Canary = { text: string; readers: Who[]; where: string };

export const origin = () => process.env.NAKADACHI_TEST_ORIGIN ?? '';

const newToken = () => randomBytes(32).toString('base64url');
const hashOf = (token: string) => createHash('sha256').update(token).digest();
const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);
const staff: Who[] = ['worker', 'manager'];

/** @param settings how everybody in it reads */
export async function makeWorld(settings: Partial<Settings> = {}, { long = false } = {}): Promise<World> {
  const sql = connect(process.env.NAKADACHI_TEST_PORTAL_OWNER_URL ?? '', { max: 2 });
  const tag = randomBytes(4).toString('hex');
  const canaries: Canary[] = [];
  let made = 0;
  const canary = (where: string, readers: Who[]) => {
    const text = `CANARY${tag}n${made++}x`;
    canaries.push({ text, readers, where });
    return text;
  };
  const people = Object.fromEntries(everybody.map((who) => [who, newId()])) as Record<Who, string>;
  const [agencyId, otherAgencyId, caseId, otherCaseId] = [newId(), newId(), newId(), newId()];
  const [proposalId, familyMemberId, colleagueStaffId, invitationId, staffInvitationId] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  const account = { ...DEFAULT_SETTINGS, ...settings };

  // biome-ignore format: a list of names
  const names: Record<Who, string> = {
    supported: long ? '勅使河原　プリンセス・アレクサンドラ・エリザベス・マリア・クリスティーナ・桜子ノ宮' : '中村 光',
    family: '中村 幸子', employer: '大野 誠', worker: '川村 望', partner: '三浦 薫', manager: '石田 明',
    colleague: '岡田 渚', formerFamily: '中村 一郎', formerEmployer: '古川 進', formerWorker: '内田 唯',
    otherManager: '桑原 司', otherSupported: '野口 空',
  };
  await sql.begin(async (tx) => {
    for (const who of everybody) {
      await tx`insert into app.person (id, name, reading) values (${people[who]}, ${names[who]}, 'てすと')`;
      await tx`insert into app.account (person_id, email, settings) values (${people[who]}, ${`${who}-${tag}@example.test`.toLowerCase()}, ${tx.json(account)})`;
    }
    const agencies = [
      [agencyId, `定着支援 つばさ ${tag}`],
      [otherAgencyId, `定着支援 ${canary('the other agency’s name', ['otherManager'])}`],
    ] as const;
    for (const [id, name] of agencies) {
      await tx`insert into app.agency (id, operator, name, phone, hours)
               values (${id}, '合同会社つばさ', ${name}, '03-0000-0000', '平日 9:00〜18:00')`;
    }
    // biome-ignore format: a table
    const team: [string, Who, string, Date | null][] = [
      [agencyId, 'manager', 'manager', null], [agencyId, 'worker', 'worker', null], [agencyId, 'colleague', 'worker', null],
      [agencyId, 'formerWorker', 'worker', ago(30)], [otherAgencyId, 'otherManager', 'manager', null],
    ];
    for (const [agency, who, role, until] of team) {
      await tx`insert into app.agency_member (id, agency_id, person_id, role, valid_from, valid_to)
               values (${who === 'colleague' ? colleagueStaffId : newId()}, ${agency}, ${people[who]}, ${role}::app.agency_role, ${ago(900)}, ${until})`;
    }
    await tx`insert into app.case (id, agency_id, person_id, started_on) values
      (${caseId}, ${agencyId}, ${people.supported}, ${ago(200).toISOString().slice(0, 10)}),
      (${otherCaseId}, ${agencyId}, ${people.otherSupported}, ${ago(100).toISOString().slice(0, 10)})`;
  });

  const employmentId = newId();
  await sql`insert into app.employment (id, case_id, employer, workplace, job, disclosure, started_on) values
    (${employmentId}, ${caseId}, ${canary('the employer’s name', ['supported', 'employer', ...staff])}, '本社', '入力', 'open', ${ago(300).toISOString().slice(0, 10)}),
    (${newId()}, ${caseId}, ${canary('a closed employment', ['supported', ...staff])}, '', '', 'closed', ${ago(800).toISOString().slice(0, 10)})`;
  const party = async (of: string, kind: Side, label: string, employment: string | null = null, until: Date | null = null) => {
    const id = newId();
    await sql`insert into app.party (id, case_id, kind, label, employment_id, valid_from, valid_to)
              values (${id}, ${of}, ${kind}::app.party_kind, ${label}, ${employment}, ${ago(190)}, ${until})`;
    return id;
  };
  const parties: Record<Side, string> = {
    supported_person: await party(caseId, 'supported_person', '本人'),
    family: await party(caseId, 'family', canary('the family’s label', ['supported', 'family', ...staff])),
    employer: await party(
      caseId,
      'employer',
      long
        ? '株式会社 東日本総合オフィスサービス・アンド・ロジスティクスホールディングス 本社人事総務部ダイバーシティ推進室'
        : canary('the employer’s label', ['supported', 'employer', ...staff]),
      employmentId,
    ),
    support_team: await party(caseId, 'support_team', '支援チーム'),
    partner: await party(caseId, 'partner', canary('the clinic’s label', ['supported', 'partner', ...staff])),
  };
  const otherTeam = await party(otherCaseId, 'support_team', '支援チーム');
  const otherOwn = await party(otherCaseId, 'supported_person', '本人');
  const member = (of: string, partyId: string, who: Who, title: string, until: Date | null = null) =>
    sql`insert into app.member (id, case_id, party_id, person_id, title, valid_from, valid_to)
        values (${who === 'family' ? familyMemberId : newId()}, ${of}, ${partyId}, ${people[who]}, ${title}, ${ago(180)}, ${until})`;
  await member(caseId, parties.supported_person, 'supported', '');
  await member(caseId, parties.family, 'family', '母');
  await member(
    caseId,
    parties.family,
    'formerFamily',
    canary('a former relative’s title', ['supported', 'family', ...staff]),
    ago(5),
  );
  await member(caseId, parties.employer, 'employer', '係長');
  await member(caseId, parties.employer, 'formerEmployer', '前の係長', ago(5));
  await member(caseId, parties.support_team, 'worker', '支援員');
  await member(caseId, parties.support_team, 'formerWorker', '前の支援員', ago(30));
  await member(caseId, parties.partner, 'partner', canary('the clinician’s title', ['supported', 'partner', ...staff]));
  await member(otherCaseId, otherTeam, 'colleague', '支援員');
  await member(otherCaseId, otherOwn, 'otherSupported', '');

  const consent = (partyId: string, category: string, from: number, until: number) =>
    sql`insert into app.consent (id, case_id, party_id, category, wording_version, given_by, given_at, valid_from, valid_to)
        values (${newId()}, ${caseId}, ${partyId}, ${category}::app.category, 'test', ${people.supported}, ${ago(from)}, ${ago(from)}, ${ago(until)})`;
  await consent(parties.employer, 'work', 180, -180);
  await consent(parties.employer, 'accommodation', 180, 1); // ended yesterday
  await consent(parties.family, 'work', 180, -180);
  await consent(parties.family, 'life_money', 180, -180);
  await consent(parties.partner, 'health', 180, -180);
  await consent(parties.partner, 'work', 180, -180);

  type Entry = {
    of?: string;
    by: Who;
    side: Side | 'otherTeam';
    kind: string;
    category: string;
    audience: string[];
    days: number;
    readers: Who[];
    about?: Who[];
    detail?: object;
    thread?: string;
    worry?: string;
    status?: string;
    undone?: Date;
    words?: string;
  };
  const entry = async (told: Entry) => {
    const id = newId();
    const words = canary(`${told.kind} of ${told.side} on ${told.category}`, told.readers);
    const wide = long
      ? `${'とてもながい本文です。改行のない文章がつづきます。'.repeat(8)}\nhttps://example.test/${'a'.repeat(120)}\n`
      : '';
    const created = ago(told.days);
    await sql`insert into app.entry (id, case_id, thread_id, kind, category, audience, about, author_id, author_party_id, author_kind, author_name, author_reading, author_title,
                occurred_at, created_at, title, body, detail, undone_at, folded, grams)
              values (${id}, ${told.of ?? caseId}, ${told.thread ?? null}, ${told.kind}::app.entry_kind, ${told.category}::app.category, ${told.audience}, ${(told.about ?? []).map((who) => people[who])},
                ${people[told.by]}, ${told.side === 'otherTeam' ? otherTeam : parties[told.side]}, 'family', '', '', '',
                ${created}, ${created}, ${`件名 ${words}T`}, ${`${told.words ?? '電話のときに、うまく話せませんでした。'}${wide}${words}`}, ${sql.json((told.detail ?? {}) as never)}, ${told.undone ?? null}, '', '{}')`;
    if (told.worry)
      await sql`insert into app.concern (entry_id, case_id, worry, status, owner_id, due_on) values
        (${id}, ${told.of ?? caseId}, ${told.worry}::app.worry, ${told.status ?? 'new'}::app.concern_status, ${told.status ? people.worker : null}, ${told.status === 'working' ? ago(-3).toISOString().slice(0, 10) : null})`;
    return id;
  };
  const all = Object.values(parties);
  const inquiryId = newId();
  await sql`insert into app.inquiry (id, agency_id, name, reach, words) values
    (${inquiryId}, ${agencyId}, ${canary('somebody who asks', ['manager'])}, '000-0000-0000', ${canary('what somebody asks', ['manager'])})`;
  const factId = newId();
  await sql`
    insert into app.clock_fact (id, case_id, kind, from_on, to_on, service, office, recorded_by)
    values (${factId}, ${caseId}, 'prior_service', '2024-04-01', '2025-03-31', 'transition', ${canary('a service used before', ['supported', ...staff])}, ${people.worker}),
           (${newId()}, ${caseId}, 'contract', '2025-10-01', null, null, '', ${people.worker}),
           (${newId()}, ${caseId}, 'certificate', '2025-10-01', '2026-09-30', null, '', ${people.worker})`;
  const { supported_person, family, employer, support_team, partner } = parties;
  const sharedEntryId = await entry({
    by: 'supported',
    side: 'supported_person',
    kind: 'concern',
    category: 'work',
    audience: all,
    days: 9,
    worry: 'mistakes',
    status: 'working',
    readers: insiders,
  });
  const replyId = await entry({
    by: 'worker',
    side: 'support_team',
    kind: 'reply',
    category: 'work',
    audience: all,
    days: 8,
    thread: sharedEntryId,
    readers: insiders,
  });
  const privateEntryId = await entry({
    by: 'supported',
    side: 'supported_person',
    kind: 'concern',
    category: 'health',
    audience: [supported_person, support_team],
    days: 7,
    worry: 'stress',
    readers: ['supported', ...staff],
  });
  await entry({
    by: 'employer',
    side: 'employer',
    kind: 'concern',
    category: 'work',
    audience: [employer, support_team],
    days: 6,
    worry: 'mistakes',
    status: 'waiting',
    readers: ['employer', ...staff],
  });
  await entry({
    by: 'family',
    side: 'family',
    kind: 'concern',
    category: 'life_money',
    audience: [family, support_team],
    days: 5,
    worry: 'money',
    readers: ['family', ...staff],
  });
  // The employer is named, but the consent does not cover it, or has ended.
  await entry({
    by: 'worker',
    side: 'support_team',
    kind: 'note',
    category: 'medical',
    audience: all,
    days: 5,
    readers: ['supported', ...staff],
  });
  await entry({
    by: 'worker',
    side: 'support_team',
    kind: 'note',
    category: 'accommodation',
    audience: [employer, support_team],
    days: 4,
    readers: staff,
  });
  await entry({
    by: 'partner',
    side: 'partner',
    kind: 'note',
    category: 'health',
    audience: [partner, support_team],
    days: 4,
    readers: ['partner', ...staff],
  });
  const contactId = await entry({
    by: 'worker',
    side: 'support_team',
    kind: 'contact',
    category: 'work',
    audience: [supported_person, support_team],
    days: 3,
    detail: { medium: 'visit', minutes: 40 },
    readers: ['supported', ...staff],
  });
  await sql`insert into app.contact (entry_id, case_id, worker_id, medium, met, starts_at, ends_at)
    values (${contactId}, ${caseId}, ${people.worker}, 'visit', ${[supported_person, employer]}, ${ago(3)}, ${ago(3)}::timestamptz + interval '40 minutes')`;
  await entry({
    by: 'worker',
    side: 'support_team',
    kind: 'note',
    category: 'work',
    audience: [supported_person, support_team],
    days: 3,
    about: ['supported'],
    readers: ['supported', ...staff],
  });
  const undoneEntryId = await entry({
    by: 'supported',
    side: 'supported_person',
    kind: 'concern',
    category: 'work',
    audience: all,
    days: 2,
    undone: ago(2),
    worry: 'place',
    readers: ['supported'],
  });
  await entry({
    by: 'formerFamily',
    side: 'family',
    kind: 'note',
    category: 'family',
    audience: [family, support_team],
    days: 20,
    readers: staff,
  });
  await entry({
    by: 'supported',
    side: 'supported_person',
    kind: 'life_event',
    category: 'work',
    audience: all,
    days: 170,
    detail: { event: 'hired' },
    readers: insiders,
  });
  await entry({
    of: otherCaseId,
    by: 'colleague',
    side: 'otherTeam',
    kind: 'note',
    category: 'work',
    audience: [otherTeam],
    days: 3,
    readers: ['colleague', 'manager'],
  });
  await sql`insert into app.access_event (at, actor_id, case_id, page, entry_ids) values
    (${ago(1)}, ${people.worker}, ${caseId}, 'timeline', ${[sharedEntryId]}), (${ago(1)}, ${people.employer}, ${caseId}, 'timeline', ${[sharedEntryId]})`;

  const noteId = await entry({
    by: 'worker',
    side: 'support_team',
    kind: 'message',
    category: 'basic',
    audience: [support_team],
    days: 2,
    readers: staff,
  });
  const recordRequestId = newId();
  await sql`insert into app.record_request (id, case_id, wish, asked_by, asked_at)
    values (${recordRequestId}, ${caseId}, ${canary('a wish to see notes', ['supported', ...staff])}, ${people.supported}, ${ago(1)})`;

  const freshEntryId = await entry({
    by: 'supported',
    side: 'supported_person',
    kind: 'concern',
    category: 'life_money',
    audience: [supported_person, support_team],
    days: 0,
    worry: 'money',
    readers: ['supported', ...staff],
  });
  // The words before a correction, a wish for more readers, a draft, invitations.
  const before = canary('words before a correction', ['supported', ...staff]);
  await sql`update app.entry set body = ${`${before} まちがい`} where id = ${privateEntryId}`;
  await sql`update app.entry set body = 'なおした ことば' where id = ${privateEntryId}`;
  await sql`insert into app.audience_proposal (id, case_id, entry_id, parties, reason, proposed_by)
    values (${proposalId}, ${caseId}, ${privateEntryId}, ${[family]}, ${canary('a reason to tell more people', ['supported', ...staff])}, ${people.worker})`;
  const draft = {
    worry: 'stress',
    feeling: 'uneasy',
    since: 'week',
    words: canary('a draft', ['supported']),
    reach: 'team',
    parties: [],
    about: [],
  };
  await sql`insert into app.draft (person_id, key, data) values (${people.supported}, ${`concern:${caseId}`}, ${sql.json(draft)})`;
  await sql`insert into app.invitation (id, token_hash, agency_id, role, invited_name, invited_by, expires_at)
    values (${staffInvitationId}, ${hashOf(newToken())}, ${agencyId}, 'worker', ${canary('an invited colleague', ['manager'])}, ${people.manager}, ${ago(-7)})`;
  const [linkToken, invitationToken] = [newToken(), newToken()];
  await sql`insert into app.sign_in_link (id, token_hash, person_id, email, expires_at)
            values (${newId()}, ${hashOf(linkToken)}, ${people.supported}, ${`supported-${tag}@example.test`}, ${ago(-1)})`;
  await sql`insert into app.invitation (id, token_hash, agency_id, case_id, party_id, invited_name, title, invited_by, expires_at)
            values (${invitationId}, ${hashOf(invitationToken)}, ${agencyId}, ${caseId}, ${family}, '中村 花', '姉', ${people.worker}, ${ago(-7)})`;

  const tokens = new Map<Who, Promise<string>>();
  const begin = async (who: Who) => {
    const token = newToken();
    await sql`insert into app.session (id, token_hash, person_id, method, idle_limit, expires_at)
        values (${newId()}, ${hashOf(token)}, ${people[who]}, 'demo', '1 day', ${ago(-1)})`;
    return token;
  };
  async function cookies(who: Who | 'nobody', own: Partial<Settings> = {}): Promise<Cookie[]> {
    const url = origin();
    const jar = [{ name: 'nakadachi.settings', value: encodeURIComponent(JSON.stringify({ ...account, ...own })), url }];
    if (who === 'nobody') return jar;
    const token = tokens.get(who) ?? begin(who);
    tokens.set(who, token);
    return [...jar, { name: 'nakadachi.session', value: await token, url }];
  }
  const cookieHeader = async (who: Who | 'nobody') =>
    (await cookies(who)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const fetchAs: World['fetch'] = async (who, path, init = {}) =>
    fetch(origin() + path, {
      redirect: 'manual',
      ...init,
      headers: { cookie: await cookieHeader(who), ...(init.headers as Record<string, string>) },
    });
  return {
    sql,
    employmentId,
    noteId,
    recordRequestId,
    tag,
    people,
    caseId,
    otherCaseId,
    agencyId,
    otherAgencyId,
    parties,
    sharedEntryId,
    privateEntryId,
    canaries,
    freshEntryId,
    undoneEntryId,
    contactId,
    replyId,
    proposalId,
    familyMemberId,
    factId,
    colleagueStaffId,
    invitationId,
    staffInvitationId,
    inquiryId,
    linkToken,
    invitationToken,
    cookies,
    async as(browser, who, { settings: own, ...options } = {}) {
      const context = await browser.newContext({ baseURL: origin(), locale: 'ja-JP', ...options });
      await context.addCookies(await cookies(who, own));
      return context;
    },
    fetch: fetchAs,
    async post(who, path, fields, headers = {}) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ _key: newId(), ...fields }))
        for (const one of [value].flat()) body.append(name, one);
      return fetchAs(who, path, {
        method: 'POST',
        body: body.toString(),
        headers: { origin: origin(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    },
    end: () => sql.end({ timeout: 2 }),
  };
}
