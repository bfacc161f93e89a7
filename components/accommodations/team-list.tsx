import { staffNav } from '@/components/cases/staff-nav';
import { Empty } from '@/components/ui/empty';
import { Page } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import { isLate, type State, states, type Waiting, waitings, waitsFor } from '@/lib/accommodations/model';
import type { ListedAccommodation } from '@/lib/accommodations/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { firstLine } from './overview';
import { Turn } from './turn';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  all: ListedAccommodation[];
  state: State | null;
  /** The agencies that the worker works for. */
  agencies: string[];
};

/** A worker's dialogues: by whom they wait for, what is past its day first; all of them, or those in one state. */
export function TeamList({ ui, me, all, state, agencies }: Props) {
  const shown = all.filter((one) => state === null || one.state === state);
  const there = states.filter((one) => all.some((dialogue) => dialogue.state === one));
  const of = (waiting: Waiting) =>
    shown.filter((one) => (waitsFor(one) ?? 'nobody') === waiting).sort((a, b) => Number(isLate(b)) - Number(isLate(a)));
  const place = (value: State | null) => (
    <li key={value ?? 'all'}>
      <a href={paths.dialogues(value ?? undefined)} aria-current={value === state ? 'page' : undefined}>
        {ui.t(value ? `accommodations.state.${value}` : 'accommodations.examples.all')}
      </a>
    </li>
  );
  return (
    <Page ui={ui} me={me} nav={staffNav(ui, 'dialogues')}>
      <h1>{ui.t('accommodations.list.title')}</h1>
      <p>{ui.t('accommodations.list.lead')}</p>
      {agencies.map((agency) => (
        <p key={agency}>
          <a className="alone" href={paths.agencyExamples(agency)}>
            {ui.t('accommodations.agency.title')}
          </a>
        </p>
      ))}
      {all.length === 0 ? (
        <Empty>{ui.t('accommodations.list.none')}</Empty>
      ) : (
        <nav className="tabs" aria-label={ui.text('accommodations.where')}>
          <ul>{[null, ...there].map(place)}</ul>
        </nav>
      )}
      {waitings.map((waiting) => {
        const rows = of(waiting);
        return rows.length === 0 ? null : (
          <section key={waiting} data-side={waiting}>
            <h2>{ui.t('accommodations.list.heading', { who: ui.text(`accommodations.waits.${waiting}`), n: rows.length })}</h2>
            <Table
              caption={ui.text(`accommodations.waits.${waiting}`)}
              head={[
                ui.t('parties.kind.supported_person'),
                ui.t('accommodations.what'),
                ui.t('accommodations.where'),
                ui.t('accommodations.list.until'),
              ]}
              stacks={[1, 2]}
              rows={rows.map((one) => ({
                key: one.id,
                cells: [
                  ui.name(one.personName, one.personReading),
                  <a key="open" className="alone" href={paths.accommodation(one.caseId, one.id)}>
                    {ui.say(firstLine(one))}
                  </a>,
                  <Tag key="state">{ui.t(`accommodations.state.${one.state}`)}</Tag>,
                  <Turn key="turn" ui={ui} found={one} side="support_team" />,
                ],
              }))}
            />
          </section>
        );
      })}
    </Page>
  );
}
