import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import type { Employment } from '@/lib/employments/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { PeopleOf } from './people-of';

type Props = {
  ui: Ui;
  caseId: string;
  self: boolean;
  personName: string;
  jobs: Employment[];
  done: string | null;
  notice: string | undefined;
};

/** The jobs, the present ones with what the workplace knows; the earlier ones folded away. */
export function Jobs({ ui, caseId, self, personName, jobs, done, notice }: Props) {
  const present = jobs.filter(({ past }) => !past);
  const past = jobs.filter((job) => job.past);
  return (
    <>
      {notice ? (
        <Notice kind="warning">{ui.t(notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t(`employments.done.${done}`)}</Notice>
      )}
      <h1>{ui.t('employments.title')}</h1>
      <p>{self ? ui.t('employments.lead') : ui.t('employments.lead_of', { name: personName })}</p>
      {present.length === 0 && <Empty>{ui.t('employments.none')}</Empty>}
      {present.map((job) => (
        <JobCard key={job.id} ui={ui} caseId={caseId} self={self} job={job} />
      ))}
      <div className="actions">
        <LinkButton variant="secondary" href={paths.events(caseId)}>
          {ui.t('events.title')}
        </LinkButton>
      </div>
      {past.length > 0 && (
        <Details summary={ui.t('employments.past')}>
          <ul className="dotted">
            {past.map((job) => (
              <li key={job.id}>
                {ui.name(job.employer, job.reading)}
                <br />
                <span className="quiet">
                  {ui.t('employments.span', { from: ui.day(job.startedOn), until: ui.day(job.endedOn ?? job.startedOn) })}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function JobCard({ ui, caseId, self, job }: Pick<Props, 'ui' | 'caseId' | 'self'> & { job: Employment }) {
  return (
    <section className="card">
      <h2>{ui.name(job.employer, job.reading)}</h2>
      <p>
        {[job.workplace, job.job].filter(Boolean).map((words) => (
          <span key={words}>{ui.say(words)}　</span>
        ))}
        <span className="quiet">{ui.t('employments.since', { day: ui.day(job.startedOn) })}</span>
      </p>
      <h3>{ui.t(`kinds.disclosure.${job.disclosure}`)}</h3>
      <p>{ui.t(`employments.state.${job.disclosure}`)}</p>
      {job.disclosure !== 'closed' && (
        <SummaryList
          ui={ui}
          rows={[
            job.disclosure === 'partly'
              ? {
                  term: ui.t('employments.named'),
                  value: (
                    <ul>
                      {job.named.map((one) => (
                        <li key={one.id}>
                          {ui.say(one.name)}{' '}
                          <span className="quiet">{ui.t(`employments.${one.joined ? 'joined' : 'not_joined'}`)}</span>
                        </li>
                      ))}
                    </ul>
                  ),
                }
              : { term: ui.t('employments.people'), value: <PeopleOf ui={ui} people={job.colleagues} /> },
          ]}
        />
      )}
      <div className="actions">
        {self && <LinkButton href={paths.job(caseId, job.id, 'disclosure')}>{ui.t('employments.change')}</LinkButton>}
        <LinkButton variant="secondary" href={`${paths.event(caseId, 'left_job')}?job=${job.id}`}>
          {ui.t('employments.end')}
        </LinkButton>
      </div>
    </section>
  );
}
