import { BackLink } from '@/components/ui/back-link';
import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Tag } from '@/components/ui/tag';
import type { Act } from '@/lib/consents/history';
import { endWords, givenWords, guardianWords, requestWords } from '@/lib/consents/paper';
import type { AskedRow, Guardian } from '@/lib/consents/queries';
import { today } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  personName: string;
  acts: Act[];
  requests: AskedRow[];
  guardians: Guardian[];
  printed?: boolean;
};

/** Every consent there ever was: who gave it, how, in which words, and what became of it. */
export function History({ ui, caseId, personName, acts, requests, guardians, printed = false }: Props) {
  return (
    <>
      {!printed && <BackLink ui={ui} href={paths.consents(caseId)} />}
      <h1>{ui.t('consents.history.title')}</h1>
      <p>
        {printed
          ? ui.t('consents.history.printed', { day: ui.day(`${today()}T12:00:00+09:00`), name: personName })
          : ui.t('consents.history.lead')}
      </p>
      {acts.length === 0 && <Empty>{ui.t('consents.history.empty')}</Empty>}
      {!printed && acts.length + requests.length + guardians.length > 0 && (
        <div className="actions">
          <LinkButton variant="secondary" href={paths.consentHistory(caseId, 'print')}>
            {ui.t('consents.history.print')}
          </LinkButton>
          <LinkButton variant="secondary" href={paths.consentHistory(caseId, 'pdf')}>
            {ui.t('consents.history.pdf')}
          </LinkButton>
          {ui.locale !== 'en' && ui.settings.furigana !== 'all' && (
            <LinkButton variant="secondary" href={`${paths.consentHistory(caseId, 'pdf')}?furigana=all`}>
              {ui.t('consents.history.pdf_ruby')}
            </LinkButton>
          )}
        </div>
      )}
      {acts.map((act) => (
        <ActOf key={act.givingId} ui={ui} act={act} open={printed} />
      ))}
      {requests.length > 0 && (
        <section>
          <h2>{ui.t('consents.history.requests')}</h2>
          <ul>
            {requests.map((request) => (
              <li key={request.id}>
                {ui.say(requestWords(ui, request))} <Tag>{ui.t(`consents.history.decision.${request.decision ?? 'open'}`)}</Tag>
              </li>
            ))}
          </ul>
        </section>
      )}
      {guardians.length > 0 && (
        <section>
          <h2>{ui.t('consents.guardians.title')}</h2>
          <ul>
            {guardians.map((guardian) => (
              <li key={guardian.id}>{ui.say(guardianWords(ui, guardian))}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ActOf({ ui, act, open }: { ui: Ui; act: Act; open: boolean }) {
  const { wording, version } = act;
  return (
    <section className="act">
      <h2>{ui.name(act.label, act.reading)}</h2>
      <p>{ui.say(givenWords(ui, act))}</p>
      {act.paper && (
        <p>
          {act.confirmedAt
            ? ui.t('consents.history.confirmed', { day: ui.day(act.confirmedAt) })
            : ui.t('consents.history.unconfirmed')}
        </p>
      )}
      {act.purpose && <p>{ui.t('consents.purpose_is', { purpose: act.purpose })}</p>}
      <ul>
        {act.ends.map((end) => (
          <li key={`${end.how}${end.at.getTime()}`}>{ui.say(endWords(ui, end))}</li>
        ))}
      </ul>
      {wording === '' ? (
        <p className="hint">{ui.t('consents.history.wording_none')}</p>
      ) : (
        <Details summary={ui.t('consents.history.wording', { version })} open={open}>
          <p className="words" lang={act.locale === 'en' ? 'en' : 'ja'}>
            {act.locale === 'en' ? wording : ui.say(wording)}
          </p>
        </Details>
      )}
    </section>
  );
}
