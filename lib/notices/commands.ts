import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { asActor, NotFound, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import type { Category } from '@/lib/entries/model';
import { newId } from '@/lib/ids';
import { takeBatches } from '@/lib/jobs/batches';
import type { Subscription, subscriptionForm } from '@/lib/push/model';
import { isToken } from '@/lib/session/model';
import type { noticeChoiceForm } from './choices';
import type { Due } from './tell';
import { ourWays, type Way } from './ways';

/** The actor has read what they were told until then, of one case or (null) of all. Notices follow the marks by themselves. */
export async function markNoticesRead(tx: Tx, caseId: string | null, until: Date): Promise<void> {
  await tx`
    insert into app.read_mark (case_id, read_until)
    select distinct e.case_id, least(${until}, now())
      from app.notice n join app.entry e on e.id = n.entry_id
     where n.person_id = app.actor_id() and n.read_at is null and n.at <= ${until}
       and (${caseId}::uuid is null or e.case_id = ${caseId})
    on conflict (person_id, case_id) do update set read_until = greatest(read_mark.read_until, excluded.read_until)`;
}

/** The actor has read one of them. */
export async function markNoticeRead(tx: Tx, entryId: string): Promise<void> {
  await tx`
    insert into app.entry_seen (entry_id) select e.id from app.entry e where e.id = ${entryId}
    on conflict (entry_id, person_id) do update set seen_at = now()`;
}

/** Puts messages into the queue for those who were told of something and want to hear of it outside, about so many entries at once. For the worker. */
export async function scheduleNotices(most = 500): Promise<void> {
  await takeBatches(most, async () => {
    const [seen] = await asActor(
      'nobody',
      (tx) => tx<{ entries: number }[]>`select app.schedule_notices(${most}, ${ourWays()}::text[]::app.way[]) as entries`,
    );
    return seen?.entries ?? 0;
  });
}

/** A message that is on its way, and where to. */
export type Begun = {
  deliveryId: string;
  way: Way;
  email: string;
  settings: unknown;
  names: string[];
  subscriptions: Subscription[];
  lineId: string | undefined;
};

/** Begins a message to a person, as them, or takes up the one that did not get out. Undefined: nothing is left to tell. */
export async function beginDelivery(
  personId: string,
  { id, stopToken, slot, reminder, ways }: Due & { id: string; stopToken: string; ways: Way[] },
): Promise<Begun | undefined> {
  return asActor({ personId }, async (tx) => {
    const [begun] = await tx<Begun[]>`
      select * from app.begin_delivery(${id}, ${hashOf(stopToken)}, ${slot}, ${ways}::text[]::app.way[], ${reminder ?? null})`;
    if (!begun) return undefined;
    const [subscriptions, [line]] = await Promise.all([
      begun.way === 'push' ? tx<Subscription[]>`select id, endpoint, p256dh, auth from app.push_subscription` : [],
      begun.way === 'line' ? tx<{ lineId: string }[]>`select line_id from app.line_account` : [],
    ]);
    return { ...begun, subscriptions: [...subscriptions], lineId: line?.lineId };
  });
}

/** What came of it: handed over; led nowhere, for good; or failed for so long that another way is tried. */
export async function endDelivery(personId: string, deliveryId: string, outcome: 'sent' | 'gone' | 'later'): Promise<void> {
  await asActor({ personId }, (tx) => tx`select app.end_delivery(${deliveryId}, ${outcome})`);
}

/** Browsers that take no pushes of ours any more. */
export async function dropSubscriptions(personId: string, ids: string[]): Promise<void> {
  await asActor({ personId }, (tx) => tx`delete from app.push_subscription where id = any (${ids})`);
}

/** Old notices go, once a day. */
export async function thinNotices(): Promise<void> {
  await asActor('nobody', (tx) => tx`select app.thin_notices()`);
}

/** A browser of the actor's takes pushes from now on. */
export async function keepSubscription(
  tx: Tx,
  { endpoint, p256dh, auth }: z.output<typeof subscriptionForm>,
  device: string,
): Promise<void> {
  await tx`select app.keep_subscription(${newId()}, ${endpoint}, ${p256dh}, ${auth}, ${device})`;
}

/** And takes none any more. @throws NotFound */
export async function dropSubscription(tx: Tx, id: string): Promise<void> {
  const [dropped] = await tx`delete from app.push_subscription where id = ${id} returning id`;
  if (!dropped) throw new NotFound();
}

/** The way by which the actor wants to be told first. */
export async function keepWay(tx: Tx, way: Way): Promise<void> {
  await tx`
    insert into app.notice_choice (way) values (${way})
    on conflict (person_id) do update set way = excluded.way`;
}

/** Keeps when the actor wants to be told of what. */
export async function keepNoticeChoice(tx: Tx, choice: z.output<typeof noticeChoiceForm>): Promise<void> {
  await tx`
    insert into app.notice_choice ${tx({ ...choice, days_off: tx.array(choice.days_off, 1005) } as never)}
    on conflict (person_id) do update set concern = excluded.concern, reply = excluded.reply, change = excluded.change,
      record = excluded.record, daily_at = excluded.daily_at, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      days_off = excluded.days_off`;
}

/** A manager says what is urgent to the agency, and whether what goes to its staff may name whose case it is about. @throws NotFound */
export async function setAgencyNotices(
  tx: Tx,
  agencyId: string,
  { urgent, mailNames }: { urgent: Category[]; mailNames: boolean },
): Promise<void> {
  const [agency] = await tx`
    update app.agency set urgent = ${urgent}::text[]::app.category[], mail_names = ${mailNames} where id = ${agencyId} returning id`;
  if (!agency) throw new NotFound();
  await recordChange(tx, {
    caseId: null,
    act: 'agency.notices',
    objectType: 'agency',
    objectId: agencyId,
    detail: { urgent, mailNames },
  });
}

/** Stops all mail about notices to whom a mail with this token went. @throws NotFound */
export async function stopMail(tx: Tx, token: string): Promise<void> {
  if (!isToken(token)) throw new NotFound();
  const [stopped] = await tx<{ done: boolean }[]>`select app.stop_mail(${hashOf(token)}) as done`;
  if (!stopped?.done) throw new NotFound();
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
