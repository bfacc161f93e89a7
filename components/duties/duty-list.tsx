import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Table } from '@/components/ui/table';
import { groups, type Listed } from '@/lib/duties/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  duties: Listed[];
  /** Names who does it: for managers, who look after several. */
  byWorker: boolean;
};

/** What is to be done, what is over first: by when, what, for whom, and why, in words. */
export function DutyList({ ui, duties, byWorker }: Props) {
  if (duties.length === 0) return <Empty>{ui.t('duties.none')}</Empty>;
  return (
    <>
      {groups
        .map((group) => ({ group, some: duties.filter((duty) => duty.group === group) }))
        .filter(({ some }) => some.length > 0)
        .map(({ group, some }) => (
          <section key={group} aria-labelledby={group}>
            <h2 id={group}>
              {ui.t(`duties.group.${group}`)} <small>{ui.t('common.count', { n: some.length })}</small>
            </h2>
            <Table
              caption={ui.text(`duties.group.${group}`)}
              head={[
                ui.t('duties.case'),
                ui.t('duties.what'),
                ui.t('duties.due'),
                ui.t(byWorker ? 'duties.workers' : 'duties.who'),
              ]}
              stacks={[2, 3]}
              rows={some.map((duty) => ({
                key: duty.of.caseId + duty.key + (duty.todo?.entryId ?? ''),
                cells: [
                  <a key="case" href={placeOf(duty)}>
                    {ui.name(duty.of.name, duty.of.reading)}
                  </a>,
                  <What key="what" ui={ui} duty={duty} />,
                  ui.day(duty.due),
                  byWorker
                    ? duty.of.workers.map((one) => <div key={one.id}>{ui.name(one.name, one.reading)}</div>)
                    : ui.t(`duties.doer.${duty.who}`),
                ],
              }))}
            />
          </section>
        ))}
      <Details summary={ui.t('duties.how.title')}>
        <ul className="dotted">
          <li>{ui.t('duties.how.derived')}</li>
          <li>{ui.t('duties.how.severity')}</li>
          <li>{ui.t('duties.how.rules')}</li>
        </ul>
      </Details>
    </>
  );
}

const What = ({ ui, duty }: { ui: Ui; duty: Listed }) => (
  <>
    <b>{duty.todo ? ui.say(duty.todo.words) : ui.t(`duties.what_of.${duty.key}`)}</b>
    <br />
    {ui.t(`duties.severity.${duty.severity}`)} {ui.t(`duties.why.${duty.key}`)}
  </>
);

/** Where a duty is done. */
function placeOf({ key, due, of, todo }: Listed): string {
  if (todo) return `${paths.meeting(of.caseId, todo.meetingId)}#e-${todo.entryId}`;
  if (key === 'report') return paths.reportMonth(of.caseId, due.slice(0, 7));
  if (['end_six', 'end_three', 'handover', 'follow_up'].includes(key)) return paths.handover(of.caseId);
  if (key === 'talk' || key === 'visit') return paths.newContact(of.caseId);
  if (key === 'confirm' && of.unconfirmed) return paths.entry(of.caseId, of.unconfirmed.entryId);
  if (key === 'consent') return paths.consents(of.caseId);
  return key.startsWith('plan_') ? paths.plan(of.caseId) : paths.clock(of.caseId);
}
