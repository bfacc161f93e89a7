import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { OpenCase } from '@/components/intake/open-case';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { openCaseDraft, openCaseForm } from '@/lib/intake/model';
import { findInquiry } from '@/lib/intake/queries';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('intake.title', { wrong: (await searchParams).check !== undefined });

/** Beginning a case. For an agency's managers and service managers. */
export default async function OpenCasePage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.openCase(agencyId), (tx) =>
    Promise.all([
      getStaff(tx, agencyId),
      findDraft(tx, openCaseDraft(agencyId)).then(async (draft) => {
        const asked = search.inquiry ?? draft.inquiry;
        return [draft, isId(asked) ? await findInquiry(tx, agencyId, asked) : undefined] as const;
      }),
    ]),
  );
  const [agency, [draft, inquiry]] = data;
  return (
    <OpenCase
      ui={ui}
      me={me}
      agency={agency}
      inquiry={inquiry}
      state={formState(openCaseForm, search, draft, inquiry && { name: inquiry.name, inquiry: inquiry.id })}
    />
  );
}
