import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import type { Clock } from '@/lib/clock/case';
import { type ClockFact, paperKinds, standing } from '@/lib/clock/facts';
import type { Day } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Bar } from './bar';
import { factWords, stateWords } from './words';

type Props = {
  ui: Ui;
  caseId: string;
  /** Of the support team: may write down. */
  team: boolean;
  clock: Clock;
  facts: ClockFact[];
  today: Day;
  /** A fact was just written down, or taken back. */
  done?: 'recorded' | 'taken_back' | undefined;
  /** What a month costs. */
  children: ReactNode;
};

/** Where the case stands in its time: in one sentence, as a bar, and what it is counted from. */
export function ClockPage({ ui, caseId, team, clock, facts, today, done, children }: Props) {
  const { state, end } = clock;
  return (
    <>
      {done && <Notice kind="done">{ui.t(`clock.done.${done}`)}</Notice>}
      <h1>{ui.t('clock.title')}</h1>
      <p className="lead">{stateWords(ui, clock)}</p>
      {state === 'unknown' ? (
        <Empty>{ui.t('clock.no_job')}</Empty>
      ) : (
        <>
          <Bar ui={ui} clock={clock} today={today} />
          <p>{ui.t('clock.estimate')}</p>
          {end && <Why ui={ui} clock={clock} />}
        </>
      )}
      {end && clock.start && (
        <p>
          <a className="alone" href={paths.handover(caseId)}>
            {ui.t('handover.link_to')}
          </a>
        </p>
      )}
      <p>
        <LinkButton variant="secondary" href={paths.events(caseId)}>
          {ui.t('events.title')}
        </LinkButton>
      </p>
      <Paper ui={ui} clock={clock} today={today} />
      {children}
      <Before ui={ui} clock={clock} />
      <Facts ui={ui} caseId={caseId} team={team} facts={standing(facts)} />
      <History ui={ui} facts={facts} />
      <p className="hint">{ui.t('clock.readers')}</p>
    </>
  );
}

/** Why these days: the half year, both readings of the end, and which of them holds. */
function Why({ ui, clock }: { ui: Ui; clock: Clock }) {
  const { countedFrom, reached, usable, readings, end, start } = clock;
  if (!countedFrom || !reached || !usable || !readings || !end) return null;
  return (
    <Details summary={ui.t('clock.why.title')}>
      <ul className="dotted">
        <li>
          {ui.t('clock.why.half_year', { from: ui.day(countedFrom), until: ui.day(reached), day: ui.day(usable.counted) })}
        </li>
        {usable.fact && <li>{ui.t('clock.why.usable_said', { day: ui.day(usable.day), reason: usable.fact.reason })}</li>}
        <li>
          {ui.t(start ? 'clock.why.by_use' : 'clock.why.by_use_first', {
            from: ui.day(start ?? usable.day),
            until: ui.day(readings.byUse),
          })}
        </li>
        <li>{ui.t('clock.why.by_hire', { from: ui.day(countedFrom), until: ui.day(readings.byHire) })}</li>
        <li>{ui.t(`clock.why.end.${end.by}`, { day: ui.day(end.day), reason: end.fact?.reason ?? '' })}</li>
      </ul>
      <p>{ui.t('clock.why.sources')}</p>
    </Details>
  );
}

/** What the certificate says, and until when. */
function Paper({ ui, clock, today }: { ui: Ui; clock: Clock; today: Day }) {
  const { certificate, cap } = clock;
  const until = (fact: ClockFact) => (
    <>
      {ui.t('common.fromUntil', { from: ui.day(fact.from), until: ui.day(fact.to!) })}
      {fact.to! < today && <> {ui.t('clock.paper.over')}</>}
    </>
  );
  return (
    <section aria-labelledby="paper">
      <h2 id="paper">{ui.t('clock.paper.title')}</h2>
      {certificate || cap ? (
        <SummaryList
          ui={ui}
          rows={[
            ...(certificate ? [{ term: ui.t('clock.paper.certificate'), value: until(certificate) }] : []),
            ...(cap ? [{ term: ui.t('clock.paper.cap', { yen: cap.yen ?? 0 }), value: until(cap) }] : []),
          ]}
        />
      ) : (
        <Empty>{ui.t('clock.paper.none')}</Empty>
      )}
    </section>
  );
}

/** Services used before, and who helped in the first half year. */
function Before({ ui, clock }: { ui: Ui; clock: Clock }) {
  const { services, firstHelp } = clock;
  if (services.length === 0) return null;
  return (
    <section aria-labelledby="before">
      <h2 id="before">{ui.t('clock.before.title')}</h2>
      <ul className="dotted">
        {services.map(({ fact, months, left }) => (
          <li key={fact.id}>
            {factWords(ui, fact)} {ui.t('clock.before.months', { n: months })}
            {left !== null && <> {ui.t('clock.before.left', { n: left })}</>}
          </li>
        ))}
      </ul>
      {firstHelp && (
        <p>
          {ui.t(`clock.before.${firstHelp.how}`, {
            office: firstHelp.fact.office || ui.text(`clock.service.${firstHelp.fact.service}`),
          })}
        </p>
      )}
    </section>
  );
}

/** What all this is counted from, each with its way back; and the papers that can be written down. */
function Facts({ ui, caseId, team, facts }: { ui: Ui; caseId: string; team: boolean; facts: ClockFact[] }) {
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{ui.t('clock.facts.title')}</h2>
      {facts.length === 0 && <Empty>{ui.t('clock.facts.none')}</Empty>}
      <SummaryList
        ui={ui}
        rows={facts.map((fact) => ({
          term: ui.t(`clock.kind.${fact.kind}`),
          value: factWords(ui, fact),
          ...(team && {
            change: {
              href: paths.takeBackFact(caseId, fact.id),
              what: `${ui.text(`clock.kind.${fact.kind}`)} ${ui.day(fact.from)}`,
            },
          }),
        }))}
      />
      {team && (
        <Details summary={ui.t('clock.facts.add')}>
          <ul className="facts">
            {paperKinds.map((kind) => (
              <li key={kind}>
                <LinkButton variant="secondary" href={paths.recordFact(caseId, kind)}>
                  {ui.t(`clock.kind.${kind}`)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}

/** Who wrote down what and when, and what was taken back and why. */
function History({ ui, facts }: { ui: Ui; facts: ClockFact[] }) {
  if (facts.length === 0) return null;
  return (
    <Details summary={ui.t('clock.history.title')}>
      <ul className="dotted">
        {facts.map((fact) => (
          <li key={fact.id}>
            {ui.t(`clock.kind.${fact.kind}`)}: {factWords(ui, fact)}
            <br />
            {ui.t('clock.history.recorded', { day: ui.dayTime(fact.recordedAt), name: fact.recordedBy })}
            {fact.withdrawnAt && (
              <>
                <br />
                {ui.t('clock.history.taken_back', {
                  day: ui.dayTime(fact.withdrawnAt),
                  name: fact.withdrawnBy ?? '',
                  reason: fact.withdrawnReason,
                })}
              </>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}
