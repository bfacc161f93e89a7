import { NotFound, type Tx } from '@/db/client';
import type { Fields } from '@/lib/forms/body';
import { lookedFor, offered, taken, type Wanted } from './choice';
import { type Office, type OfficeFilter, perPage } from './model';

const columns = (tx: Tx) => tx`
  o.id, o.kind, o.number, o.name, o.reading, o.area, o.address, o.phone, o.fax, o.mail, o.web, o.hours, o.note, o.version`;

/** All offices on an agency's list that the asker may read: its staff, and those it supports. */
export async function listOffices(tx: Tx, agencyId: string): Promise<Office[]> {
  return tx<Office[]>`
    select ${columns(tx)} from app.office o where o.agency_id = ${agencyId} and o.removed_at is null
     order by coalesce(nullif(o.reading, ''), o.name), o.id`;
}

/** That an office's words hold each of these. */
const holds = (tx: Tx, words: string) => tx`
  not exists (select from unnest(${words.split(/[\s　]+/).filter(Boolean)}::text[]) as w (word) where position(app.fold(w.word) in o.folded) = 0)`;

/** What a case's agency has on its list to choose from. */
export type ToChoose = { offices: Office[]; n: number };

/**
 * The first offices of a case's agency that hold some words, and how many do; none where nothing is looked for (null). Undefined: there is
 * nothing on its list.
 */
export async function findOfficesToChoose(tx: Tx, caseId: string, words: string | null): Promise<ToChoose | undefined> {
  const of = tx`o.removed_at is null and o.agency_id = (select k.agency_id from app.case k where k.id = ${caseId})`;
  const [[all], offices] = await Promise.all([
    tx<{ n: number; any: boolean }[]>`
      select count(*) filter (where ${holds(tx, words ?? '')})::int as n, count(*) > 0 as any from app.office o where ${of}`,
    tx<Office[]>`
      select ${columns(tx)} from app.office o where ${of} and ${words !== null} and ${holds(tx, words ?? '')}
       order by coalesce(nullif(o.reading, ''), o.name), o.id limit ${offered}`,
  ]);
  return all?.any ? { offices: [...offices], n: all.n } : undefined;
}

/** What looking for words, or taking an office over, lays over what was typed. @throws NotFound: it is not on the list of the case's agency */
export async function seekOffice(tx: Tx, caseId: string, wanted: Wanted, over: (office: Office) => Fields): Promise<Fields> {
  if ('find' in wanted) return lookedFor(wanted.find);
  const [office] = await tx<Office[]>`
    select ${columns(tx)} from app.office o
     where o.id::text = ${wanted.take} and o.removed_at is null and o.agency_id = (select k.agency_id from app.case k where k.id = ${caseId})`;
  if (!office) throw new NotFound();
  return { ...over(office), ...taken };
}

/** A page, from the nth on, of what the asker looked for last, how many there are in all, and the areas to choose from. */
export async function findOffices(
  tx: Tx,
  agencyId: string,
  { words, kind, area }: OfficeFilter,
  skip: number,
): Promise<{ offices: Office[]; n: number; areas: string[] }> {
  const which = tx`
    o.agency_id = ${agencyId} and o.removed_at is null
    and (${kind} = '' or o.kind = ${kind}) and (${area} = '' or o.area = ${area}) and ${holds(tx, words)}`;
  const [offices, [count], areas] = await Promise.all([
    tx<Office[]>`
      select ${columns(tx)} from app.office o where ${which}
       order by coalesce(nullif(o.reading, ''), o.name), o.id limit ${perPage} offset ${skip}`,
    tx<{ n: number }[]>`select count(*)::int as n from app.office o where ${which}`,
    tx<{ area: string }[]>`
      select distinct o.area from app.office o where o.agency_id = ${agencyId} and o.removed_at is null and o.area <> '' order by 1`,
  ]);
  return { offices, n: count?.n ?? 0, areas: areas.map((row) => row.area) };
}

/**
 * The agency whose list this is, and whether the asker keeps it.
 * @throws NotFound: the asker is neither of its staff nor supported by it
 */
export async function getDirectory(tx: Tx, agencyId: string): Promise<{ id: string; name: string; keeps: boolean }> {
  const [agency] = await tx<{ id: string; name: string; keeps: boolean }[]>`
    select g.id, g.name, g.id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[]) as keeps from app.agency g
     where g.id = ${agencyId}
       and (g.id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])
            or exists (select from app.case k where k.agency_id = g.id and k.id = any ((select app.case_ids_as('{supported_person}'))::uuid[])))`;
  if (!agency) throw new NotFound();
  return agency;
}

/** The same, for those who keep it. @throws NotFound */
export async function getOwnDirectory(tx: Tx, agencyId: string): Promise<{ id: string; name: string }> {
  const found = await getDirectory(tx, agencyId);
  if (!found.keeps) throw new NotFound();
  return found;
}

/** The agencies whose lists the asker keeps, or may read with something on them. */
export async function listDirectories(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx<{ id: string; name: string }[]>`
    select g.id, g.name from app.agency g
     where g.id = any ((select app.agency_ids_as('{manager,service_manager,worker}'))::uuid[])
        or exists (select from app.office o where o.agency_id = g.id and o.removed_at is null)
     order by g.name, g.id`;
}

/** One office, or undefined: it is not on the list, or was taken off. */
export async function findOffice(tx: Tx, agencyId: string, officeId: string): Promise<Office | undefined> {
  const [office] = await tx<Office[]>`
    select ${columns(tx)} from app.office o where o.id = ${officeId} and o.agency_id = ${agencyId} and o.removed_at is null`;
  return office;
}
