import type { Tx } from '@/db/client';
import type { News, NoticeRow } from './model';

/** What waits for the asker: asked on every page, in its one transaction. */
export async function findNews(tx: Tx): Promise<News> {
  const [news] = await tx<News[]>`select unread, mark from app.news()`;
  return news ?? { unread: 0, mark: '0' };
}

/**
 * The asker's notices: those that wait, the newest 100, and those read in the last two weeks. What they say is their entries', as far as
 * the asker may read them now. Who looked is written for each case that somebody else's entries were shown of.
 */
export async function listNotices(tx: Tx): Promise<NoticeRow[]> {
  return tx<NoticeRow[]>`
    with mine as (
      (select n.entry_id, n.at, n.read_at from app.notice n
        where n.person_id = (select app.actor_id()) and n.read_at is null order by n.at desc limit 100)
      union all
      (select n.entry_id, n.at, n.read_at from app.notice n
        where n.person_id = (select app.actor_id()) and n.read_at is not null and n.at > now() - interval '14 days'
        order by n.at desc limit 30)),
    shown as (
      select e.id, e.thread_id, e.kind, e.author_kind, e.author_name, e.author_title, e.on_behalf_label, e.title,
             left(e.body, 80) as excerpt, e.detail, m.at, m.read_at is null as unread, e.case_id, k.person_id,
             p.name as person_name, p.reading as person_reading
        from mine m
        join app.entry e on e.id = m.entry_id
        join app.case k on k.id = e.case_id
        join app.person p on p.id = k.person_id),
    looked as (
      insert into app.access_event (case_id, page, entry_ids)
      select s.case_id, 'notices', array_agg(s.id) from shown s
       where s.person_id <> (select app.actor_id()) group by s.case_id)
    select * from shown order by unread desc, at desc, id desc`;
}
