import { BackLink } from '@/components/ui/back-link';
import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { SummaryList } from '@/components/ui/summary-list';
import { type Parts, partNames } from '@/lib/accommodations/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Saying it oneself, to somebody at work: the words as they could be said, and what to say to an answer. Nothing is sent to anybody. */
export function Practice({ ui, caseId, parts, back }: { ui: Ui; caseId: string; parts: Parts | null; back: string }) {
  const mine = parts ? partNames.filter((name) => parts[name].trim() !== '') : [];
  return (
    <>
      <BackLink ui={ui} href={back} />
      <h1>{ui.t('accommodations.practice.title')}</h1>
      <p>{ui.t('accommodations.practice.lead')}</p>
      <h2>{ui.t('accommodations.practice.say')}</h2>
      <ol className="dotted">
        <li>{ui.t('accommodations.practice.begin')}</li>
        {mine.map((name) => (
          <li key={name}>
            {ui.t(`accommodations.practice.${name}`)}
            <p className="words">{ui.say(parts?.[name] ?? '')}</p>
          </li>
        ))}
        <li>{ui.t('accommodations.practice.end')}</li>
      </ol>
      {mine.length === 0 && (
        <div className="actions">
          <LinkButton href={paths.newAccommodation(caseId)}>{ui.t('accommodations.practice.write')}</LinkButton>
        </div>
      )}
      <h2>{ui.t('accommodations.practice.answers')}</h2>
      <SummaryList
        ui={ui}
        rows={(['yes', 'partly', 'not_now', 'why'] as const).map((answer) => ({
          term: ui.t(`accommodations.practice.if.${answer}`),
          value: ui.t(`accommodations.practice.then.${answer}`),
        }))}
      />
      <Details summary={ui.t('accommodations.practice.disclose')}>
        <ul className="dotted">
          {(['duty', 'worker', 'some', 'you'] as const).map((line) => (
            <li key={line}>{ui.t(`accommodations.practice.disclosing.${line}`)}</li>
          ))}
        </ul>
        <p>
          <a className="alone" href={paths.jobs(caseId)}>
            {ui.t('accommodations.practice.jobs')}
          </a>
        </p>
      </Details>
    </>
  );
}
