import { createHash } from 'node:crypto';
import { asActor, type Tx } from '@/db/client';
import { recordChange } from '@/lib/access-log/commands';
import { DEFAULT_SETTINGS, readSettings } from '@/lib/i18n/settings';
import { makeUi, type Ui } from '@/lib/i18n/ui';
import { newId } from '@/lib/ids';
import { isToken } from '@/lib/session/model';
import { derivedToken, hashOfToken } from '@/lib/tokens';
import { type Dated, makeCalendar } from './model';
import { findCalendar, findCalendarBehind, listDates } from './queries';

/** Gives the actor's calendar an address; one that it had leads nowhere from now on. */
export async function makeCalendarAddress(tx: Tx): Promise<void> {
  const linkId = newId();
  const hash = hashOfToken(derivedToken('calendar', linkId));
  await tx`
    insert into app.calendar (link_id, token_hash, made_at) values (${linkId}, ${hash}, now())
    on conflict (person_id) do update set link_id = ${linkId}, token_hash = ${hash}, made_at = now()`;
  await traced(tx, 'calendar.made');
}

/** Takes the address away. */
export async function stopCalendar(tx: Tx): Promise<void> {
  await tx`
    update app.calendar set link_id = null, token_hash = null, made_at = null where person_id = app.actor_id()`;
  await traced(tx, 'calendar.stopped');
}

/** Whether the dates say what they are. */
export async function wordCalendar(tx: Tx, worded: boolean): Promise<void> {
  await tx`
    insert into app.calendar (worded) values (${worded}) on conflict (person_id) do update set worded = excluded.worded`;
  await traced(tx, 'calendar.worded');
}

/** A calendar program asks every hour or so; one that asks more often waits. So does a network that tries addresses which lead nowhere. */
const most = 30;

/**
 * The calendar at a private address, as its person may see it at this moment. Undefined: nobody's, or not any more.
 * @param ipPrefix the network that asks
 */
export async function openCalendar(token: string, ipPrefix: string): Promise<string | 'too_many' | undefined> {
  if (!isToken(token)) return undefined;
  const [holder, within] = await asActor('nobody', async (tx) => {
    const found = await findCalendarBehind(tx, hashOfToken(token));
    return [found, await mayAsk(tx, found ? `calendar ${token}` : `calendars from ${ipPrefix}`)] as const;
  });
  if (!within) return 'too_many';
  if (!holder) return undefined;
  const { personId, worded } = holder;
  const { locale } = readSettings(holder.settings ?? DEFAULT_SETTINGS);
  return asActor({ personId }, async (tx) => {
    const { dates, cases } = await listDates(tx);
    // A manager's calendar is not filled with what the whole agency has to do.
    const mine = dates.filter(({ caseId }) => caseId === null || cases.some((of) => of.id === caseId && of.mine));
    await recordDates(tx, mine);
    return makeCalendar(mine, { ui: makeUi({ ...DEFAULT_SETTINGS, locale }), worded, cases, origin: origin() });
  });
}

/** One date as a calendar file, for the actor. Undefined: there is none, or it is not for them. */
export async function openDate(tx: Tx, key: string, ui: Ui): Promise<string | undefined> {
  const [{ dates, cases }, { worded }] = await Promise.all([listDates(tx), findCalendar(tx)]);
  const date = dates.find((one) => one.key === key);
  if (!date) return undefined;
  await recordDates(tx, [date]);
  return makeCalendar([date], { ui, worded, cases, origin: origin() });
}

const origin = () => process.env.APP_ORIGIN || 'http://localhost';

async function mayAsk(tx: Tx, what: string): Promise<boolean> {
  const [count] = await tx<{ within: boolean }[]>`
    select app.within_rate(${createHash('sha256').update(what).digest()}, '15 minutes', ${most}) as within`;
  return count?.within ?? false;
}

/** Writes that dates of others' cases went into the actor's calendar. */
async function recordDates(tx: Tx, dates: readonly Dated[]): Promise<void> {
  const cases = [...new Set(dates.flatMap(({ caseId }) => caseId ?? []))];
  const entries = dates.flatMap(({ entryId }) => entryId ?? []);
  await tx`select app.calendar_shown(${cases}::uuid[], ${entries}::uuid[])`;
}

const traced = (tx: Tx, act: string) => recordChange(tx, { caseId: null, act, objectType: 'calendar', objectId: null });
