import type { Tx } from '@/db/client';
import type { ExportedContact } from './model';

/** Writes for each case which of its records somebody has taken along as a file. */
export async function recordExport(tx: Tx, contacts: ExportedContact[]): Promise<void> {
  const shown = contacts.map(({ caseId, id }) => ({ case_id: caseId, id }));
  await tx`
    insert into app.access_event (case_id, page, kind, entry_ids)
    select s.case_id, 'contacts', 'file', array_agg(s.id)
      from jsonb_to_recordset(${tx.json(shown)}) s (case_id uuid, id uuid) group by s.case_id`;
}
