import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Confirm } from '@/components/contacts/confirm';
import { confirmForm } from '@/lib/contacts/model';
import { listToConfirm } from '@/lib/contacts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { pageTitle } from '@/lib/session/page';
import { openContact } from '../open';

type Props = { params: Promise<{ caseId: string; entryId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('contacts.confirm.title');

/** Whether a record is right: for the supported person. */
export default async function ConfirmPage({ params, searchParams }: Props) {
  const [place, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, contact, data } = await openContact(place, 'confirm', (tx) => listToConfirm(tx, place.caseId));
  if (head.personId !== me.personId || !contact.metPerson) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('contacts.confirm.title')} current="timeline">
      <Confirm
        ui={ui}
        contact={contact}
        state={formState(confirmForm, search, {})}
        done={search.done !== undefined}
        more={data.filter(({ id }) => id !== contact.id).length}
      />
    </CasePage>
  );
}
