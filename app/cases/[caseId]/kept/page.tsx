import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { KeptPage } from '@/components/retention/kept';
import { ErasureReport } from '@/components/retention/report';
import { BackLink } from '@/components/ui/back-link';
import { Page } from '@/components/ui/page';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { findDraft } from '@/lib/drafts/queries';
import { listFreshSessions } from '@/lib/exports/queries';
import type { Fields } from '@/lib/forms/body';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { eraseForm, holdDraft, holdForm, liftDraft, liftForm, tellDraft, tellForm } from '@/lib/retention/model';
import { findErasure, getKept } from '@/lib/retention/queries';
import { openPage, pageTitle } from '@/lib/session/page';
import { listOwnCases } from '@/lib/takeout/queries';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('retention.kept.title');

/** Until when a case's records are kept; once they are erased, the report of it. For whose they are, and the agency's managers. */
export default async function CaseKeptPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const { ui, me, data } = await openPage(paths.kept(caseId), async (tx) => {
    const [report, fresh] = await Promise.all([findErasure(tx, caseId), listFreshSessions(tx)]);
    if (report) return { erased: { report, cases: await listOwnCases(tx) }, fresh };
    const [head, kept, ...drafts] = await Promise.all([
      getCase(tx, caseId),
      getKept(tx, caseId),
      findDraft(tx, holdDraft(caseId)),
      findDraft(tx, liftDraft(caseId)),
      findDraft(tx, tellDraft(caseId)),
      recordLook(tx, caseId, 'kept'),
    ]);
    return { erased: null, head, kept, drafts, fresh };
  });
  const fresh = data.fresh.includes(me.sessionId ?? '');
  /** The forms of this page are told apart by which of them was sent. */
  const stateOf = (form: string, schema: Parameters<typeof formState>[0], draft: Fields = {}, offered: Fields = {}) =>
    formState(
      schema,
      search.form === form ? { ...search, check: search.check ?? search.again, again: undefined } : {},
      draft,
      offered,
    );
  if (data.erased) {
    const { report, cases } = data.erased;
    return (
      <Page ui={ui} me={me} nav={[{ href: paths.home(), label: ui.t('common.home') }]}>
        <BackLink ui={ui} href={report.own ? paths.home() : paths.retention(report.agencyId)} />
        <ErasureReport
          ui={ui}
          report={report}
          fresh={fresh}
          closable={cases.length === 0}
          state={stateOf('close', eraseForm)}
          done={search.done === 'erased'}
        />
      </Page>
    );
  }
  const { head, kept, drafts } = data;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('retention.kept.title')}>
      <KeptPage
        ui={ui}
        caseId={caseId}
        kept={kept}
        self={head.personId === me.personId}
        fresh={fresh}
        forms={{
          hold: stateOf('hold', holdForm, drafts[0]),
          lift: stateOf('lift', liftForm, drafts[1]),
          tell: stateOf('tell', tellForm, drafts[2], { words: ui.text('retention.tell.letter', { agency: head.agency.name }) }),
          erase: stateOf('erase', eraseForm),
        }}
        done={typeof search.done === 'string' && done.includes(search.done) ? search.done : null}
      />
    </CasePage>
  );
}

const done = ['held', 'lifted', 'told'];
