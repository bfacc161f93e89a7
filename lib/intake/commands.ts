import type { Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { recordClockFact } from '@/lib/clock/commands';
import type { FactInput } from '@/lib/clock/facts';
import { keepDraft } from '@/lib/drafts/commands';
import { addEmployment } from '@/lib/employments/commands';
import { newId } from '@/lib/ids';
import { inviteDraft } from '@/lib/people/model';
import { broughtAlong, mailIn } from './model';
import { findInquiry } from './queries';

type Opened = { name: string; reading: string; started: string; supporter: string; inquiry?: string | null };

/**
 * Begins a case with what its papers say: its contract is of the day on which it starts; whoever's job it is decides later what the
 * workplace knows. Resolves to the case's id.
 * @throws NotFound, Conflict (as openCase, recordClockFact and addEmployment)
 */
export async function beginCase(tx: Tx, agencyId: string, input: Opened): Promise<string> {
  const asked = input.inquiry ? await findInquiry(tx, agencyId, input.inquiry) : undefined;
  const caseId = await openCase(tx, agencyId, input);
  const { facts, job } = broughtAlong(input);
  const contract: FactInput = {
    kind: 'contract',
    from: input.started,
    to: '',
    service: '',
    office: '',
    yen: '',
    reason: '',
    number: '',
  };
  for (const fact of [contract, ...facts]) await recordClockFact(tx, caseId, fact);
  if (job) await addEmployment(tx, await getCase(tx, caseId), job);
  // The inquiry is gone by now; where it says mail reaches them stands in the invitation that comes next.
  const email = asked && mailIn(asked.reach);
  if (email) await keepDraft(tx, inviteDraft(caseId), { email });
  return caseId;
}

/**
 * Opens a case for a person who is new here; they are invited to it afterwards, like everybody else. Resolves to the case's id.
 * The inquiry that it comes from is seen to with it.
 * @throws NotFound: not for the actor, or the supporter is not of the agency's staff, or the inquiry is gone
 */
export async function openCase(
  tx: Tx,
  agencyId: string,
  { name, reading, started, supporter, inquiry }: Opened,
): Promise<string> {
  const caseId = newId();
  await tx`select app.open_case(${caseId}, ${agencyId}, ${newId()}, ${name.trim()}, ${reading}, ${started}, ${supporter})`;
  await recordChange(tx, { caseId, act: 'open_case', objectType: 'case', objectId: caseId, detail: { supporter } });
  if (inquiry) await closeInquiry(tx, agencyId, inquiry);
  return caseId;
}

/**
 * Puts somebody of the agency's staff on a case's support team; who is on it already stays.
 * @throws NotFound, Conflict ND005 (the case is closed)
 */
export async function joinTeam(tx: Tx, caseId: string, who: string): Promise<void> {
  await tx`select app.join_team(${caseId}, ${who})`;
  await recordChange(tx, { caseId, act: 'join_team', objectType: 'person', objectId: who });
}

/** Asks an agency to be supported, as nobody; a second time with the same id is the same inquiry. @throws NotFound: no such agency */
export async function inquire(
  tx: Tx,
  id: string,
  { agency, name, reach, words }: { agency: string; name: string; reach: string; words: string },
): Promise<void> {
  await tx`select app.inquire(${id}, ${agency}, ${name.trim()}, ${reach.trim()}, ${words.trim()})`;
}

/** An inquiry has been seen to: nothing of it is kept. @throws NotFound */
export async function closeInquiry(tx: Tx, agencyId: string, inquiryId: string): Promise<void> {
  await tx`select app.close_inquiry(${agencyId}, ${inquiryId})`;
  await recordChange(tx, { caseId: null, act: 'close_inquiry', objectType: 'inquiry', objectId: inquiryId });
}
