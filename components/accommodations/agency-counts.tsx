import { staffNav } from '@/components/cases/staff-nav';
import { Empty } from '@/components/ui/empty';
import { Page } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import type { AccommodationCount } from '@/lib/accommodations/queries';
import type { Ui } from '@/lib/i18n/ui';
import { measureKey } from './about';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { name: string };
  counts: AccommodationCount[];
  /** The last day that is counted. */
  until: string;
};

/** What was asked at an agency and what worked, by worry and by measure: groups of five people and more. */
export function AgencyCounts({ ui, me, agency, counts, until }: Props) {
  const people = (n: number) => ui.t(n === 0 ? 'accommodations.counts.few' : 'accommodations.counts.people', { n });
  const called = (one: AccommodationCount) => ui.t(one.kind === 'worry' ? `worries.${one.key}.title` : measureKey(one.key));
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <h1>{ui.t('accommodations.counts.title')}</h1>
      <p>{ui.say(agency.name)}</p>
      <p>{ui.t('accommodations.counts.lead', { day: ui.day(until) })}</p>
      {counts.length === 0 && <Empty>{ui.t('accommodations.counts.none')}</Empty>}
      {(['worry', 'measure'] as const)
        .map((kind) => ({ kind, rows: counts.filter((one) => one.kind === kind) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ kind, rows }) => (
          <section key={kind}>
            <h2>{ui.t(`accommodations.counts.by.${kind}`)}</h2>
            <Table
              caption={ui.text(`accommodations.counts.by.${kind}`)}
              head={[
                ui.t(`accommodations.about.${kind}`),
                ui.t('accommodations.counts.asked'),
                ui.t('accommodations.counts.agreed'),
                ui.t('accommodations.counts.works'),
              ]}
              rows={rows.map((one) => ({
                key: one.key,
                cells: [called(one), people(one.asked), people(one.agreed), people(one.works)],
              }))}
              stacks={[1, 2, 3]}
            />
          </section>
        ))}
    </Page>
  );
}
