import type { Metadata } from 'next';
import { AskAgency } from '@/components/intake/ask-agency';
import { formState, type SearchParams } from '@/lib/forms/state';
import { findTyped } from '@/lib/forms/typed';
import { inquiryForm } from '@/lib/intake/model';
import { listAgenciesToAsk } from '@/lib/intake/queries';
import { openPublicPage, pageTitle } from '@/lib/session/page';

type Props = { searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('intake.ask.title', { wrong: (await searchParams).check !== undefined });

/** Asking an agency to be supported, without signing in. */
export default async function InquiryPage({ searchParams }: Props) {
  const [search, typed, { ui, me, data: agencies }] = await Promise.all([
    searchParams,
    findTyped(),
    openPublicPage(listAgenciesToAsk),
  ]);
  const back = ['check', 'conflict', 'trouble'].some((mark) => search[mark] !== undefined);
  return (
    <AskAgency
      ui={ui}
      me={me}
      agencies={agencies}
      sent={search.sent !== undefined}
      state={formState(inquiryForm, search, back ? typed : {})}
    />
  );
}
