import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { SummaryList } from '@/components/ui/summary-list';
import type { Opening } from '@/lib/emergency/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  openings: Opening[];
  /** Whether the asker is the supported person; a manager of the agency. */
  person: boolean;
  manager: boolean;
  /** A manager's form for one that waits. */
  review: (opening: Opening) => ReactNode;
};

/** What was opened, by whom and why, and what may be done about it. */
export function Openings({ ui, caseId, openings, person, manager, review }: Props) {
  if (openings.length === 0) return <Empty>{ui.t('emergency.none')}</Empty>;
  return openings.map((one) => (
    <section key={one.id} className="card" aria-labelledby={`o-${one.id}`}>
      <h2 id={`o-${one.id}`}>
        {ui.name(ui.text('emergency.line', { name: one.name, category: ui.text(`categories.${one.category}.title`) }), null)}
      </h2>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('emergency.reason.short'), value: ui.say(one.reason) },
          { term: ui.t('emergency.from'), value: ui.dayTime(one.openedAt) },
          {
            term: ui.t('emergency.until'),
            value: (
              <>
                {ui.dayTime(one.until)}
                <small className="line">
                  {ui.t(one.open ? 'emergency.open' : one.closedEarly ? 'emergency.closed' : 'emergency.over')}
                </small>
              </>
            ),
          },
          {
            term: ui.t('emergency.outcome.short'),
            value: one.outcome ? (
              <>
                {ui.t(`emergency.outcome.${one.outcome}`)}
                {one.review && <span className="line">{ui.say(one.review)}</span>}
                <small className="line">{ui.t('common.by', { name: one.reviewerName ?? '' })}</small>
              </>
            ) : (
              ui.t('emergency.outcome.waits')
            ),
          },
        ]}
      />
      <div className="actions">
        {one.open && (person || manager || one.own) && (
          <Form ui={ui} action={paths.emergency(caseId, one.id, 'close')}>
            <Button variant={one.own ? 'secondary' : 'danger'}>{ui.t('emergency.close')}</Button>
          </Form>
        )}
        {person && !one.toldAt && (
          <Form ui={ui} action={paths.emergency(caseId, one.id, 'known')}>
            <Button variant="secondary">{ui.t('emergency.known')}</Button>
          </Form>
        )}
      </div>
      {manager && !one.own && !one.outcome && review(one)}
    </section>
  ));
}
