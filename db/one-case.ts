import { v5 } from 'uuid';
import type { Tx } from './connection';

/**
 * One case with everybody around it, and a second one of the same person elsewhere: what db/personas.test.ts walks through.
 * Everything has a name; `idOf('hr')` is its id, `nameOf(id)` the way back.
 *
 * Sora is supported by the agency `here` (worker, manager, service manager; a colleague who is not on the case; a worker who
 * has left it) and works for `shop` (hr, boss), before that for `mill` (miller). Mother and father are two families; the
 * doctor is a partner. The agency `there` (other worker, other manager) supports Sora too, in a closed employment.
 */

const space = '0f4a4a1c-9d55-4f25-8b2b-7f1f3c1d2e3f';
const names = new Map<string, string>();

export function idOf(name: string): string {
  const id = v5(name, space);
  names.set(id, name);
  return id;
}

/** The name of an id, or the id itself. */
export const nameOf = (id: string): string => names.get(id) ?? id;

export const everybody = [
  'sora',
  'mother',
  'father',
  'hr',
  'boss',
  'miller',
  'worker',
  'left',
  'colleague',
  'service',
  'manager',
  'doctor',
  'otherWorker',
  'otherManager',
  'stranger',
] as const;
export type Persona = (typeof everybody)[number];

const past = '2026-01-10T09:00:00+09:00';
const before = '2026-03-01T00:00:00+09:00';

export async function insertOneCase(owner: Tx): Promise<void> {
  const put = (table: string, rows: Record<string, unknown>[]) => (tx: Tx) =>
    tx`insert into ${tx(`app.${table}`)} (${tx(Object.keys(rows[0] ?? {}))})
       select ${tx(Object.keys(rows[0] ?? {}))} from jsonb_populate_recordset(null::${tx(`app.${table}`)}, ${tx.json(rows as never)})`;
  const steps = [
    put(
      'person',
      everybody.map((name) => ({ id: idOf(name), name, reading: '', created_at: past })),
    ),
    put(
      'account',
      everybody.map((name) => ({ person_id: idOf(name), email: `${name.toLowerCase()}@example.jp`, settings: {} })),
    ),
    put(
      'agency',
      ['here', 'there'].map((name) => ({
        id: idOf(name),
        operator: 'O',
        name,
        reading: '',
        phone: '',
        hours: '',
        address: '',
        created_at: past,
      })),
    ),
    put('agency_member', [
      staff('here', 'worker', 'worker'),
      staff('here', 'left', 'worker'),
      staff('here', 'colleague', 'worker'),
      staff('here', 'service', 'service_manager'),
      staff('here', 'manager', 'manager'),
      staff('there', 'otherWorker', 'worker'),
      staff('there', 'otherManager', 'manager'),
    ]),
    put('case', [
      { id: idOf('case'), agency_id: idOf('here'), person_id: idOf('sora'), started_on: '2025-10-01', created_at: past },
      { id: idOf('otherCase'), agency_id: idOf('there'), person_id: idOf('sora'), started_on: '2025-10-01', created_at: past },
    ]),
    put('employment', [
      job('shop', 'case', 'open'),
      { ...job('mill', 'case', 'partly'), ended_on: '2026-02-28' },
      { ...job('secret', 'otherCase', 'closed'), ended_on: null },
    ]),
    put('party', [
      party('soraSide', 'case', 'supported_person'),
      party('motherSide', 'case', 'family'),
      party('fatherSide', 'case', 'family'),
      party('shopSide', 'case', 'employer', 'shop'),
      { ...party('millSide', 'case', 'employer', 'mill'), valid_to: before },
      party('team', 'case', 'support_team'),
      party('clinic', 'case', 'partner'),
      party('soraThere', 'otherCase', 'supported_person'),
      party('teamThere', 'otherCase', 'support_team'),
    ]),
    put('told', [
      { id: idOf('foreman'), case_id: idOf('case'), employment_id: idOf('mill'), name: 'the foreman', named_at: past },
    ]),
    put('member', [
      member('sora', 'soraSide', 'case'),
      member('mother', 'motherSide', 'case'),
      member('father', 'fatherSide', 'case'),
      member('hr', 'shopSide', 'case'),
      member('boss', 'shopSide', 'case'),
      member('miller', 'millSide', 'case'),
      member('worker', 'team', 'case'),
      { ...member('left', 'team', 'case'), valid_to: before },
      member('doctor', 'clinic', 'case'),
      { ...member('sora', 'soraThere', 'otherCase'), id: idOf('soraThere:sora') },
      member('otherWorker', 'teamThere', 'otherCase'),
    ]),
    put('consent', [
      consent('motherSide', 'work'),
      consent('motherSide', 'health'),
      { ...consent('fatherSide', 'work'), withdrawn_at: before, withdrawn_by: idOf('sora') },
      consent('shopSide', 'work'),
      { ...consent('shopSide', 'health'), valid_to: before },
      consent('millSide', 'work'),
      consent('clinic', 'health'),
    ]),
    put('withdrawal_said', [{ consent_id: idOf('fatherSide/work'), case_id: idOf('case'), words: 'S' }]),
    put('guardian', [
      {
        id: idOf('motherGuardian'),
        case_id: idOf('case'),
        member_id: idOf('motherSide:mother'),
        categories: ['work'],
        document: 'D',
        valid_from: past,
        valid_to: '2099-01-01T00:00:00+09:00',
        recorded_by: idOf('worker'),
        recorded_at: past,
      },
    ]),
    put('clock_fact', [
      fact('certificate', 'case', 'worker', { kind: 'certificate', to_on: '2027-03-31' }),
      fact('priorService', 'case', 'worker', {
        kind: 'prior_service',
        to_on: '2026-04-02',
        service: 'transition',
        office: 'S',
      }),
      fact('cap', 'case', 'worker', { kind: 'cap', to_on: '2027-06-30', yen: 9300, whose: 'own' }),
      fact('share', 'case', 'worker', { kind: 'share', yen: 0, reason: 'R' }),
      fact('contractThere', 'otherCase', 'otherWorker', { kind: 'contract' }),
    ]),
    put('consent_request', [
      {
        id: idOf('question'),
        case_id: idOf('case'),
        party_id: idOf('shopSide'),
        categories: ['work'],
        occasion: 'review',
        reason: 'R',
        asked_by: idOf('worker'),
        asked_at: past,
      },
    ]),
    put('record_request', [
      {
        id: idOf('wish'),
        case_id: idOf('case'),
        wish: 'W',
        asked_by: idOf('sora'),
        asked_at: past,
        ended_at: past,
        ended_by: idOf('worker'),
      },
      { id: idOf('newWish'), case_id: idOf('case'), wish: 'W', asked_by: idOf('sora'), asked_at: past },
    ]),
    put('record_given', [
      {
        id: idOf('given'),
        request_id: idOf('wish'),
        case_id: idOf('case'),
        first_day: '2026-01-01',
        last_day: '2026-01-31',
        items: [],
        given_by: idOf('worker'),
        given_at: past,
      },
    ]),
    put('entry', [
      // Before the mill's side and the former worker's time ended.
      entry('old', 'left', 'team', 'work', ['soraSide', 'motherSide', 'millSide', 'team']),
      {
        ...entry('all', 'sora', 'soraSide', 'work', ['soraSide', 'motherSide', 'fatherSide', 'shopSide', 'team', 'clinic']),
        version: 2,
      },
      { ...entry('quiet', 'sora', 'soraSide', 'safety', ['team']), kind: 'concern' },
      { ...entry('aboutWorker', 'sora', 'soraSide', 'safety', ['team']), kind: 'concern', about: [idOf('worker')] },
      { ...entry('afraid', 'sora', 'soraSide', 'safety', ['soraSide', 'team']), kind: 'concern', restricted: true },
      {
        ...entry('aboutManager', 'sora', 'soraSide', 'safety', ['team']),
        kind: 'concern',
        about: [idOf('worker'), idOf('manager')],
      },
      entry('healthNote', 'worker', 'team', 'health', ['soraSide', 'motherSide', 'shopSide', 'team', 'clinic']),
      { ...entry('shopAsks', 'hr', 'shopSide', 'work', ['shopSide', 'team']), kind: 'concern' },
      { ...entry('reply', 'worker', 'team', 'work', ['shopSide', 'team']), kind: 'reply', thread_id: idOf('shopAsks') },
      entry('teamNote', 'worker', 'team', 'work', ['team']),
      entry('motherWrites', 'mother', 'motherSide', 'family', ['team']),
      entry('clinicWrites', 'doctor', 'clinic', 'health', ['soraSide', 'team']),
      { ...entry('takenBack', 'sora', 'soraSide', 'work', ['soraSide', 'shopSide', 'team']), undone_at: past },
      entry('there', 'otherWorker', 'teamThere', 'work', ['soraThere', 'teamThere']),
    ]),
    put('entry_version', [
      {
        entry_id: idOf('all'),
        version: 1,
        title: '',
        body: 'before',
        written_at: past,
        audience: ['soraSide', 'team'].map(idOf),
      },
    ]),
    put('record_mark', [
      {
        request_id: idOf('newWish'),
        case_id: idOf('case'),
        entry_id: idOf('teamNote'),
        reason: 'R',
        marked_by: idOf('worker'),
      },
    ]),
    // What was met for, and what Sora has confirmed of it; also with whom, which the shop need not know.
    put('contact', [
      {
        entry_id: idOf('all'),
        case_id: idOf('case'),
        worker_id: idOf('worker'),
        medium: 'visit',
        met: [idOf('soraSide'), idOf('shopSide'), idOf('clinic')],
        starts_at: past,
        version: 1,
      },
    ]),
    put('contact_topic', [{ contact_id: idOf('all'), topic_id: idOf('quiet') }]),
    put('confirmation', [
      {
        id: idOf('confirmed'),
        entry_id: idOf('all'),
        case_id: idOf('case'),
        record: {},
        hash: `\\x${'00'.repeat(32)}`,
        words: '',
        said_by: idOf('sora'),
        said_at: past,
      },
    ]),
    put('excuse', [
      {
        id: idOf('excused'),
        case_id: idOf('case'),
        month: '2026-01-01',
        item: 'visit',
        reason: 'R',
        excused_by: idOf('worker'),
        excused_at: past,
      },
    ]),
    put('concern', [
      { entry_id: idOf('quiet'), case_id: idOf('case'), worry: 'stress', status: 'new', owner_id: null, version: 1 },
      { entry_id: idOf('aboutWorker'), case_id: idOf('case'), worry: 'harassment', status: 'new', owner_id: null, version: 1 },
      {
        entry_id: idOf('shopAsks'),
        case_id: idOf('case'),
        worry: 'mistakes',
        status: 'working',
        owner_id: idOf('worker'),
        version: 2,
      },
    ]),
    put('accommodation', [
      {
        entry_id: idOf('shopAsks'),
        case_id: idOf('case'),
        party_id: idOf('shopSide'),
        state: 'checking',
        version: 1,
        moved_at: past,
      },
    ]),
    put('refusal', [
      { entry_id: idOf('reply'), accommodation_id: idOf('shopAsks'), burdens: ['cost'], reason: 'R', instead: 'I' },
    ]),
    put('card', [{ entry_id: idOf('all'), case_id: idOf('case'), party_id: idOf('shopSide') }]),
    put('plan', [{ entry_id: idOf('quiet'), case_id: idOf('case'), number: 1, state: 'dropped', version: 1, moved_at: past }]),
    put('plan_part', [{ entry_id: idOf('all'), plan_id: idOf('quiet'), section: 'company' }]),
    put('goal', [{ entry_id: idOf('healthNote'), plan_id: idOf('quiet'), number: 1, effect: '', remains: '' }]),
    put('goal_step', [{ goal_id: idOf('healthNote'), number: 1, words: 'W' }]),
    put('goal_link', [{ goal_id: idOf('healthNote'), entry_id: idOf('all'), linked_by: idOf('worker'), linked_at: past }]),
    put('meeting', [
      {
        entry_id: idOf('all'),
        case_id: idOf('case'),
        form: 'conference',
        state: 'held',
        medium: 'visit',
        place: '',
        online_url: '',
        starts_at: past,
        ends_at: before,
        without_person: '',
        version: 1,
      },
    ]),
    put('meeting_slot', [{ id: idOf('slot'), meeting_id: idOf('all'), starts_at: past, ends_at: before }]),
    put('minutes', [{ entry_id: idOf('quiet'), meeting_id: idOf('all'), case_id: idOf('case'), party_id: null }]),
    put('action', [{ entry_id: idOf('shopAsks'), meeting_id: idOf('all'), case_id: idOf('case'), owner_id: idOf('boss') }]),
    put('attendance', [
      came('soraCame', 'sora', 'soraSide'),
      came('bossCame', 'boss', 'shopSide'),
      came('outsiderCame', null, null),
    ]),
    put('conference', [
      { meeting_id: idOf('all'), case_id: idOf('case'), opinions: 'O', plan_changes: 'P', led: true, told_how: '' },
    ]),
    put('report', [
      {
        entry_id: idOf('all'),
        case_id: idOf('case'),
        month: '2025-12-01',
        party_id: idOf('shopSide'),
        reason: '',
        hash: `\\x${'0'.repeat(64)}`,
      },
    ]),
    put(
      'report_line',
      [
        ['own', []],
        ['held', []],
        ['ofHealth', ['healthNote']],
        ['ofTeam', ['teamNote']],
      ].map(([name, sources], place) => ({
        entry_id: idOf('all'),
        place,
        key: idOf(name as string),
        field: 'done',
        words: 'W',
        sources: (sources as string[]).map(idOf),
      })),
    ),
    put('report_trace', [
      {
        id: idOf('readByHr'),
        entry_id: idOf('all'),
        case_id: idOf('case'),
        person_id: idOf('hr'),
        way: 'read',
        at: past,
      },
    ]),
    put('handover', [
      {
        id: idOf('handover'),
        case_id: idOf('case'),
        begun_by: idOf('worker'),
        begun_at: past,
        reason: '',
        said: '',
        follow_up: true,
        met_who: '',
      },
    ]),
    put('handover_receiver', [
      { id: idOf('nakapotsu'), case_id: idOf('case'), kind: 'job_centre', name: 'N', added_by: idOf('worker'), added_at: past },
    ]),
    put('handover_package', [
      {
        id: idOf('package'),
        receiver_id: idOf('nakapotsu'),
        case_id: idOf('case'),
        parts: ['contacts'],
        content: {},
        hash: `\\x${'00'.repeat(32)}`,
        wording: 'W',
        method: 'screen',
        agreed_on: '2026-01-10',
        recorded_by: idOf('sora'),
        recorded_at: past,
        valid_to: '2099-01-01T00:00:00+09:00',
      },
    ]),
    put('handover_giving', [
      {
        id: idOf('giving'),
        package_id: idOf('package'),
        case_id: idOf('case'),
        way: 'link',
        to_whom: 'N',
        given_on: '2026-01-10',
        given_by: idOf('worker'),
        given_at: past,
        token_hash: `\\x${'01'.repeat(32)}`,
        expires_at: '2099-01-01T00:00:00+09:00',
        by_mail: true,
      },
    ]),
    put('handover_mail', [{ giving_id: idOf('giving'), case_id: idOf('case'), address: 'n@example.jp' }]),
    put('handover_opening', [
      {
        id: idOf('opening'),
        giving_id: idOf('giving'),
        case_id: idOf('case'),
        opened_at: past,
        key_hash: `\\x${'02'.repeat(32)}`,
      },
    ]),
    put('handover_follow_up', [
      {
        id: idOf('followUp'),
        case_id: idOf('case'),
        months: 3,
        asked_on: '2026-01-10',
        words: 'W',
        asked_by: idOf('worker'),
        recorded_at: past,
      },
    ]),
    put('report_hold', [
      {
        id: idOf('hold'),
        case_id: idOf('case'),
        month: '2025-12-01',
        key: idOf('held'),
        held_by: idOf('sora'),
        held_at: past,
      },
    ]),
    put('retention_hold', [
      {
        id: idOf('kept'),
        case_id: idOf('case'),
        reason: 'R',
        held_by: idOf('sora'),
        held_at: past,
        lifted_by: idOf('sora'),
        lifted_at: past,
        lifted_reason: 'R',
      },
    ]),
    put('retention_notice', [{ entry_id: idOf('quiet'), case_id: idOf('case'), not_before: '2026-02-10', told_at: past }]),
    put('case', [
      {
        id: idOf('gone'),
        agency_id: idOf('here'),
        started_on: '2015-04-01',
        ended_on: '2018-03-31',
        created_at: past,
        erased_at: past,
      },
    ]),
    put('erasure', [
      {
        id: idOf('erasure'),
        case_id: idOf('gone'),
        agency_id: idOf('here'),
        agency_name: 'here',
        decided_by: idOf('manager'),
        decided_name: 'manager',
        decided_at: past,
        first_on: '2015-04-01',
        last_on: '2018-03-31',
        ended_on: '2018-03-31',
        years_kept: 5,
        told_on: '2023-04-01',
        counts: { member: 1 },
        people: 0,
        hash: `\\x${'00'.repeat(32)}`,
        xact: '3',
        person_id: idOf('stranger'),
      },
    ]),
    put('manual', [
      { person_id: idOf('sora'), section: 'requests', words: 'W', version: 1, written_at: past },
      { person_id: idOf('sora'), section: 'health', words: 'W', version: 1, written_at: past },
    ]),
    put(
      'manual_share',
      [
        ['toShop', 'requests', 'shopSide', null],
        ['toTeam', 'requests', 'team', null],
        ['toMother', 'health', 'motherSide', past],
      ].map(([name, section, side, ended_at]) => ({
        id: idOf(name ?? ''),
        person_id: idOf('sora'),
        section,
        case_id: idOf('case'),
        party_id: idOf(side ?? ''),
        shared_at: past,
        ended_at,
      })),
    ),
    put('question', [
      {
        id: idOf('asked'),
        case_id: idOf('case'),
        entry_id: idOf('all'),
        member_id: idOf('shopSide:hr'),
        purpose: 'reply',
        words: 'Q',
        choices: ['yes', 'no'],
        asked_by: idOf('worker'),
        asked_at: past,
      },
    ]),
    put('audience_proposal', [
      {
        id: idOf('proposal'),
        case_id: idOf('case'),
        entry_id: idOf('quiet'),
        parties: [idOf('motherSide')],
        reason: 'R',
        proposed_by: idOf('worker'),
        proposed_at: past,
      },
      {
        id: idOf('shopProposal'),
        case_id: idOf('case'),
        entry_id: idOf('shopAsks'),
        parties: [idOf('soraSide')],
        reason: 'R',
        proposed_by: idOf('worker'),
        proposed_at: past,
      },
    ]),
    put('notice', [
      { entry_id: idOf('all'), person_id: idOf('hr'), at: past },
      { entry_id: idOf('healthNote'), person_id: idOf('hr'), at: past },
      { entry_id: idOf('aboutManager'), person_id: idOf('service'), at: past },
      { entry_id: idOf('aboutManager'), person_id: idOf('manager'), at: past },
    ]),
    put('notice_choice', [
      {
        person_id: idOf('mother'),
        concern: 'never',
        reply: 'never',
        record: 'never',
        change: 'never',
        daily_at: 8,
        quiet_from: 21,
        quiet_to: 7,
        days_off: [],
        way: 'mail',
      },
    ]),
    put('push_subscription', [
      {
        id: idOf('browser'),
        person_id: idOf('mother'),
        endpoint: 'https://fcm.googleapis.com/x',
        p256dh: `\\x${'0'.repeat(130)}`,
        auth: `\\x${'0'.repeat(32)}`,
        device: 'chrome/android',
        made_at: past,
      },
    ]),
    put('line_account', [{ person_id: idOf('mother'), line_id: `U${'0'.repeat(32)}`, linked_at: past }]),
    put('calendar', [{ person_id: idOf('sora'), worded: false }]),
    put('reminder', [{ id: idOf('reminder'), person_id: idOf('sora'), words: 'W', at: past, every: 0 }]),
    put('delivery', [
      {
        id: idOf('delivery'),
        person_id: idOf('hr'),
        way: 'mail',
        tried: [],
        begun_at: past,
        sent_at: past,
        stop_hash: `\\x${'0'.repeat(64)}`,
      },
    ]),
    put('emergency', [
      {
        id: idOf('opened'),
        case_id: idOf('case'),
        person_id: idOf('worker'),
        category: 'health',
        reason: 'R',
        valid_from: past,
        valid_to: '2026-01-10T13:00:00+09:00',
        review: '',
      },
    ]),
    put('safety_contact', [
      { id: idOf('desk1'), agency_id: idOf('here'), person_id: idOf('service'), named_by: idOf('manager'), valid_from: past },
      { id: idOf('desk2'), agency_id: idOf('here'), person_id: idOf('manager'), named_by: idOf('manager'), valid_from: past },
    ]),
    put('agency_example', [
      {
        id: idOf('example'),
        agency_id: idOf('here'),
        worry: 'mistakes',
        difficulty: 'order',
        obstacle: 'O',
        wish: 'W',
        added_by: idOf('worker'),
        added_at: past,
      },
    ]),
    put('sensitive_word', [
      { id: idOf('word'), agency_id: idOf('here'), word: 'WW', instead: '', added_by: idOf('manager'), added_at: past },
    ]),
    put('office', [
      { id: idOf('office'), agency_id: idOf('here'), kind: 'other', name: 'O', changed_by: idOf('worker'), changed_at: past },
    ]),
    put('agency_rule', [
      ...[
        { id: 'interval', rule: 'plan_months', value: 4 },
        { id: 'price', rule: 'unit_price', value: 11.2 },
        { id: 'rate', rule: 'rate', value: 95 },
        { id: 'area', rule: 'area', value: 8 },
        { id: 'usersBefore', rule: 'users_before', value: 3 },
        { id: 'rateThere', rule: 'rate', value: 80, at: 'there' },
        { id: 'usersBeforeThere', rule: 'users_before', value: 5, at: 'there' },
      ].map(({ at, ...one }) => ({
        ...one,
        id: idOf(one.id),
        agency_id: idOf(at ?? 'here'),
        from_on: '2026-04-01',
        reason: 'R',
        set_by: idOf('manager'),
        set_at: past,
      })),
    ]),
    put('inquiry', [{ id: idOf('inquiry'), agency_id: idOf('here'), name: 'x', reach: 'x', words: '', created_at: past }]),
    put('entry_seen', [{ person_id: idOf('hr'), entry_id: idOf('all'), seen_at: past }]),
    put('read_mark', [{ person_id: idOf('mother'), case_id: idOf('case'), read_until: past }]),
    put('draft', [{ person_id: idOf('sora'), key: 'a form', data: {}, updated_at: past }]),
    put('submission', [
      { person_id: idOf('hr'), key: idOf('submission'), body_hash: '\\x00', location: '/', created_at: past },
    ]),
    (tx: Tx) =>
      tx`insert into app.access_event (case_id, actor_id, page) values (${idOf('case')}, ${idOf('worker')}, 'timeline')`,
    (tx: Tx) =>
      tx`insert into app.access_event (case_id, actor_id, page) values (${idOf('otherCase')}, ${idOf('otherWorker')}, 'timeline')`,
    (tx: Tx) => tx`insert into app.audit_event (case_id, actor_id, act, object_type, object_id)
       values (${idOf('case')}, ${idOf('worker')}, 'wrote', 'note', ${idOf('healthNote')}),
              (${idOf('case')}, ${idOf('sora')}, 'wrote', 'concern', ${idOf('aboutManager')})`,
    (tx: Tx) =>
      tx`insert into app.audit_event (case_id, actor_id, act, object_type) values (${idOf('otherCase')}, ${idOf('otherWorker')}, 'wrote', 'entry')`,
    (tx: Tx) => tx`insert into app.session (id, token_hash, person_id, method, idle_limit, expires_at)
       values (${idOf('session')}, sha256('s'), ${idOf('sora')}, 'demo', '1 day', '2099-01-01')`,
    (tx: Tx) => tx`insert into app.sign_in_link (id, token_hash, person_id, email, expires_at)
       values (${idOf('link')}, sha256('l'), ${idOf('sora')}, 'sora@example.jp', '2099-01-01')`,
    (tx: Tx) => tx`insert into app.identity (issuer, subject, person_id) values ('I', 'S', ${idOf('hr')})`,
    (
      tx: Tx,
    ) => tx`insert into app.invitation (id, token_hash, agency_id, case_id, party_id, invited_name, invited_by, expires_at)
       values (${idOf('invitation')}, sha256('i'), ${idOf('here')}, ${idOf('case')}, ${idOf('motherSide')}, 'N', ${idOf('worker')}, '2099-01-01')`,
    (tx: Tx) => tx`insert into app.invitation (id, token_hash, agency_id, role, invited_name, invited_by, expires_at)
       values (${idOf('staffInvitation')}, sha256('j'), ${idOf('here')}, 'worker', 'N', ${idOf('manager')}, '2099-01-01')`,
    (tx: Tx) => tx`insert into app.email_proof (id, token_hash, person_id, email, expires_at)
       values (${idOf('proof')}, sha256('p'), ${idOf('sora')}, 'sora@example.com', '2099-01-01')`,
    (tx: Tx) => tx`insert into app.rate (key, starts, hits) values ('k', ${past}, 1)`,
    (tx: Tx) =>
      tx`insert into app.demo_mail (id, recipient, subject, body) values (${idOf('mail')}, 'sora@example.jp', 'S', 'B')`,
  ];
  await owner.begin(async (tx) => {
    for (const step of steps) await step(tx as unknown as Tx);
  });
}

const staff = (agency: string, person: string, role: string) => ({
  id: idOf(`${agency}/${person}`),
  agency_id: idOf(agency),
  person_id: idOf(person),
  role,
  valid_from: past,
});
const job = (name: string, of: string, disclosure: string) => ({
  id: idOf(name),
  case_id: idOf(of),
  employer: name,
  reading: '',
  workplace: '',
  job: '',
  disclosure,
  started_on: '2025-10-01',
});
const party = (name: string, of: string, kind: string, employment: string | null = null) => ({
  id: idOf(name),
  case_id: idOf(of),
  kind,
  label: name,
  reading: '',
  employment_id: employment && idOf(employment),
  valid_from: '2025-10-01T00:00:00+09:00',
  valid_to: null as string | null,
});
const member = (person: string, of: string, inCase: string) => ({
  id: idOf(`${of}:${person}`),
  case_id: idOf(inCase),
  party_id: idOf(of),
  person_id: idOf(person),
  title: '',
  reading: '',
  valid_from: '2025-10-01T00:00:00+09:00',
  valid_to: null as string | null,
});
const fact = (name: string, of: string, by: string, more: Record<string, unknown>) => ({
  id: idOf(name),
  case_id: idOf(of),
  from_on: '2026-04-01',
  to_on: null,
  service: null,
  office: '',
  yen: null,
  whose: null,
  reason: '',
  recorded_by: idOf(by),
  recorded_at: past,
  withdrawn_reason: '',
  ...more,
});

const came = (id: string, who: string | null, side: string | null) => ({
  id: idOf(id),
  meeting_id: idOf('all'),
  case_id: idOf('case'),
  person_id: who && idOf(who),
  party_id: side && idOf(side),
  name: id,
  came: true,
  reason: '',
});

const consent = (to: string, category: string) => ({
  id: idOf(`${to}/${category}`),
  case_id: idOf('case'),
  party_id: idOf(to),
  category,
  purpose: '',
  wording_version: '1',
  given_by: idOf('sora'),
  given_at: past,
  valid_from: past,
  valid_to: '2099-01-01T00:00:00+09:00',
  withdrawn_at: null as string | null,
  withdrawn_by: null as string | null,
});
const entry = (name: string, author: string, from: string, category: string, audience: string[]) => ({
  id: idOf(name),
  case_id: idOf(from === 'teamThere' ? 'otherCase' : 'case'),
  thread_id: null as string | null,
  kind: 'note',
  category,
  audience: audience.map(idOf),
  about: [] as string[],
  author_id: idOf(author),
  author_party_id: idOf(from),
  occurred_at: past,
  created_at: past,
  title: name,
  body: 'words',
  detail: {},
  restricted: false,
  version: 1,
  undone_at: null as string | null,
});
