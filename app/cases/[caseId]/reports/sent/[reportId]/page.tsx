import type { Metadata } from 'next';
import { Questions } from '@/components/answers/questions';
import { Readers } from '@/components/audience/readers';
import { circleOfCase } from '@/components/audience/words';
import { CasePage } from '@/components/cases/case-page';
import { Answers } from '@/components/entries/answers';
import { ReplyForm } from '@/components/entries/reply-form';
import { Evidence } from '@/components/reports/evidence';
import { ReportPage } from '@/components/reports/report';
import { LinkButton } from '@/components/ui/button';
import { isQuestionDone } from '@/lib/answers/model';
import { lookingAs } from '@/lib/cases/model';
import { replyForm } from '@/lib/entries/forms';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { paperForm } from '@/lib/reports/model';
import { pageTitle } from '@/lib/session/page';
import { openReport, type ReportParams } from './open';

type Props = { params: ReportParams; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('reports.title');

/** A report that was sent: its lines, what was said about it, and what shows that it came. */
export default async function SentReportPage({ params, searchParams }: Props) {
  const [{ ui, me, head, at, report, thread, readers, draft, asked, own, team }, search] = await Promise.all([
    openReport(params, 'page'),
    searchParams,
  ]);
  const onlyLooking = lookingAs(head) !== undefined;
  const circle = circleOfCase(head);
  const { root, answers } = thread;
  const state = formState(paperForm, search, draft);
  const done = typeof search.done === 'string' && isDone(search.done) ? search.done : null;
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('reports.title')} current="reports">
      <ReportPage
        ui={ui}
        at={at}
        report={report}
        personName={head.personName}
        agency={head.agency.name}
        own={own}
        team={team}
        onlyLooking={onlyLooking}
        notice={
          state.notice
            ? { kind: 'warning', key: state.notice }
            : done
              ? { kind: 'done', key: `${isQuestionDone(done) ? 'answers' : 'reports'}.done.${done}` }
              : null
        }
      >
        <Readers ui={ui} circle={circle} audience={root.audience} category={root.category} own={root.own} />
        {team && !report.replacedBy && report.partyKind !== 'supported_person' && (
          <div className="actions no-print">
            <LinkButton variant="secondary" href={paths.reportTo(head.id, report.month, report.partyId)}>
              {ui.t('reports.again')}
            </LinkButton>
          </div>
        )}
        {answers.length > 0 && (
          <section>
            <h2>{ui.t('reports.comments')}</h2>
            <Answers ui={ui} caseId={at} root={root} answers={answers} circle={circle} />
          </section>
        )}
        {!onlyLooking && (
          <ReplyForm
            ui={ui}
            caseId={at}
            root={{ ...root, own: false }}
            circle={circle}
            state={formState(replyForm, {}, { version: String(root.version) })}
            advice={null}
            people={[]}
          />
        )}
        {!onlyLooking && (
          <Questions ui={ui} caseId={at} entryId={root.id} asked={asked} person={own} mayAsk={team && !report.replacedBy} />
        )}
        {(own || team) && !onlyLooking && (
          <Evidence ui={ui} caseId={head.id} report={report} readers={team ? readers : []} state={state} />
        )}
      </ReportPage>
    </CasePage>
  );
}

const isDone = (text: string) => isQuestionDone(text) || ['sent', 'held', 'let_go', 'paper', 'replied'].includes(text);
