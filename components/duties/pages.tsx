import { staffNav } from '@/components/cases/staff-nav';
import { Page } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import { byWorker, type Listed } from '@/lib/duties/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { DutyList } from './duty-list';

type Props = { ui: Ui; me: { name: string; reading: string }; duties: Listed[] };

/** A worker's list: the cases whose team they are on. */
export function MyDuties({ ui, me, duties }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui, 'duties')}>
      <h1>{ui.t('duties.title')}</h1>
      <p>{ui.t('duties.lead')}</p>
      <p>
        <a className="alone" href={paths.calendar()}>
          {ui.t('calendar.title')}
        </a>
      </p>
      <DutyList ui={ui} duties={duties} byWorker={false} />
    </Page>
  );
}

/** A manager's list: all cases of the agency, with how much waits for each worker. */
export function AgencyDuties({ ui, me, duties, agency }: Props & { agency: { name: string } }) {
  const workers = byWorker(duties);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <h1>{ui.t('duties.agency_title')}</h1>
      <p>{ui.say(agency.name)}</p>
      {workers.length > 0 && (
        <Table
          caption={ui.text('duties.by_worker')}
          head={[ui.t('duties.workers'), ui.t('duties.group.over'), ui.t('duties.all')]}
          rows={workers.map(({ worker, duties: theirs }) => ({
            key: worker.id,
            cells: [
              ui.name(worker.name, worker.reading),
              ui.t('common.count', { n: theirs.filter((duty) => duty.group === 'over').length }),
              ui.t('common.count', { n: theirs.length }),
            ],
          }))}
        />
      )}
      <DutyList ui={ui} duties={duties} byWorker />
    </Page>
  );
}
