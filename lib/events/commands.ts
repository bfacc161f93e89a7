import { Conflict, NotFound, type Tx } from '@/db/client';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { endClockFact, recordClockFact } from '@/lib/clock/commands';
import { today } from '@/lib/dates';
import { dropDraft } from '@/lib/drafts/commands';
import { findDraft } from '@/lib/drafts/queries';
import { addEmployment, endEmployment } from '@/lib/employments/commands';
import { ownPartyId, putEntry, settled } from '@/lib/entries/commands';
import { momentOf } from '@/lib/entries/model';
import type { FieldErrors } from '@/lib/forms/state';
import { MESSAGES } from '@/lib/i18n/messages';
import { newId } from '@/lib/ids';
import { type EventInput, entryOf, eventDraft, eventForm, fieldsOf, type Happened, judge, mayTell } from './model';
import { markOf, previewOf } from './preview';
import { getKnown } from './queries';

/** What is wrong with what was typed, by what is known of the case. @throws NotFound */
export async function misfits(tx: Tx, caseId: string, kind: Happened, input: EventInput): Promise<FieldErrors> {
  const team = await tells(tx, caseId, kind);
  return judge(kind, input, await getKnown(tx, caseId, team), today());
}

/**
 * A turn in somebody's working life, as it was shown: the job, the days, the sides, what is asked anew, and the entry on the timeline.
 * @throws NotFound, Conflict (event_changed; ND043, ND044, ND180, ND182)
 */
export async function tellAsShown(tx: Tx, caseId: string, kind: Happened, mark: string): Promise<void> {
  const team = await tells(tx, caseId, kind);
  await tx`select app.take_turn(${caseId})`;
  const [head, known, draft] = await Promise.all([
    getCase(tx, caseId),
    getKnown(tx, caseId, team),
    findDraft(tx, eventDraft(caseId, kind)),
  ]);
  const input = eventForm.safeParse(draft);
  if (!input.success || Object.keys(judge(kind, input.data, known, today())).length > 0) throw new Conflict('event_changed');
  const preview = previewOf(kind, input.data, known, today());
  if (markOf(input.data, preview) !== mark) throw new Conflict('event_changed');

  const because = MESSAGES.ja.get(`kinds.event.${entryOf(kind)}`) ?? kind;
  for (const change of preview.changes) {
    if (change.do === 'end_job') await endEmployment(tx, head, change.job.id, change.last);
    else if (change.do === 'add_job') await addEmployment(tx, head, change.job);
    else if (change.do === 'write') await recordClockFact(tx, caseId, change.fact);
    else await endClockFact(tx, caseId, change.fact, { ...change, because });
  }
  const day = input.data[fieldsOf[kind].includes('on') ? 'on' : 'last'];
  const audience = head.parties.filter((party) => party.open && ['supported_person', 'support_team'].includes(party.kind));
  await settled([
    putEntry(tx, {
      id: newId(),
      caseId,
      kind: 'life_event',
      category: 'work',
      audience: audience.map(({ id }) => id),
      authorPartyId: ownPartyId(head),
      occurredAt: day > today() ? null : momentOf(day, ''),
      body: input.data.words,
      detail: { event: entryOf(kind), ...(day > today() && { day }) },
    }),
  ]);
  await dropDraft(tx, eventDraft(caseId, kind));
}

/** Whether it is told by the support team; the supported person tells what is theirs. @throws NotFound */
async function tells(tx: Tx, caseId: string, kind: Happened): Promise<boolean> {
  const sides = sidesOf(await getCase(tx, caseId));
  const team = sides.includes('support_team');
  if (!(team || sides.includes('supported_person')) || !mayTell(kind, team)) throw new NotFound();
  return team;
}
