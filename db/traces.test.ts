import { expect, test } from '@playwright/test';
import { getCase } from '@/lib/cases/queries';
import { decideProposal, narrowAudience, proposeAudience } from '@/lib/entries/commands';
import { changesSeen, everythingSeen } from './compare';
import { everybody, idOf, insertOneCase, type Persona } from './one-case';
import { freshDatabase, type TestDatabase } from './testing';

/**
 * Changing who reads something leaves a trace, and the trace says nothing to those outside: all that each person sees in whatever
 * table, before and after. What changes for somebody is named; for everybody else, nothing does.
 */

let db: TestDatabase;
test.beforeEach(async () => {
  db = await freshDatabase();
  await insertOneCase(db.owner);
});
test.afterEach(() => db.drop());

const as = <T>(who: Persona, work: Parameters<typeof db.asPerson<T>>[1]) => db.asPerson(idOf(who), work);
const seen = async () =>
  new Map(await Promise.all(everybody.map(async (who) => [who, await everythingSeen(db, idOf(who))] as const)));

/** For whom something changed by an act, and in which tables. */
async function changesBy(act: () => Promise<unknown>): Promise<Partial<Record<Persona, string>>> {
  const before = await seen();
  await act();
  const after = await seen();
  const changed = everybody.map((who) => [who, changesSeen(before.get(who)!, after.get(who)!)] as const);
  return Object.fromEntries(changed.filter(([, what]) => what !== ''));
}

test('narrowed: gone for those who are taken out; the readers who stay know who is left; only the managers have the trace', async () => {
  const narrow = () =>
    as('sora', async (tx) => narrowAudience(tx, await getCase(tx, idOf('case')), idOf('all'), [idOf('motherSide')]));
  const readers = '-entry +entry';
  expect(await changesBy(narrow)).toEqual({
    mother: '-card -entry -goal_link -meeting -meeting_slot -plan_part -report -report_line -report_line',
    sora: readers,
    hr: readers,
    boss: readers,
    worker: readers,
    service: '-entry +audit_event +entry',
    manager: '-entry +audit_event +entry',
  });
  // Whom it was for is kept, and told by the exposure report alone.
  expect((await db.owner`select from app.audience_before where entry_id = ${idOf('all')}`).length).toBe(1);
  for (const who of ['sora', 'manager', 'mother'] as const)
    await expect(as(who, (tx) => tx`select from app.audience_before`)).rejects.toMatchObject({ code: '42501' });
});

test('widened: a wish that its author, the person and the team know of; nobody else, whichever way it is decided', async () => {
  const propose = async () => {
    let id = '';
    const changed = await changesBy(() =>
      as('worker', async (tx) => {
        id = await proposeAudience(tx, await getCase(tx, idOf('case')), idOf('clinicWrites'), {
          parties: [idOf('motherSide')],
          reason: 'R',
        });
      }),
    );
    const asked = '+audience_proposal';
    expect(changed).toEqual({
      doctor: asked,
      sora: asked,
      worker: asked,
      service: `${asked} +audit_event`,
      manager: `${asked} +audit_event`,
    });
    return id;
  };
  const decide = (id: string, accept: boolean) => () =>
    as('sora', (tx) => decideProposal(tx, idOf('case'), idOf('clinicWrites'), id, accept));
  const decided = '-audience_proposal +audience_proposal';
  expect(await changesBy(decide(await propose(), false)), 'no').toEqual({
    doctor: decided,
    sora: decided,
    worker: decided,
    service: `${decided} +audit_event`,
    manager: `${decided} +audit_event`,
  });
  const opened = '-audience_proposal -entry +audience_proposal';
  expect(await changesBy(decide(await propose(), true)), 'yes: the twin').toEqual({
    doctor: `${opened} +entry`,
    sora: `${opened} +entry`,
    worker: `${opened} +entry +notice`,
    service: `${opened} +audit_event +entry +notice`,
    manager: `${opened} +audit_event +entry +notice`,
    mother: '+entry +notice',
  });
});
