import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { ReceiverPage } from '@/components/handover/receiver-page';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { chooseDraft, chooseForm, givingDraft, givingForm, isReadable, linkToken } from '@/lib/handover/model';
import { findChosen, getOffer, getReceiver } from '@/lib/handover/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openHandover } from '../open';

type Props = { params: Promise<{ caseId: string; receiverId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('handover.choose.title', { wrong: (await searchParams).check !== undefined });

/** What goes to one receiver: chosen, looked at once more (`?step=look`), agreed to, given, opened. */
export default async function HandoverReceiverPage({ params, searchParams }: Props) {
  const [{ caseId, receiverId }, search] = await Promise.all([params, searchParams]);
  if (!isId(receiverId)) notFound();
  const { ui, me, head, team, own, data } = await openHandover(paths.handoverTo(caseId, receiverId), caseId, async (tx) => {
    const found = await getReceiver(tx, caseId, receiverId);
    const rest = await Promise.all([
      getOffer(tx, receiverId),
      findChosen(tx, receiverId),
      findDraft(tx, chooseDraft(receiverId)),
      findDraft(tx, givingDraft(receiverId, 'give')),
    ]);
    return { ...found, rest };
  });
  const { receiver, packages, rest } = data;
  const [offer, chosen, choosing, giving] = rest;
  const open = packages[0];
  // The link itself is made again for who gives it; it is kept nowhere.
  const links = team
    ? Object.fromEntries(
        (open?.givings ?? [])
          .filter((one) => open && isReadable(open, one))
          .map(({ id }) => [id, (process.env.APP_ORIGIN ?? '') + paths.given(linkToken(id))]),
      )
    : {};
  const offered = { act: 'give', way: 'link', days: '14', on: today(), to_whom: receiver.name };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('handover.choose.title')} current="clock">
      <ReceiverPage
        {...{ ui, caseId, personName: head.personName, team, own, receiver, packages, offer, links }}
        chosen={search.step === 'look' ? chosen : null}
        choosing={formState(chooseForm, search.act === 'give' ? {} : search, choosing, { months: '3' })}
        giving={formState(givingForm, search.act === 'give' ? search : {}, giving, offered)}
        changing={search.step === 'choose' || (search.check !== undefined && search.act !== 'give')}
        done={
          typeof search.done === 'string' && ['agree', 'withdraw', 'give', 'revoke'].includes(search.done) ? search.done : null
        }
      />
    </CasePage>
  );
}
