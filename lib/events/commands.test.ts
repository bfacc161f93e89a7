import { expect, test } from '@playwright/test';
import { asActor, type Tx } from '@/db/client';
import { idOf, insertOneCase, type Persona } from '@/db/one-case';
import { freshDatabase, type TestDatabase } from '@/db/testing';
import { addDays, today } from '@/lib/dates';
import { keepDraft } from '@/lib/drafts/commands';
import { dutiesOf } from '@/lib/duties/model';
import { listEmployments } from '@/lib/employments/queries';
import { misfits, tellAsShown } from './commands';
import { clockOn, type EventInput, eventDraft, eventForm, type Happened, type Known } from './model';
import { markOf, type Preview, previewOf } from './preview';
import { getKnown } from './queries';

/** What the preview shows is what the one transaction then gives; whoever may not tell changes nothing. */

let db: TestDatabase;
test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
  await db.owner`update app.employment set ended_on = '2026-02-28' where id = ${idOf('mill')}`;
  await db.owner`insert into app.clock_fact (id, case_id, kind, from_on, recorded_by)
    values (${idOf('contract')}, ${theCase}, 'contract', '2026-04-01', ${idOf('worker')})`;
});
test.afterEach(() => db.drop());

const [theCase, shop] = [idOf('case'), idOf('shop')];
const now = today();
const as = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => asActor({ personId: idOf(who) }, work, { from: db.pool });
const byHand = <T>(who: Persona, work: (tx: Tx) => Promise<T>) => db.byHand(idOf(who), work);
const came = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error) => error.code ?? error.constructor.name,
  );

type Typed = Partial<Record<keyof EventInput, string>>;
const isTeam = (who: Persona) => who !== 'sora';
/** The two pages: what is typed is kept, and what follows from it is shown. */
async function shown(who: Persona, kind: Happened, typed: Typed): Promise<Preview & { mark: string }> {
  const input = eventForm.parse(typed);
  await byHand(who, (tx) => keepDraft(tx, eventDraft(theCase, kind), typed as Record<string, string>));
  const known = await as(who, (tx) => getKnown(tx, theCase, isTeam(who)));
  const preview = previewOf(kind, input, known, now);
  return { ...preview, mark: markOf(input, preview) };
}
const tell = (who: Persona, kind: Happened, mark: string) => as(who, (tx) => tellAsShown(tx, theCase, kind, mark));

/** What holds, read anew from the database. */
async function holds(who: Persona, preview: Preview) {
  const known: Known = await as(who, (tx) => getKnown(tx, theCase, isTeam(who)));
  const { state, end, readings, usable, newJobBy, changes, ended, unsettled } = clockOn(known, preview.day);
  return {
    clock: { state, end: end?.day, by: end?.by, readings, usable: usable?.day, newJobBy, changes, ended, unsettled },
    duties: dutiesOf(known.duties, preview.day).map(({ key, due }) => `${key} ${due}`),
    sides: known.sides.map(({ label, asked }) => `${label} ${asked}`),
  };
}
function promised(before: Awaited<ReturnType<typeof holds>>, { clock, duties, sides }: Preview) {
  const { state, end, readings, usable, newJobBy, changes, ended, unsettled } = clock.will;
  const line = ({ key, due }: { key: string; due: string }) => `${key} ${due}`;
  const away = [...duties.gone, ...duties.moved.map(({ was }) => was)].map(line);
  return {
    clock: { state, end: end?.day, by: end?.by, readings, usable: usable?.day, newJobBy, changes, ended, unsettled },
    duties: [
      ...before.duties.filter((duty) => !away.includes(duty)),
      ...[...duties.come, ...duties.moved.map(({ will }) => will)].map(line),
    ].sort(),
    sides: sides.stay.map(({ label, asked }) => `${label} ${asked}`),
  };
}
async function asShown(who: Persona, kind: Happened, typed: Typed) {
  const preview = await shown(who, kind, typed);
  const wanted = promised(await holds(who, preview), preview);
  await tell(who, kind, preview.mark);
  const { duties, ...rest } = await holds(who, preview);
  expect({ ...rest, duties: duties.sort() }, kind).toEqual(wanted);
  return preview;
}

test('every event gives what its preview showed: a leave, a return, a change of job, another service, the end', async () => {
  await db.owner`update app.consent set valid_to = now() + interval '20 days' where party_id = ${idOf('shopSide')} and category = 'work'`;
  const reads = (who: Persona) => as(who, async (tx) => (await tx`select from app.entry`).length);
  const leave = await asShown('worker', 'leave', { on: addDays(now, -40) });
  expect(leave.clock.will.state).toBe('on_leave');
  expect(leave.duties.gone.map(({ key }) => key)).toContain('visit');
  await asShown('sora', 'return', { on: addDays(now, -3) });
  await asShown('sora', 'hours_changed', { on: now, words: '6 → 7' });

  expect(await reads('hr')).toBeGreaterThan(0);
  const changed = await asShown('worker', 'job_change', {
    job: shop,
    last: addDays(now, -8),
    why: 'conditions',
    employer: 'Next',
    on: addDays(now, -2),
    words: 'W',
  });
  expect(changed.sides.closes.map(({ label }) => label)).toEqual(['shopSide']);
  expect(changed.clock.will).toMatchObject({ changes: 1, state: 'in_use' });
  expect(await reads('hr'), 'the old company is out').toBe(0);
  const jobs = await as('sora', (tx) => listEmployments(tx, theCase));
  expect(jobs.find(({ employer }) => employer === 'Next')).toMatchObject({ disclosure: 'closed', colleagues: [], reads: [] });

  await asShown('worker', 'temporary_use', { service: 'transition', on: addDays(now, 20), until: addDays(now, 60) });
  const second = await asShown('sora', 'hired', { employer: 'Beside', on: addDays(now, 40) });
  expect(second.notes.map(({ key }) => key)).toContain('side_by_side');
  const beside = (await as('sora', (tx) => listEmployments(tx, theCase))).find(({ employer }) => employer === 'Next')!;
  const over = await asShown('worker', 'end', { how: 'moved', on: addDays(now, -1) });
  expect(over.clock.will).toMatchObject({ state: 'follow_up', ended: 'moved' });
  await asShown('sora', 'left_job', { job: beside.id, last: now });

  // One entry each, for the person and the team alone; and all of it in the audit.
  const told =
    await db.owner`select detail ->> 'event' as event, audience from app.entry where kind = 'life_event' order by created_at, id`;
  expect(told.map(({ event }) => event)).toEqual([
    'leave',
    'return',
    'hours_changed',
    'job_change',
    'temporary_use',
    'hired',
    'end',
    'left_job',
  ]);
  expect(told.every(({ audience }) => audience.join() === [idOf('soraSide'), idOf('team')].join())).toBe(true);
});

test('back to 就労移行支援: months by both readings, and the contract ends', async () => {
  const { training, clock } = await asShown('worker', 'training', { on: addDays(now, -1) });
  expect(training).toMatchObject({ left: 24 - training!.used, all: 24, more: 12 });
  expect(clock.will).toMatchObject({ state: 'follow_up', ended: 'training' });
});

test('what changed between the preview and the decision is shown anew; nothing is half done', async () => {
  const typed = { job: shop, last: addDays(now, -8), why: 'other', employer: 'Next', on: addDays(now, -2) };
  const { mark } = await shown('worker', 'job_change', typed);
  const rows = () =>
    db.owner`select (select count(*) from app.employment)::int as jobs, (select count(*) from app.clock_fact)::int as facts`;
  const before = await rows();
  // Somebody writes a leave down meanwhile.
  await db.owner`insert into app.clock_fact (id, case_id, kind, from_on, recorded_by)
    values (${idOf('leaveNow')}, ${theCase}, 'leave', ${addDays(now, -20)}, ${idOf('worker')})`;
  expect(await came(tell('worker', 'job_change', mark))).toBe('event_changed');
  expect(await came(tell('worker', 'job_change', 'x'))).toBe('event_changed');
  expect(await rows()).toEqual([{ ...before[0], facts: before[0]!.facts + 1 }]);
  // The same on two devices: the second finds nothing to tell.
  const again = await shown('worker', 'job_change', typed);
  const both = await Promise.all([1, 2].map(() => came(tell('worker', 'job_change', again.mark))));
  expect(both.sort()).toEqual(['done', 'event_changed']);
  expect((await rows())[0]).toMatchObject({ jobs: before[0]!.jobs + 1 });
  // Not for better conditions: counted anew, and the municipality is asked.
  expect(again.clock.will).toMatchObject({ state: 'first_half_year' });
  expect(again.duties.come.map(({ key }) => key)).toContain('ask_city');
});

test('who may tell what', async () => {
  const { mark } = await shown('worker', 'end', { how: 'early', on: now });
  await byHand('sora', (tx) => keepDraft(tx, eventDraft(theCase, 'end'), { how: 'early', on: now }));
  for (const who of ['sora', 'mother', 'hr', 'doctor', 'colleague', 'left', 'otherWorker', 'stranger'] as const) {
    expect(await came(tell(who, 'end', mark)), who).toBe('NotFound');
    if (who !== 'sora')
      expect(await came(as(who, (tx) => misfits(tx, theCase, 'hired', eventForm.parse({})))), who).toBe('NotFound');
  }
  expect(await came(tell('worker', 'end', mark))).toBe('done');
  // Beneath the pages too: the person writes of their own leave and change, and of nothing else; nobody ends another case's.
  const fact = (who: Persona, kind: string) =>
    byHand(
      who,
      (tx) =>
        tx`select app.record_clock_fact(gen_random_uuid(), ${theCase}, ${kind}::app.clock_fact_kind, ${now}::date, null, null, '', null, 'R')`,
    );
  expect(await came(fact('sora', 'leave'))).toBe('done');
  expect(await came(fact('sora', 'change_anew'))).toBe('done');
  expect(await came(fact('worker', 'change_counts')), 'of that day something is said already').toBe('ND180');
  for (const kind of ['change_counts', 'contract', 'ends_on']) expect(await came(fact('sora', kind)), kind).toBe('NotFound');
  for (const who of ['mother', 'hr', 'otherWorker'] as const) expect(await came(fact(who, 'leave')), who).toBe('NotFound');
  const [open] = await db.owner`select id from app.clock_fact where kind = 'leave'`;
  const close = (who: Persona, id: string) =>
    byHand(who, (tx) => tx`select app.end_clock_fact(${id}, gen_random_uuid(), ${addDays(now, 9)}::date, null, 'B')`);
  for (const who of ['mother', 'hr', 'otherWorker', 'stranger'] as const)
    expect(await came(close(who, open!.id)), who).toBe('NotFound');
  expect(await came(close('sora', idOf('certificate'))), 'only of a leave or a contract').toBe('NotFound');
  expect(await came(close('sora', open!.id))).toBe('done');
  expect(await came(close('sora', open!.id)), 'once').toBe('ND182');
});
