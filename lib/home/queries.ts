import type { Tx } from '@/db/client';
import type { PartyKind } from '@/lib/entries/model';
import type { MyAgency, MyCase } from './model';

/** The cases that the asker is in, with what waits in each, in one statement. */
export async function listMyCases(tx: Tx): Promise<MyCase[]> {
  return tx<MyCase[]>`
    select d.case_id as id, n.name, n.reading, g.name as agency, g.phone, g.hours,
           array(select p.kind::text from app.party p where p.case_id = d.case_id
                   and p.id = any ((select app.my_party_ids())::uuid[])) as sides,
           exists (select from app.member m where m.case_id = d.case_id and m.person_id = app.actor_id()
                     and (m.valid_to is null or m.valid_to > now())) as own,
           d.open_concerns, d.unowned, d.waiting, d.owned, d.next_due, d.unread, d.latest_at, d.last_contact
      from app.digest() d
      join app.case k on k.id = d.case_id
      join app.person n on n.id = k.person_id
      join app.agency g on g.id = k.agency_id
     where k.ended_on is null or k.ended_on > current_date - 365`;
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
      from app.agency g
     where g.id = any ((select app.agency_ids_as('{manager,service_manager}'))::uuid[])`;
}

export type { PartyKind };
