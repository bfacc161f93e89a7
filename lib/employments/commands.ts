import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { CaseHead } from '@/lib/cases/model';
import { momentAt, today } from '@/lib/dates';
import { dropDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import { ownPartyId, putEntry, settled } from '@/lib/entries/commands';
import type { LifeEvent } from '@/lib/entries/model';
import { newId } from '@/lib/ids';
import { type Disclosure, discloseDraft, discloseForm, markOf, type NewJob, namesIn, readSeen } from './model';

/**
 * The supported person decides what a workplace knows, as the draft says and the check page showed. Returns what holds now and how
 * many people have lost their place.
 * @param mark of the draft that was shown; @param seen the state beside it
 * @throws NotFound, Conflict (draft_changed, ND042, ND043)
 */
export async function discloseAsChecked(
  tx: Tx,
  caseId: string,
  employmentId: string,
  { mark, seen }: { mark: string; seen: string },
): Promise<{ disclosure: Disclosure; lost: number }> {
  const [own] = await tx`
    select from app.employment j where j.id = ${employmentId} and j.case_id = ${caseId}
       and j.case_id = any ((select app.case_ids_as('{supported_person}'))::uuid[])`;
  if (!own) throw new NotFound();
  const input = discloseForm.safeParse(await findDraft(tx, discloseDraft(employmentId)));
  if (!input.success || markOf(input.data) !== mark) throw new Conflict('draft_changed');
  const { disclosure, keep, names } = input.data;
  const named = disclosure === 'partly' ? namesIn(names) : [];
  const { was, circle } = readSeen(seen);
  const [done] = await tx<{ lost: number }[]>`
    select app.set_disclosure(${employmentId}, ${disclosure}, ${keep}::uuid[], ${named.map(() => newId())}::uuid[], ${named}::text[],
             (case when ${was} in ('open', 'partly', 'closed') then ${was} end)::app.disclosure, ${circle}::uuid[]) as lost`;
  const lost = done?.lost ?? 0;
  await recordChange(tx, {
    caseId,
    act: 'set_disclosure',
    objectType: 'employment',
    objectId: employmentId,
    detail: { from: was, to: disclosure, lost },
  });
  await dropDraft(tx, discloseDraft(employmentId));
  return { disclosure, lost };
}

/**
 * Writes a new job down; its workplace knows nothing until the supported person says so. Returns its id.
 * @throws NotFound, Conflict (ND043, ND044)
 */
export async function addEmployment(tx: Tx, head: CaseHead, { employer, workplace, job, since }: NewJob): Promise<string> {
  const id = newId();
  await tx`
    select app.add_employment(${id}, ${head.id}, ${employer.trim()}, '', ${workplace.trim()}, ${job.trim()}, ${since}::date)`;
  await recordChange(tx, { caseId: head.id, act: 'add_employment', objectType: 'employment', objectId: id });
  await markLife(tx, head, 'hired', since);
  return id;
}

/**
 * A job has ended: its company sees nothing from now on.
 * @throws NotFound, Conflict (ND043, ND044)
 */
export async function endEmployment(tx: Tx, head: CaseHead, employmentId: string, last: string): Promise<void> {
  const [ended] = await tx<{ caseId: string }[]>`
    select app.end_employment(j.id, ${last}::date) as case_id from app.employment j
     where j.id = ${employmentId} and j.case_id = ${head.id}`;
  if (!ended) throw new NotFound();
  await recordChange(tx, { caseId: head.id, act: 'end_employment', objectType: 'employment', objectId: employmentId });
  await markLife(tx, head, 'left_job', last);
}

/** Puts a turn of the person's working life on the timeline, for them and the support team. */
async function markLife(tx: Tx, head: CaseHead, event: LifeEvent, day: string): Promise<void> {
  if (day > today()) return;
  const audience = head.parties.filter((party) => party.open && ['supported_person', 'support_team'].includes(party.kind));
  await settled(
    putEntry(tx, {
      id: newId(),
      caseId: head.id,
      kind: 'life_event',
      category: 'work',
      audience: audience.map(({ id }) => id),
      authorPartyId: ownPartyId(head),
      occurredAt: momentAt(day, '12:00'),
      detail: { event },
    }),
  );
}
