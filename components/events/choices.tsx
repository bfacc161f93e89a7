import { Notice } from '@/components/ui/notice';
import { type Happened, happened, mayTell } from '@/lib/events/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  team: boolean;
  /** What was just told. */
  done: Happened | null;
};

/** What has happened, one line each with what it is for. Reading it changes nothing. */
export function Choices({ ui, caseId, team, done }: Props) {
  return (
    <>
      {done && (
        <Notice kind="done">
          {ui.t('events.done')}{' '}
          {(done === 'hired' || done === 'job_change') && ui.t(`events.done_job.${team ? 'team' : 'own'}`)}
        </Notice>
      )}
      <h1>{ui.t('events.title')}</h1>
      <p>{ui.t(team ? 'events.lead' : 'events.lead_own')}</p>
      <ul className="dotted">
        {happened
          .filter((kind) => mayTell(kind, team))
          .map((kind) => (
            <li key={kind}>
              <a className="alone" href={paths.event(caseId, kind)}>
                {ui.t(`events.kind.${kind}.title`)}
              </a>
              <p className="quiet">{ui.t(`events.kind.${kind}.what`)}</p>
            </li>
          ))}
      </ul>
      <p>
        <a className="alone" href={paths.jobs(caseId)}>
          {ui.t('employments.link')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.clock(caseId)}>
          {ui.t('clock.title')}
        </a>
      </p>
    </>
  );
}
