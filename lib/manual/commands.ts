import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { listHelped } from '@/lib/accommodations/queries';
import type { CaseHead } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { newId } from '@/lib/ids';
import { isSection, type Section, takenFrom, withLine } from './model';
import { findOwnSection } from './queries';

/** A section of the actor's own manual, in their own case. @throws NotFound */
export async function ownSection(tx: Tx, me: { personId: string }, at: { caseId: string; section: string }) {
  const head = await getCase(tx, at.caseId);
  if (head.personId !== me.personId || !isSection(at.section)) throw new NotFound();
  return { head, section: at.section } satisfies { head: CaseHead; section: Section };
}

/** Writes a section of the actor's own manual as its next version. @throws Conflict manual_changed: it was written meanwhile, elsewhere */
export async function writeSection(tx: Tx, section: Section, version: number, words: string): Promise<void> {
  const [written] = await tx`
    insert into app.manual as m (section, words) values (${section}::app.manual_section, ${words})
    on conflict (person_id, section) do update set words = excluded.words, version = m.version + 1, written_at = now()
      where m.version + 1 = ${version} returning version`;
  if (!written) throw new Conflict('manual_changed');
  await recordChange(tx, { caseId: null, act: 'manual.written', objectType: 'manual', objectId: null, detail: { section } });
}

/** Shares a section of the actor's own manual with these sides of a case, and with no other of its sides. @throws NotFound */
export async function shareSection(tx: Tx, head: CaseHead, section: Section, parties: string[]): Promise<void> {
  const offered = head.parties.filter((party) => party.open && party.kind !== 'supported_person').map(({ id }) => id);
  if (!parties.every((id) => offered.includes(id))) throw new NotFound();
  await tx`
    update app.manual_share set ended_at = now()
     where person_id = app.actor_id() and case_id = ${head.id} and section = ${section}::app.manual_section and ended_at is null
       and party_id <> all (${parties}::uuid[])`;
  for (const party of parties) {
    await tx`
      insert into app.manual_share (id, section, case_id, party_id) values (${newId()}, ${section}::app.manual_section, ${head.id}, ${party})
      on conflict do nothing`;
  }
  await recordChange(tx, {
    caseId: head.id,
    act: 'manual.shared',
    objectType: 'manual',
    objectId: null,
    detail: { section, parties },
  });
}

/** Puts the actor's own words about something that helped into their manual. @throws NotFound */
export async function takeHelped(tx: Tx, dialogue: string, somebody: string): Promise<void> {
  const helped = (await listHelped(tx)).find(({ id }) => id === dialogue);
  if (!helped) throw new NotFound();
  for (const [section, line] of Object.entries(takenFrom(helped, somebody)) as [Section, string][]) {
    const before = await findOwnSection(tx, section);
    await writeSection(tx, section, (before?.version ?? 0) + 1, withLine(before?.words ?? '', line));
  }
}
