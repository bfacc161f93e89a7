import { Conflict, type Tx } from '@/db/client';
import type { CaseHead } from '@/lib/cases/model';
import { countAsContact } from '@/lib/contacts/commands';
import { momentAt } from '@/lib/dates';
import { ownPartyId } from '@/lib/entries/commands';
import { newId } from '@/lib/ids';
import { type Meeting, type MeetingAct, type Proposing, slotsFrom } from './model';
import { getMeeting } from './queries';

const slotRowsOf = (input: Parameters<typeof slotsFrom>[0]) => slotsFrom(input).map((slot) => ({ id: newId(), ...slot }));

/**
 * Proposes a meeting to the sides that were chosen; the proposer's own and the support team are always among them. One day and time holds
 * at once, several are asked about. Returns its id.
 * @throws NotFound, Conflict (not_offered, ND110, ND111, ND112)
 */
export async function proposeMeeting(tx: Tx, head: CaseHead, input: Proposing): Promise<string> {
  const own = ownPartyId(head);
  const teams = head.parties.filter((party) => party.kind === 'support_team' && party.open).map((party) => party.id);
  const sides = [...new Set([own, ...teams, ...input.audience])];
  if (sides.some((id) => !head.parties.some((party) => party.id === id && party.open))) throw new Conflict('not_offered');
  const slots = slotRowsOf(input);
  const id = newId();
  await tx`
    select app.propose_meeting(${id}, ${head.id}, ${own}, ${input.form}, ${input.category}, ${sides}::uuid[], ${input.title}, ${input.purpose},
                               ${input.medium}, ${input.place}, ${input.url}, ${input.without}, ${tx.json(slots as never)}, ${slots.length === 1})`;
  return id;
}

/**
 * Does what a form of a meeting's pages asks for.
 * @throws NotFound, Conflict (meeting_moved, minutes_moved, ND111 … ND119)
 */
export async function actOnMeeting(
  tx: Tx,
  head: CaseHead,
  entryId: string,
  input: Exclude<MeetingAct, { act: 'ask' }>,
): Promise<void> {
  const before = await getMeeting(tx, head.id, entryId);
  const id = newId();
  switch (input.act) {
    case 'answer':
      if (!input.none && input.can.length === 0) throw new Conflict('no_slot');
      await tx`select app.answer_slots(${entryId}, ${input.none ? [] : input.can}::uuid[], ${input.line}, ${id})`;
      return;
    case 'fix':
      return still(
        tx`select app.fix_meeting(${entryId}, ${input.version}, ${input.slot}, ${input.words}, ${id}) as ok`,
        'meeting_moved',
      );
    case 'change':
      return still(
        tx`select app.change_meeting(${entryId}, ${input.version}, ${input.medium}, ${input.place}, ${input.url},
                                     ${tx.json(slotRowsOf(input) as never)}, ${input.words}, ${id}) as ok`,
        'meeting_moved',
      );
    case 'cancel':
      return still(tx`select app.cancel_meeting(${entryId}, ${input.version}, ${input.words}, ${id}) as ok`, 'meeting_moved');
    case 'invite':
      return still(
        tx`select app.invite_to_meeting(${entryId}, ${input.version}, ${input.audience}::uuid[], ${id}) as ok`,
        'meeting_moved',
      );
    case 'hold':
      return hold(tx, head, before, input, id);
    case 'told':
      await tx`select app.tell_service_manager(${entryId}, ${input.words})`;
      return;
    case 'wish':
      await tx`select app.bring_to_meeting(${entryId}, ${input.words}, ${input.privately !== undefined}, ${id})`;
      return;
    case 'raise':
      await tx`select app.raise_wish(${input.wish})`;
      return;
    case 'notes':
      return still(
        tx`select app.write_minutes(${entryId}, ${input.side}, ${input.version}, ${input.words}, ${id}) as ok`,
        'minutes_moved',
      );
    case 'share':
      return still(tx`select app.share_minutes(${input.minutes}, ${input.version}) as ok`, 'minutes_moved');
    case 'confirm':
    case 'differ': {
      const said = input.act === 'differ' ? input.words : '';
      return still(
        tx`select app.confirm_minutes(${input.minutes}, ${input.version}, ${input.act === 'confirm'}, ${said}, ${id}) as ok`,
        'minutes_moved',
      );
    }
    case 'decide':
      await tx`select app.decide_in_meeting(${entryId}, ${input.side}, ${input.words}, null, null, ${id})`;
      return;
    case 'todo':
      await tx`select app.decide_in_meeting(${entryId}, ${input.side}, ${input.words}, ${input.owner}, ${input.due || null}, ${id})`;
      return;
    case 'done':
    case 'reopen':
      await tx`select app.do_action(${input.action}, ${input.act === 'done'})`;
  }
}

/** Whether what was looked at is still so; the database says. */
async function still(asked: PromiseLike<{ ok?: unknown }[]>, code: string): Promise<void> {
  if (!(await asked)[0]?.ok) throw new Conflict(code);
}

/** It was held. The first time that is said it counts as a contact with the sides that came: for the month, and on the 実績記録票. */
async function hold(
  tx: Tx,
  head: CaseHead,
  before: Meeting,
  input: Extract<MeetingAct, { act: 'hold' }>,
  turnId: string,
): Promise<void> {
  const [startsAt, endsAt] = [input.from, input.until].map((time) => momentAt(input.day, time)) as [Date, Date];
  const people = input.people.map((person) => ({
    person,
    came: input.came.includes(person),
    reason: person === head.personId ? input.reason : '',
  }));
  await still(
    tx`select app.hold_meeting(${before.id}, ${input.version}, ${startsAt}, ${endsAt}, ${input.medium}, ${tx.json(people)},
                               ${namesIn(input.others)}::text[], ${input.opinions}, ${input.plan}, ${turnId}) as ok`,
    'meeting_moved',
  );
  if (before.state === 'held') return;
  const { attendance } = await getMeeting(tx, head.id, before.id);
  const sides = [...new Set(attendance.flatMap(({ came, partyId }) => (came && partyId ? [partyId] : [])))];
  const met = sides.filter((id) =>
    head.parties.some((party) => party.id === id && party.open && party.kind !== 'support_team'),
  );
  await countAsContact(tx, head.id, before.id, { medium: input.medium, met, startsAt, endsAt });
}

const namesIn = (text: string) => [
  ...new Set(
    text
      .split(/[、,，\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];
