import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Due } from '@/components/retention/due';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { yearsForm } from '@/lib/retention/model';
import { getYearsKept, listDue, listErasures } from '@/lib/retention/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('retention.title');

/** What of an agency's records is past its time, and what was erased. For its managers. */
export default async function RetentionPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.retention(agencyId), (tx) =>
    Promise.all([getYearsKept(tx, agencyId), listDue(tx, agencyId), listErasures(tx, agencyId)]),
  );
  const [{ years, decides }, due, erasures] = data;
  return (
    <Due
      ui={ui}
      me={me}
      agencyId={agencyId}
      years={years}
      decides={decides}
      due={due}
      erasures={erasures}
      state={formState(yearsForm, search, {})}
      saved={search.done !== undefined}
    />
  );
}
