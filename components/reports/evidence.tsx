import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Details } from '@/components/ui/details';
import { Form } from '@/components/ui/form';
import { Radios } from '@/components/ui/radios';
import { Table } from '@/components/ui/table';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Report } from '@/lib/reports/queries';

type Props = {
  ui: Ui;
  caseId: string;
  report: Report;
  /** To whom the support team may note that it was handed over; none: the reader is not of it. */
  readers: { id: string; name: string; reading: string }[];
  state: FormState;
};

/** What shows that a report came: to whom, when, how; and that it is what was sent. */
export function Evidence({ ui, caseId, report, readers, state }: Props) {
  return (
    <section>
      <h2>{ui.t('reports.evidence')}</h2>
      <Table
        caption={ui.text('reports.evidence')}
        head={[ui.t('reports.who'), ui.t('reports.how'), ui.t('reports.when')]}
        rows={report.traces.map((trace) => ({
          key: `${trace.name}${trace.way}`,
          cells: [
            ui.name(trace.name, trace.reading),
            ui.t(`reports.way.${trace.way}`, { name: trace.notedBy ?? '' }),
            trace.way === 'paper' ? ui.day(trace.at) : ui.dayTime(trace.at),
          ],
        }))}
      />
      {report.whole !== null && (
        <p className="hint">
          {ui.t(report.whole ? 'reports.whole' : 'reports.not_whole')} <code>{report.hash.slice(0, 16)}</code>
        </p>
      )}
      {readers.length > 0 && (
        <Details summary={ui.t('reports.on_paper')} open={Object.keys(state.errors).length > 0}>
          <Form ui={ui} action={paths.report(caseId, report.id, 'paper')}>
            <Radios
              ui={ui}
              name="member"
              label={ui.t('reports.to_whom')}
              error={state.errors.member}
              value={readers.length === 1 ? readers[0]?.id : valueOf(state, 'member')}
              choices={readers.map((one) => ({ value: one.id, label: ui.name(one.name, one.reading) }))}
            />
            <DateField ui={ui} name="day" label={ui.t('reports.day')} error={state.errors.day} value={valueOf(state, 'day')} />
            <Button variant="secondary">{ui.t('reports.note_paper')}</Button>
          </Form>
        </Details>
      )}
    </section>
  );
}
