import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { Manual } from '@/components/manual/manual';
import { recordLook } from '@/lib/access-log/commands';
import { listHelped } from '@/lib/accommodations/queries';
import { getCase } from '@/lib/cases/queries';
import { buttonForm } from '@/lib/entries/forms';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { listManual, listShares } from '@/lib/manual/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('manual.title');

/** マイマニュアル, as far as the asker may read it. */
export default async function ManualPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.manual(caseId), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listManual(tx, caseId),
      listShares(tx, caseId),
      listHelped(tx),
      recordLook(tx, caseId, 'manual'),
    ]),
  );
  const [head, written, shares, helped] = data;
  const { notice } = formState(buttonForm, search, {});
  const done = typeof search.done === 'string' && ['written', 'shared', 'taken'].includes(search.done) ? search.done : null;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('manual.title')} current="accommodations">
      <Manual
        ui={ui}
        caseId={caseId}
        personName={head.personName}
        written={written}
        circle={circleOfCase(head)}
        own={head.personId === me.personId ? { shares, helped } : null}
        notice={notice ? { kind: 'warning', key: notice } : done ? { kind: 'done', key: `manual.done.${done}` } : null}
      />
    </CasePage>
  );
}
