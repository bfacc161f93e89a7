import { Conflict, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { findDraft } from '@/lib/drafts/queries';
import { newId } from '@/lib/ids';
import { type Changes, changesTo, chosenIn, importDraft, seenOf } from './import';
import type { OfficeInput, OfficeWords } from './model';
import { getOwnDirectory, listOffices } from './queries';

/**
 * Puts an office on an agency's list, or changes what is said of it.
 * @throws NotFound, Conflict office_changed (somebody else was quicker), office_known (it is on the list already)
 */
export async function saveOffice(tx: Tx, agencyId: string, { office: id, version, ...words }: OfficeInput): Promise<void> {
  await getOwnDirectory(tx, agencyId);
  const saved = await (version === undefined
    ? tx`insert into app.office ${tx({ id, agency_id: agencyId, ...words } as never)} on conflict do nothing returning id`
    : tx`update app.office set ${tx(words as never)}, version = version + 1, changed_by = app.actor_id(), changed_at = now()
          where id = ${id} and agency_id = ${agencyId} and version = ${version} and removed_at is null returning id`.catch(
        (error: { code?: string }) => {
          throw error.code === '23505' ? new Conflict('office_known') : error;
        },
      ));
  if (saved.length === 0) throw new Conflict(version === undefined ? 'office_known' : 'office_changed');
  await recordChange(tx, {
    caseId: null,
    act: version === undefined ? 'office.added' : 'office.changed',
    objectType: 'office',
    objectId: id,
  });
}

/** Takes an office off the list. @throws NotFound */
export async function removeOffice(tx: Tx, agencyId: string, id: string): Promise<void> {
  const removed = await tx`
    update app.office set removed_at = now(), removed_by = app.actor_id(), changed_by = app.actor_id(), changed_at = now()
     where id = ${id} and agency_id = ${agencyId} and removed_at is null returning id`;
  if (removed.length === 0) throw new NotFound();
  await recordChange(tx, { caseId: null, act: 'office.removed', objectType: 'office', objectId: id });
}

const asRows = (tx: Tx, offices: (OfficeWords & { id: string })[]) => tx`
  jsonb_to_recordset(${tx.json(offices as never)}) as t (id uuid, kind text, number text, name text, reading text, area text, address text,
    phone text, fax text, mail text, web text, hours text, note text)`;

/**
 * Takes a published list over, whole: what is new comes onto the list, what it says otherwise is changed, all else stays.
 * @param seen what the sender was shown that would change
 * @throws NotFound, Conflict offices_gone (there is nothing to take over), offices_seen (it would change something else by now)
 */
export async function takeOver(tx: Tx, agencyId: string, seen: string): Promise<Changes> {
  await getOwnDirectory(tx, agencyId);
  // Two at the same moment take turns.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`offices ${agencyId}`}, 0))`;
  const [draft, known] = await Promise.all([findDraft(tx, importDraft(agencyId)), listOffices(tx, agencyId)]);
  const chosen = chosenIn(draft);
  if (!chosen) throw new Conflict('offices_gone');
  const changes = changesTo(known, chosen.offices);
  if (seenOf(changes) !== seen) throw new Conflict('offices_seen');
  await Promise.all([
    tx`insert into app.office (id, agency_id, kind, number, name, reading, area, address, phone, fax, mail, web, hours, note)
       select id, ${agencyId}, kind, number, name, reading, area, address, phone, fax, mail, web, hours, note from ${asRows(
         tx,
         changes.added.map((office) => ({ id: newId(), ...office })),
       )}`,
    tx`update app.office o
          set (kind, number, name, reading, area, address, phone, fax, mail, web, hours, note, version, changed_by, changed_at)
            = (t.kind, t.number, t.name, t.reading, t.area, t.address, t.phone, t.fax, t.mail, t.web, t.hours, t.note, o.version + 1, app.actor_id(), now())
         from ${asRows(tx, changes.changed)} where o.id = t.id`,
    recordChange(tx, {
      caseId: null,
      act: 'office.taken_over',
      objectType: 'agency',
      objectId: agencyId,
      detail: { added: changes.added.length, changed: changes.changed.length, same: changes.same },
    }),
  ]);
  return changes;
}
