import type { Tx } from '@/db/client';
import type { MyAgency, MyCase } from './model';

/** The cases that the asker is in, with what waits in each, in one statement. */
export async function listMyCases(tx: Tx): Promise<MyCase[]> {
  return tx<MyCase[]>`
    select case_id as id, name, reading, agency, phone, hours, sides::text[], own, open_concerns, unowned, waiting, owned, next_due, unread,
           latest_at, last_contact,
           'supported_person' = any (sides) and (select g.disabled_at is not null from app.case k join app.agency g on g.id = k.agency_id
                                                  where k.id = case_id) as shut
      from app.digest()`;
}

/** The agencies where the asker is a manager, with their staff and how many cases each of them has now. */
export async function listMyAgencies(tx: Tx): Promise<MyAgency[]> {
  return tx<MyAgency[]>`
    select g.id, g.name,
           (select json_agg(json_build_object('id', n.id, 'name', n.name, 'reading', n.reading, 'role', a.role,
                      'cases', (select count(*) from app.member m join app.party p on p.id = m.party_id
                                 where m.person_id = n.id and p.kind = 'support_team'
                                   and (m.valid_to is null or m.valid_to > now()))) order by a.role, n.reading)
              from app.agency_member a join app.person n on n.id = a.person_id
             where a.agency_id = g.id and (a.valid_to is null or a.valid_to > now())) as staff
      from unnest(app.agency_ids_as('{manager,service_manager}')) mine (id) join app.agency g on g.id = mine.id`;
}
