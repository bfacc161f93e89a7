import 'server-only';
import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { type Actor, asActor, NotFound, SignedOut, type Tx } from '@/db/client';
import type { Desk } from '@/lib/cases/model';
import { findDesk } from '@/lib/cases/queries';
import { readSettings } from '@/lib/i18n/settings';
import { makeUi, type Ui } from '@/lib/i18n/ui';
import type { News } from '@/lib/notices/model';
import { findNews } from '@/lib/notices/queries';
import { caseAt, paths } from '@/lib/paths';
import { currentCredential } from './credential';
import { currentSettings } from './settings';

/** Who is signed in, what waits for them, and whom they turn to: the frame of every page says so. */
export type Me = Actor & { news: News; desk?: Desk | undefined };
export type Opened<T> = { ui: Ui; me: Me; data: T };

/**
 * What every signed-in page starts with: one transaction as the person who asks. Start all queries before awaiting any, so
 * that they travel together. Signed out → the sign-in page, and back here after; absent or not for you → the one 404.
 * @param path this page's own address, to come back to; what stands under a case's address is about that case
 * @param as the side whose eyes the supported person looks through; then nobody is `me`, and nothing is written
 */
export async function openPage<T>(
  path: string,
  read: (tx: Tx) => Promise<T>,
  { as }: { as?: string | undefined } = {},
): Promise<Opened<T>> {
  const [credential, settings] = await Promise.all([currentCredential(), currentSettings()]);
  let opened: { me: Me; data: T };
  try {
    opened = await asActor(credential === 'nobody' ? credential : { ...credential, as }, framed(read, !knowsItsDesk(path)), {
      durable: false,
      caseInHand: caseAt(path),
    });
  } catch (error) {
    if (error instanceof SignedOut) redirect(paths.signIn(path));
    if (error instanceof NotFound) notFound();
    throw error;
  }
  // The account may have been changed on another device.
  if (JSON.stringify(readSettings(opened.me.settings)) !== JSON.stringify(settings)) redirect(paths.settingsSync(path));
  return {
    ui: makeUi(settings),
    data: opened.data,
    me: as ? { ...opened.me, personId: '', name: '', reading: '' } : opened.me,
  };
}

/** Home and the pages of a case read whom to turn to themselves. */
const knowsItsDesk = (path: string) => path === paths.home() || caseAt(path) !== '';

/** The page's own questions; what is new for who asks, counted after what the page itself marks as read; and their desk. */
const framed =
  <T>(read: (tx: Tx) => Promise<T>, withDesk: boolean) =>
  async (tx: Tx, opening: Promise<Actor>): Promise<{ me: Me; data: T }> => {
    const [data, news, desk, me] = await Promise.all([read(tx), findNews(tx), withDesk ? findDesk(tx) : undefined, opening]);
    return { me: { ...me, news, desk }, data };
  };

/**
 * For pages that anybody may open: the words, and who is signed in, if anybody is. Nobody is sent anywhere; `read` runs as the
 * signed-in person or as nobody.
 */
export async function openPublicPage<T = null>(
  read: (tx: Tx) => Promise<T> = async () => null as T,
): Promise<{ ui: Ui; me: Me | null; data: T }> {
  const [credential, settings] = await Promise.all([currentCredential(), currentSettings()]);
  const ui = makeUi(settings);
  try {
    if (credential !== 'nobody') return { ui, ...(await asActor(credential, framed(read, true), { durable: false })) };
  } catch (error) {
    if (!(error instanceof SignedOut)) throw error;
  }
  return { ui, me: null, data: await asActor('nobody', read, { durable: false }) };
}

/** Reads again as whoever asks now, each time in a transaction of its own: for files that are made while they are sent. */
export async function reader(): Promise<<T>(work: (tx: Tx) => Promise<T>) => Promise<T>> {
  const credential = await currentCredential();
  return (work) => asActor(credential, work, { durable: false });
}

/** A page's title in the browser: what kind of page it is, in the person's language, and never whose. */
export async function pageTitle(key: string, { wrong = false } = {}): Promise<Metadata> {
  const ui = makeUi(await currentSettings());
  return { title: `${wrong ? ui.text('common.errorPrefix') : ''}${ui.text(key)}` };
}
