// The demo world as rows of the database's tables, for a given day. Pure: the same day gives the same rows, ids too.
import { v5 } from 'uuid';
import { papersOf } from './clock';
import { dateOf, fill, momentOf } from './dates';
import { agencies, people, staff, stories } from './index';
import { meetingRows } from './meetings';
import { officesOf } from './offices';
import { plansOf } from './plan-rows';
import { begunDraft, reportsOf } from './reports';
import { rulesOf } from './rules';
import type { Category, Consent, Entry, Knowing, Party, Person, Story } from './types';

type Row = Record<string, unknown>;
export type Rows = Record<
  | 'person'
  | 'account'
  | 'agency'
  | 'agency_member'
  | 'office'
  | 'agency_rule'
  | 'case'
  | 'employment'
  | 'party'
  | 'told'
  | 'member'
  | 'guardian'
  | 'consent'
  | 'consent_request'
  | 'clock_fact'
  | 'entry'
  | 'entry_version'
  | 'contact'
  | 'concern'
  | 'report'
  | 'report_trace'
  | 'draft'
  | 'accommodation'
  | 'tally'
  | 'refusal'
  | 'card'
  | 'meeting'
  | 'meeting_slot'
  | 'attendance'
  | 'minutes'
  | 'action'
  | 'conference'
  | 'plan'
  | 'plan_part'
  | 'goal'
  | 'goal_step'
  | 'read_mark'
  | 'entry_seen'
  | 'access_event',
  Row[]
>;

const world = '6f9c5b1e-52a4-4a0b-9d7e-0f6a1d2c3b40';
/** The id of something in the demo world, by its keys: `demoId('person', 'shota')`, `demoId('case', 'mei')`. */
export const demoId = (...keys: string[]): string => v5(keys.join('/'), world);

/** The version of the wording that the demo people have agreed to. */
const wording = '2026-1';

export function demoRows(today: string): Rows {
  const start = (day: number) => momentOf(day, '00:00', today);
  /** The first moment after a last day; nothing while there is none. */
  const after = (day: number | undefined) => (day === undefined ? null : `${dateOf(day, today)}T24:00:00+09:00`);
  const rows: Rows = {
    person: [],
    account: [],
    agency: [],
    agency_member: [],
    office: [],
    agency_rule: [],
    case: [],
    employment: [],
    party: [],
    told: [],
    member: [],
    guardian: [],
    consent: [],
    consent_request: [],
    clock_fact: [],
    entry: [],
    entry_version: [],
    contact: [],
    concern: [],
    report: [],
    report_trace: [],
    draft: [],
    accommodation: [],
    tally: [],
    refusal: [],
    card: [],
    meeting: [],
    meeting_slot: [],
    attendance: [],
    minutes: [],
    action: [],
    conference: [],
    plan: [],
    plan_part: [],
    goal: [],
    goal_step: [],
    read_mark: [],
    entry_seen: [],
    access_event: [],
  };

  for (const [i, p] of people.entries()) {
    rows.person.push({ id: demoId('person', p.key), name: p.name, reading: p.reading, created_at: start(-1600) });
    rows.account.push({
      person_id: demoId('person', p.key),
      email: p.email,
      settings: p.settings ?? {},
      demo_note: p.demoSignIn ? { order: i, side: sideOf(p), line: p.line } : null,
    });
  }
  for (const a of agencies) {
    const { key, ...said } = a;
    rows.agency.push({ id: demoId('agency', key), ...said, created_at: start(-1600) });
    for (const office of officesOf(key)) {
      const who = staff.find(({ agency, role }) => agency === key && role === 'worker')?.person ?? '';
      rows.office.push({
        ...office,
        id: demoId('office', key, office.name),
        agency_id: demoId('agency', key),
        version: 1,
        changed_by: demoId('person', who),
        changed_at: start(-200),
      });
    }
  }
  for (const s of staff) {
    rows.agency_member.push({
      id: demoId('staff', s.agency, s.person),
      agency_id: demoId('agency', s.agency),
      person_id: demoId('person', s.person),
      role: s.role,
      valid_from: start(s.from),
      valid_to: after(s.to),
    });
  }
  for (const { agency, by, ...one } of rulesOf(stories, today)) {
    rows.agency_rule.push({
      id: demoId('rule', agency, one.rule, one.from_on),
      agency_id: demoId('agency', agency),
      ...one,
      set_by: demoId('person', by),
      set_at: `${one.from_on}T10:00:00+09:00`,
    });
  }

  for (const story of stories) {
    const id = (...keys: string[]) => demoId('case', story.key, ...keys);
    const case_id = demoId('case', story.key);
    const person = (key: string) => demoId('person', key);
    rows.case.push({
      id: case_id,
      agency_id: demoId('agency', story.agency),
      person_id: person(story.person),
      started_on: dateOf(story.startedDay, today),
      ended_on: story.endedDay === undefined ? null : dateOf(story.endedDay, today),
      created_at: start(story.startedDay),
    });
    for (const e of story.employments) {
      rows.employment.push({
        id: id('employment', e.key),
        case_id,
        employer: e.employer,
        reading: e.reading,
        workplace: e.workplace,
        job: e.job,
        disclosure: e.disclosure,
        started_on: dateOf(e.from, today),
        ended_on: e.to === undefined ? null : dateOf(e.to, today),
      });
    }
    for (const p of story.parties) {
      rows.party.push({
        id: id('party', p.key),
        case_id,
        kind: p.kind,
        label: p.label,
        reading: p.labelReading,
        employment_id: p.employment ? id('employment', p.employment) : null,
        valid_from: start(p.from),
        valid_to: after(p.to),
      });
      const toldInPart = story.employments.find((e) => e.key === p.employment)?.disclosure === 'partly';
      for (const m of p.members) {
        if (toldInPart) {
          rows.told.push({
            id: id('told', p.key, m.person),
            case_id,
            employment_id: id('employment', p.employment ?? ''),
            name: `${people.find(({ key }) => key === m.person)?.name}（${m.title}）`,
            person_id: person(m.person),
            named_by: person(story.person),
            named_at: start(m.from),
            ended_at: after(m.to),
          });
        }
        rows.member.push({
          id: id('member', p.key, m.person),
          case_id,
          party_id: id('party', p.key),
          person_id: person(m.person),
          title: m.title,
          reading: m.titleReading,
          valid_from: start(m.from),
          valid_to: after(m.to),
        });
      }
    }
    for (const g of story.guardians ?? []) {
      rows.guardian.push({
        id: id('guardian', g.person),
        case_id,
        member_id: id('member', g.party, g.person),
        categories: g.categories,
        document: g.document,
        valid_from: start(g.from),
        valid_to: after(g.to),
        recorded_by: person(g.by),
        recorded_at: start(g.from),
      });
    }
    for (const c of story.consents) {
      for (const category of c.categories) {
        rows.consent.push({
          id: id('consent', c.party, category, String(c.from)),
          case_id,
          party_id: id('party', c.party),
          category,
          purpose: c.purpose,
          wording: agreedWords(story, c),
          wording_version: wording,
          giving_id: id('giving', c.party, String(c.from)),
          given_by: person(c.guardian ?? story.person),
          given_at: start(c.from),
          method: c.paper ? 'paper' : 'screen',
          locale: 'ja',
          witness: c.paper?.witness ?? '',
          recorded_by: c.paper ? person(c.paper.by) : null,
          confirmed_at: c.paper?.confirmed === undefined ? null : momentOf(c.paper.confirmed, '12:40', today),
          guardian_id: c.guardian ? id('guardian', c.guardian) : null,
          valid_from: start(c.from),
          valid_to: after(c.to),
          withdrawn_at: c.withdrawn === undefined ? null : momentOf(c.withdrawn, '18:05', today),
          withdrawn_by: c.withdrawn === undefined ? null : person(story.person),
        });
      }
    }

    for (const asked of story.requests ?? []) {
      rows.consent_request.push({
        id: id('request', asked.party, String(asked.day)),
        case_id,
        party_id: id('party', asked.party),
        categories: asked.categories,
        occasion: asked.occasion,
        reason: asked.reason,
        asked_by: asked.by ? person(asked.by) : null,
        asked_at: momentOf(asked.day, '16:20', today),
        decided_by: asked.decided ? person(story.person) : null,
        decided_at: asked.decided ? momentOf(asked.decided.day, '19:15', today) : null,
        decision: asked.decided?.how ?? null,
      });
    }

    // Written down by the team of that day, on the day after the paper's.
    const team = story.parties.find((p) => p.kind === 'support_team')!;
    papersOf(story, today).forEach((paper, i) => {
      const known = paper.from_on > dateOf(story.startedDay, today) ? paper.from_on : dateOf(story.startedDay, today);
      const by = team.members.find((m) => m.to === undefined || dateOf(m.to, today) > known) ?? team.members[0]!;
      rows.clock_fact.push({
        id: id('clock', paper.kind, String(i)),
        case_id,
        service: null,
        office: '',
        yen: null,
        whose: null,
        ...paper,
        reason: '',
        recorded_by: person(by.person),
        recorded_at: `${known}T17:30:00+09:00`,
        withdrawn_reason: '',
        plan_id: null,
      });
    });

    const statuses = new Map<string, string>();
    for (const e of story.entries) {
      const at = momentOf(e.day, e.time, today);
      const corrections = e.corrected ?? [];
      const texts = [bodyOf(e, today), ...corrections.map((c) => fill(c.text, e.day, today))];
      const title = fill(e.title ?? '', e.day, today);
      const writtenAt = [at, ...corrections.map((c) => momentOf(c.day, c.time, today))];
      rows.entry.push({
        id: id('entry', e.key),
        case_id,
        thread_id: e.thread ? id('entry', e.thread) : null,
        kind: e.kind,
        category: e.category,
        audience: e.to.map((key) => id('party', key)),
        about: (e.about ?? []).map(person),
        author_id: person(e.by),
        author_party_id: id('party', e.via),
        on_behalf_of: e.onBehalfOf ? id('party', e.onBehalfOf) : null,
        occurred_at: at,
        created_at: at,
        version: texts.length,
        revised_at: texts.length > 1 ? writtenAt.at(-1) : null,
        title,
        body: texts.at(-1),
        detail: detailOf(e, statuses.get(e.thread ?? '') ?? 'new', knowingAt(story, e), today),
      });
      texts.slice(0, -1).forEach((body, i) => {
        rows.entry_version.push({
          entry_id: id('entry', e.key),
          version: i + 1,
          title,
          body,
          written_at: writtenAt[i],
          audience: e.to.map((key) => id('party', key)),
        });
      });
      if (e.contact) {
        rows.contact.push({
          entry_id: id('entry', e.key),
          case_id,
          worker_id: person(e.by),
          medium: e.contact.medium,
          met: metBy(story, e).map((key) => id('party', key)),
          starts_at: at,
          ends_at: new Date(Date.parse(at) + e.contact.minutes * 60_000).toISOString(),
        });
      }
      if (e.status) statuses.set(e.thread!, e.status);
      if (e.step) statuses.set(e.thread!, e.step.to);
      if (e.asked) statuses.set(e.key, e.asked.begun);
      if (e.concern) {
        const moved = story.entries.filter((s) => s.kind === 'status' && s.thread === e.key).length;
        rows.concern.push({
          entry_id: id('entry', e.key),
          case_id,
          worry: e.concern.worry,
          status: e.concern.status,
          owner_id: e.concern.owner ? person(e.concern.owner) : null,
          due_on: e.concern.dueDay === undefined ? null : dateOf(e.concern.dueDay, today),
          version: 1 + moved,
        });
      }
    }
    sentReports(story, today, rows);
    dialogues(story, today, rows);
    // The day of the newest plan is that of its consent, and typed once.
    const dated = rows.clock_fact.filter((fact) => fact.case_id === case_id && fact.kind === 'plan');
    const newest = dated.at(-1);
    if (newest) newest.plan_id = plansOf(story, today, String(newest.from_on), dated.length, { of: id, person }, rows);
    readBy(story, today, rows);
  }
  // Their numbers are given as they are put in: the order in which things happened.
  rows.access_event.sort((a, b) => String(a.at).localeCompare(String(b.at)));
  for (const [table, more] of Object.entries(meetingRows(today, demoId))) rows[table as keyof Rows].push(...more);
  return rows;
}

/** The sides that somebody met, by the names said: a family by what it is called, since it is called as the person is. */
function metBy(story: Story, { day, contact }: Entry): string[] {
  const { medium, with: names } = contact!;
  const called = (key: string) => names.includes(nameOf(key).split(/[ 　]/)[0]!);
  return story.parties
    .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
    .filter(({ kind, label, members }) => {
      if (kind === 'support_team') return false;
      if (kind === 'family') return names.includes(label);
      return members.some(({ person }) => called(person)) || (kind === 'employer' && medium === 'visit');
    })
    .map(({ key }) => key);
}

/** Who may know of an accommodation from one of its entries on: as it was said last. */
function knowingAt(story: Story, at: Entry): Knowing {
  const thread = at.thread ?? at.key;
  const before = story.entries.slice(0, story.entries.indexOf(at) + 1);
  const said = before.findLast((e) => e.key === thread || (e.thread === thread && e.step?.knowing));
  return said?.step?.knowing ?? said?.asked?.knowing ?? nobodyKnows;
}

/** The months' reports; their lines and hash come with them (demo.ts). What has begun of this month waits as a draft. */
function sentReports(story: Story, today: string, rows: Rows): void {
  const id = (...keys: string[]) => demoId('case', story.key, ...keys);
  const person = (key: string) => demoId('person', key);
  const support = story.parties.find((party) => party.kind === 'support_team')!;
  for (const sent of reportsOf(story, today, id)) {
    const entry_id = id('report', sent.key);
    rows.entry.push({
      id: entry_id,
      case_id: id(),
      thread_id: null,
      kind: 'report',
      category: 'report',
      audience: [...new Set(['me', support.key, sent.party])].map((key) => id('party', key)),
      about: [],
      author_id: person(sent.by),
      author_party_id: id('party', support.key),
      on_behalf_of: null,
      occurred_at: sent.at,
      created_at: sent.at,
      version: 1,
      revised_at: null,
      title: `${Number(sent.month.slice(0, 4))}年${Number(sent.month.slice(5, 7))}月の支援レポート`,
      body: '',
      detail: { month: sent.month.slice(0, 7) },
    });
    rows.report.push({ entry_id, case_id: id(), month: sent.month, party_id: id('party', sent.party), lines: sent.lines });
    for (const [way, list] of [
      ['told', sent.told.map((who) => ({ who, at: sent.at }))],
      ['read', sent.read],
    ] as const)
      for (const { who, at } of list)
        rows.report_trace.push({
          id: id('report', sent.key, way, who),
          entry_id,
          case_id: id(),
          person_id: person(who),
          way,
          at,
          noted_by: null,
        });
  }
  if (story.key === 'shota')
    rows.draft.push({
      person_id: person('takahashi'),
      key: `report:${id()}:${today.slice(0, 7)}`,
      data: begunDraft(today),
      updated_at: momentOf(-1, '17:20', today),
    });
}

/** Where each dialogue about an accommodation stands after its steps, and the cards. */
function dialogues(story: Story, today: string, rows: Rows): void {
  const case_id = demoId('case', story.key);
  const id = (...keys: string[]) => demoId('case', story.key, ...keys);
  const day = (days: (number | undefined)[]) => {
    const last = days.filter((one) => one !== undefined).at(-1);
    return last === undefined ? null : dateOf(last, today);
  };
  for (const e of story.entries) {
    if (e.asked) {
      const steps = story.entries.filter((s) => s.kind === 'step' && s.thread === e.key);
      const told = steps.map((s) => s.step!);
      const last = steps.at(-1);
      // A new round forgets what was said of the round before.
      const round = told.slice(told.findLastIndex(({ act }) => ['try', 'place', 'keep'].includes(act)) + 1);
      const said = (act: string) => round.find((one) => one.act === act)?.effect ?? null;
      const refusal = steps.findLast((s) => s.step!.act === 'not_now');
      rows.accommodation.push({
        entry_id: id('entry', e.key),
        case_id,
        party_id: id('party', e.asked.company),
        state: told.at(-1)?.to ?? e.asked.begun,
        knowing: knowingAt(story, steps.at(-1) ?? e),
        due_on: last ? day([last.step!.due ?? last.step!.review]) : e.asked.begun === 'draft' ? null : dateOf(e.day + 7, today),
        starts_on: day(told.map(({ starts }) => starts)),
        review_on: day(told.map(({ review }) => review)),
        felt: said('felt'),
        seen: said('seen'),
        refusal_id: refusal ? id('entry', refusal.key) : null,
        version: 1 + steps.length,
        moved_at: momentOf((last ?? e).day, (last ?? e).time, today),
      });
      for (const [stage, when] of tallied(e, steps)) {
        rows.tally.push({
          accommodation_id: id('entry', e.key),
          stage,
          worry: e.asked.worry ?? null,
          measure: e.asked.measure ?? null,
          at: momentOf(when.day, when.time, today),
        });
      }
      for (const s of steps.filter((one) => one.step!.act === 'not_now')) {
        rows.refusal.push({
          entry_id: id('entry', s.key),
          accommodation_id: id('entry', e.key),
          burdens: s.step!.burdens,
          reason: s.text,
          instead: s.step!.instead,
        });
      }
    }
    if (e.card) {
      rows.card.push({
        entry_id: id('entry', e.key),
        case_id,
        party_id: id('party', e.card.company),
        approved_at: e.card.approved === undefined ? null : momentOf(e.card.approved, '18:30', today),
        approved_by: e.card.approved === undefined ? null : demoId('person', story.person),
      });
    }
  }
}

/** How far an accommodation has come, and when it had, as app.tally_up counts it. */
function tallied(e: Entry, steps: Entry[]): [string, Entry][] {
  const when = (stage: string, found: Entry | undefined): [string, Entry][] => (found ? [[stage, found]] : []);
  return [
    [e.asked!.begun === 'asked' ? 'asked' : 'begun', e],
    ...when(
      'agreed',
      steps.find((s) => ['agreed', 'trial', 'in_place'].includes(s.step!.to)),
    ),
    ...when(
      'works',
      steps.find((s) => s.step!.to === 'review' && s.step!.effect === 'works'),
    ),
  ];
}

/** Whoever answered has read what they answered; the rest is read up to some days ago, so that each has something new. */
function readBy(story: Story, today: string, rows: Rows): void {
  const id = (...keys: string[]) => demoId('case', story.key, ...keys);
  const daysBehind: Record<Party['kind'], number> = {
    supported_person: -6,
    support_team: -5,
    employer: -8,
    family: -10,
    partner: -14,
  };
  const managers = staff
    .filter((s) => s.agency === story.agency && s.role === 'manager')
    .map((s) => ({ person: s.person, to: undefined }));
  for (const p of story.parties) {
    for (const m of p.kind === 'support_team'
      ? [...p.members, ...managers.filter((s) => !p.members.some((t) => t.person === s.person))]
      : p.members) {
      if (m.to !== undefined && m.to < 0) continue;
      rows.read_mark.push({
        person_id: demoId('person', m.person),
        case_id: demoId('case', story.key),
        read_until: momentOf(daysBehind[p.kind], '12:00', today),
      });
    }
  }
  const seen = new Map<string, Row>();
  for (const e of story.entries.filter((x) => x.thread)) {
    for (const earlier of story.entries) {
      if (
        (earlier.key === e.thread || earlier.thread === e.thread) &&
        earlier.by !== e.by &&
        earlier.to.includes(e.via) &&
        (earlier.day < e.day || (earlier.day === e.day && earlier.time < e.time))
      ) {
        const row = {
          person_id: demoId('person', e.by),
          entry_id: id('entry', earlier.key),
          seen_at: momentOf(e.day, e.time, today),
        };
        if (!seen.has(`${e.by}/${earlier.key}`)) seen.set(`${e.by}/${earlier.key}`, row);
      }
    }
  }
  rows.entry_seen.push(...seen.values());

  for (const look of story.looks) {
    const through = story.parties.filter((p) => p.members.some((m) => m.person === look.by)).map((p) => p.key);
    const consented = (e: Entry) =>
      e.to.some((key) => {
        const p = story.parties.find((q) => q.key === key)!;
        return (
          through.includes(key) &&
          (p.kind === 'support_team' ||
            story.consents.some(
              (c) =>
                c.party === key &&
                c.categories.includes(e.category) &&
                c.from <= look.day &&
                look.day <= c.to &&
                (c.withdrawn === undefined || look.day < c.withdrawn),
            ))
        );
      });
    const shown = story.entries
      .filter(
        (e) => (e.day < look.day || (e.day === look.day && e.time < look.time)) && consented(e) && !e.about?.includes(look.by),
      )
      .reverse();
    const showing = look.page === 'concern' ? shown.filter((e) => e.kind === 'concern').slice(0, 1) : shown.slice(0, 50);
    if (showing.length === 0) continue;
    rows.access_event.push({
      at: momentOf(look.day, look.time, today),
      case_id: demoId('case', story.key),
      actor_id: demoId('person', look.by),
      page: look.page === 'concern' ? 'concern' : 'timeline',
      entry_ids: showing.map((e) => id('entry', e.key)),
    });
  }
}

/** Where a person stands in the demo, for the sign-in page: an agency's staff first, then the side of a case. */
function sideOf(person: Person): string {
  if (staff.some((s) => s.person === person.key)) return 'support_team';
  const sides = stories.flatMap((s) => s.parties).filter((p) => p.members.some((m) => m.person === person.key));
  return sides[0]!.kind;
}

const categoryWords: Record<Category, string> = {
  basic: '基本のこと',
  work: '仕事',
  accommodation: '合理的配慮',
  health: '体調',
  medical: '医療',
  life_money: '生活とお金',
  family: '家族',
  plan: '支援計画',
  report: '支援レポート',
  safety: '安心・安全',
};

/** The words that a demo person agreed to. */
function agreedWords(story: Story, { party, categories, purpose, guardian }: Consent): string {
  const label = story.parties.find((p) => p.key === party)!.label;
  return [
    `${guardian ? '成年後見人として' : 'わたしは'}、${label}が次のものを読むことに同意します。`,
    ...categories.map((category) => `・${categoryWords[category]}`),
    `目的：${purpose}`,
    'いつでも、すぐにやめられます。断っても、やめても、支援は変わりません。',
  ].join('\n');
}

const nameOf = (key: string) => people.find((p) => p.key === key)!.name;

/** What people read: the text, with what was decided or how somebody is in lines of its own. */
function bodyOf(e: Entry, today: string): string {
  const text = fill(e.text, e.day, today);
  if (e.meeting) return `${text}\n\n決まったこと\n${e.meeting.decided.map((d) => `・${d}`).join('\n')}`;
  if (e.asked) return [text, ...partsOf(e).map(([heading, words]) => `${heading}\n${words}`)].join('\n\n');
  if (e.card) return cardWords(e);
  if (e.checkin) return `${e.checkin.items.map((i) => `${i.label}：${i.value}`).join('　')}\n${text}`;
  return text;
}

/** As lib/accommodations/model.ts and card.ts put the words together. */
const partsOf = (e: Entry): [string, string][] =>
  (
    [
      ['いつ・どこで', e.asked?.scene],
      ['自分でしていること', e.asked?.own],
      ['こうしてほしいこと', e.asked?.wish],
      ['職場で知ってよい人', wordsOfKnowing(e.asked?.knowing ?? nobodyKnows)],
    ] as const
  ).flatMap(([heading, words]) => (words ? [[heading, words] as [string, string]] : []));
const nobodyKnows: Knowing = { people: [], far: '', more: '' };
const reach = { '': '', way: '（やり方だけ）', reason: '（困っていることと、やり方）' };
const wordsOfKnowing = ({ people, far, more }: Knowing) => [people.join('、'), reach[far], more].filter(Boolean).join('\n');
const lined = (text: string) =>
  text
    .split('\n')
    .map((line) => `・${line}`)
    .join('\n');
const cardWords = (e: Entry) =>
  `すること\n${lined(e.text)}\n\nしないこと\n${lined(e.card!.donts)}\n\nわからないときに聞く人\n${e.card!.ask}`;

/** The kinds' own fields, as lib/entries/model.ts has them. */
function detailOf(e: Entry, before: string, knowing: Knowing, today: string): Row {
  switch (e.kind) {
    case 'accommodation': {
      const { scene = '', own = '', wish = '' } = e.asked!;
      return e.asked!.begun === 'checking' ? {} : { obstacle: e.text, scene, own, wish, knowing };
    }
    case 'step': {
      const { act, to, effect, burdens, instead, starts, review } = e.step!;
      return {
        act,
        from: before,
        to,
        effect,
        burdens,
        instead,
        knowing,
        ...(starts !== undefined && { starts_on: dateOf(starts, today) }),
        ...(review !== undefined && { review_on: dateOf(review, today) }),
      };
    }
    case 'card':
      return { dos: e.text, donts: e.card!.donts, ask: e.card!.ask, review: dateOf(e.card!.reviewDay, today) };
    case 'contact':
      return { medium: e.contact!.medium, minutes: e.contact!.minutes, with: e.contact!.with, place: e.contact!.place };
    case 'meeting':
      return { attended: e.meeting!.attended.map(nameOf), place: e.meeting!.place, minutes: e.meeting!.minutes };
    case 'status':
      return { from: before, to: e.status };
    case 'life_event':
      return { event: e.lifeEvent };
    case 'checkin': {
      const values = e.checkin!.items.map((i) => i.value);
      return { level: Math.round(values.reduce((sum, v) => sum + v, 0) / values.length), items: e.checkin!.items };
    }
    default:
      return {};
  }
}
