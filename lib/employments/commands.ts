import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { CaseHead } from '@/lib/cases/model';
import { dropDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
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
}
