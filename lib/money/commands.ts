import { NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { newId } from '@/lib/ids';
import type { SettingInput } from './settings';

/** Says from when a rule of an agency is what. Nothing is overwritten: earlier lines stay, with who said them and why. @throws NotFound */
export async function setRule(tx: Tx, agencyId: string, { rule, value, from, to, reason }: SettingInput): Promise<void> {
  const id = newId();
  try {
    await tx`
      insert into app.agency_rule (id, agency_id, rule, value, from_on, to_on, reason)
      values (${id}, ${agencyId}, ${rule}, ${value}::numeric, ${from}::date, ${to || null}::date, ${reason.trim()})`;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') throw new NotFound();
    throw error;
  }
  await recordChange(tx, { caseId: null, act: 'agency.rule_set', objectType: 'agency_rule', objectId: id, detail: { rule } });
}
