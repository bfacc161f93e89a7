import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Page } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import type { Ui } from '@/lib/i18n/ui';
import type { FailedJob } from '@/lib/jobs/queries';
import type { Unreached } from '@/lib/notices/queries';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; me: { name: string; reading: string }; people: Unreached[]; jobs: FailedJob[] };

/** Whom mail does not reach, and why; and mail that could not be sent, with a button to try again. */
export function Undelivered({ ui, me, people, jobs }: Props) {
  return (
    <Page ui={ui} me={me}>
      <h1>{ui.t('notices.undelivered.title')}</h1>
      {people.length + jobs.length === 0 && <Empty>{ui.t('notices.undelivered.none')}</Empty>}
      {people.length > 0 && (
        <section>
          <h2>{ui.t('notices.undelivered.people')}</h2>
          <p>{ui.t('notices.undelivered.people_hint')}</p>
          <Table
            caption={ui.t('notices.undelivered.people')}
            head={[ui.t('notices.undelivered.who'), ui.t('notices.undelivered.case'), ui.t('notices.undelivered.why')]}
            rows={people.map((person) => ({
              key: `${person.caseId} ${person.personId}`,
              cells: [
                ui.name(person.name, person.reading),
                <a key="case" href={paths.people(person.caseId)}>
                  {ui.name(person.caseName, person.caseReading)}
                </a>,
                ui.t(`notices.undelivered.${person.why}`),
              ],
            }))}
          />
        </section>
      )}
      {jobs.length > 0 && (
        <section>
          <h2>{ui.t('notices.undelivered.jobs')}</h2>
          <Table
            caption={ui.t('notices.undelivered.jobs')}
            head={[ui.t('notices.undelivered.who'), ui.t('notices.undelivered.since'), ui.t('notices.undelivered.next')]}
            rows={jobs.map((job) => ({
              key: job.id,
              cells: [
                job.personName ? ui.name(job.personName, job.personReading) : ui.t('notices.undelivered.several'),
                ui.dayTime(job.since),
                <Form key="again" ui={ui} action={paths.undelivered('again')}>
                  <p>
                    {job.givenUp
                      ? ui.t('notices.undelivered.given_up', { n: job.attempts })
                      : ui.t('notices.undelivered.next_at', { time: ui.dayTime(job.nextAt) })}
                  </p>
                  <Hidden name="job" value={job.id} />
                  <Button variant="secondary">{ui.t('notices.undelivered.again')}</Button>
                </Form>,
              ],
            }))}
          />
        </section>
      )}
    </Page>
  );
}
