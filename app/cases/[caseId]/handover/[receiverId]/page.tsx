import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { ReceiverPage } from '@/components/handover/receiver-page';
import { today } from '@/lib/dates';
import { soughtIn } from '@/lib/directory/choice';
import { findOfficesToChoose } from '@/lib/directory/queries';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { chooseDraft, chooseForm, correctForm, giveForm, givingDraft, isReadable, linkToken } from '@/lib/handover/model';
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
  const step = search.step === 'correct' ? 'correct' : search.act === 'give' ? 'give' : 'choose';
  const of = (one: typeof step) => (step === one ? search : {});
  const { ui, me, head, team, own, data } = await openHandover(paths.handoverTo(caseId, receiverId), caseId, async (tx) => {
    const found = await getReceiver(tx, caseId, receiverId);
    const rest = await Promise.all([
      getOffer(tx, receiverId),
      findChosen(tx, receiverId),
      findDraft(tx, chooseDraft(receiverId)),
      findDraft(tx, givingDraft(receiverId, 'give')),
      step === 'correct' ? findDraft(tx, givingDraft(receiverId, 'correct')) : {},
    ]);
    const offices = step === 'correct' ? await findOfficesToChoose(tx, caseId, soughtIn(rest[4])) : undefined;
    return { ...found, rest, offices };
  });
  const { receiver, packages, rest, offices } = data;
  const [offer, chosen, choosing, giving, correcting] = rest;
  const open = packages[0];
  // The link itself is made again for who gives it; it is kept nowhere.
  const links = team
    ? Object.fromEntries(
        (open?.givings ?? [])
          .filter((one) => open && isReadable(open, one))
          .map(({ id }) => [id, (process.env.APP_ORIGIN ?? '') + paths.given(linkToken(id))]),
      )
    : {};
  const { version, kind, name, office, phone, address, mail } = receiver;
  const offered = { act: 'give', way: mail ? 'mail' : 'link', days: '14', on: today(), to_whom: name, mail };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('handover.choose.title')} current="clock">
      <ReceiverPage
        {...{ ui, caseId, personName: head.personName, team, own, receiver, packages, offer, links }}
        chosen={search.step === 'look' ? chosen : null}
        choosing={formState(chooseForm, of('choose'), choosing, { months: '3' })}
        giving={formState(giveForm, of('give'), giving, offered)}
        correcting={
          step === 'correct'
            ? // Sent again it is about what stands now, whatever it was about when it was typed.
              formState(
                correctForm,
                search,
                { ...correcting, act: 'correct', version: String(version) },
                { kind, name, office, phone, address, mail },
              )
            : null
        }
        offices={offices}
        changing={search.step === 'choose' || (search.check !== undefined && step === 'choose')}
        done={
          typeof search.done === 'string' && ['agree', 'withdraw', 'give', 'revoke', 'correct'].includes(search.done)
            ? search.done
            : null
        }
      />
    </CasePage>
  );
}
