import type { ReactNode } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { SummaryList } from '@/components/ui/summary-list';
import { today } from '@/lib/dates';
import { type Answers, asked, firstHelp, procedure, type Question, type Times, type Verdict } from '@/lib/eligibility/model';
import type { Ui } from '@/lib/i18n/ui';
import { monthlyShare } from '@/lib/money/estimate';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string } | null;
  answers: Answers;
  open: Question | null;
  verdict: Verdict | null;
};

/** What follows from the answers, the answer itself first. Estimates are called so; what they rest on is a press away. */
export function Result({ ui, me, answers, open, verdict }: Props) {
  if (!verdict) {
    return (
      <Page ui={ui} me={me ?? undefined}>
        <h1>{ui.t('eligibility.result.title')}</h1>
        <p>{ui.t('eligibility.result.open')}</p>
        <p>
          <LinkButton href={paths.canIUse(open ?? undefined)}>{ui.t('eligibility.result.go_on')}</LinkButton>
        </p>
      </Page>
    );
  }
  const times = 'times' in verdict ? verdict.times : null;
  const possible = verdict.kind === 'now' || verdict.kind === 'later' || verdict.kind === 'ask';
  return (
    <Page ui={ui} me={me ?? undefined}>
      <BackLink ui={ui} href={paths.canIUse('household')} />
      <h1>{headline(ui, verdict)}</h1>
      <Why ui={ui} verdict={verdict} answers={answers} />
      <Notice>{ui.t('eligibility.result.estimate')}</Notice>
      {times && verdict.kind !== 'gap' && <When ui={ui} times={times} over={verdict.kind === 'over'} />}
      {possible && <Next ui={ui} />}
      {possible && (
        <p>
          <LinkButton href={paths.inquiry()}>{ui.t('intake.ask.title')}</LinkButton>
        </p>
      )}
      {possible && <Cost ui={ui} household={answers.household} />}
      {!possible && <Elsewhere ui={ui} />}
      <Given ui={ui} answers={answers} />
    </Page>
  );
}

function headline(ui: Ui, verdict: Verdict): ReactNode {
  switch (verdict.kind) {
    case 'later':
      return ui.t('eligibility.result.later', { day: ui.day(verdict.times.usableFrom) });
    case 'gap':
      return ui.t(`eligibility.result.gap_${verdict.open ? 'open' : 'past'}`, { day: ui.day(verdict.by) });
    default:
      return ui.t(`eligibility.result.${verdict.kind}`);
  }
}

function Why({ ui, verdict, answers }: { ui: Ui; verdict: Verdict; answers: Answers }) {
  if ('why' in verdict) return <p>{ui.t(`eligibility.why.${verdict.why}`)}</p>;
  return (
    <>
      <p>{ui.t(`eligibility.why.${verdict.kind}`)}</p>
      {verdict.kind === 'later' && <p>{ui.t(`eligibility.why.${firstHelp(answers.service)}`)}</p>}
      {'unsure' in verdict && verdict.unsure && <p>{ui.t('eligibility.why.during')}</p>}
    </>
  );
}

function When({ ui, times, over }: { ui: Ui; times: Times; over: boolean }) {
  return (
    <section aria-labelledby="when">
      <h2 id="when">{ui.t('eligibility.when.title')}</h2>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('eligibility.when.from'), value: ui.day(times.usableFrom) },
          { term: ui.t('eligibility.when.until'), value: ui.day(over ? times.byHire : times.estimated) },
        ]}
      />
      <Details summary={ui.t('eligibility.when.why')}>
        <ul className="dotted">
          <li>{ui.t('eligibility.when.half_year', { from: ui.day(times.countedFrom), until: ui.day(times.reached) })}</li>
          {!over && <li>{ui.t('eligibility.when.by_use', { from: ui.day(times.start), until: ui.day(times.byUse) })}</li>}
          <li>{ui.t('eligibility.when.by_hire', { from: ui.day(times.countedFrom), until: ui.day(times.byHire) })}</li>
          <li>{ui.t('eligibility.when.first')}</li>
        </ul>
        <p>{ui.t('eligibility.when.sources')}</p>
      </Details>
    </section>
  );
}

/** The way to the service: each step with whom, and where. */
function Next({ ui }: { ui: Ui }) {
  return (
    <section aria-labelledby="next">
      <h2 id="next">{ui.t('eligibility.next.title')}</h2>
      <p>{ui.t('eligibility.next.lead')}</p>
      <ol className="numbered">
        {procedure.map((step) => (
          <li key={step}>
            <b>{ui.t(`eligibility.next.${step}.what`)}</b>
            <br />
            {ui.t(`eligibility.next.${step}.where`)}
          </li>
        ))}
      </ol>
      <p>{ui.t('eligibility.next.bring')}</p>
    </section>
  );
}

function Cost({ ui, household }: { ui: Ui; household: Answers['household'] }) {
  const known = household && household !== 'unsure' ? monthlyShare(household, today()) : null;
  return (
    <section aria-labelledby="cost">
      <h2 id="cost">{ui.t('eligibility.cost.title')}</h2>
      <p>
        {known?.most === 0
          ? ui.t('eligibility.cost.nothing')
          : ui.t('eligibility.cost.some', { ...(known ?? monthlyShare('taxed', today())) })}
      </p>
      {!known && <p>{ui.t('eligibility.cost.unsure')}</p>}
      <Details summary={ui.t('eligibility.cost.why')}>
        <ul className="dotted">
          <li>{ui.t('eligibility.cost.household')}</li>
          <li>{ui.t('eligibility.cost.month')}</li>
          <li>{ui.t('eligibility.cost.caps')}</li>
          <li>{ui.t('eligibility.cost.second_year')}</li>
        </ul>
        <p>{ui.t('eligibility.cost.sources')}</p>
      </Details>
    </section>
  );
}

/** Who helps where this service does not. */
const Elsewhere = ({ ui }: { ui: Ui }) => (
  <section aria-labelledby="elsewhere">
    <h2 id="elsewhere">{ui.t('eligibility.elsewhere.title')}</h2>
    <ul className="dotted">
      <li>{ui.t('eligibility.elsewhere.centre')}</li>
      <li>{ui.t('eligibility.elsewhere.town')}</li>
      <li>{ui.t('eligibility.elsewhere.hello')}</li>
    </ul>
  </section>
);

/** The answers, each with the way to change it, and a way to take them all away. */
function Given({ ui, answers }: { ui: Ui; answers: Answers }) {
  const said = (question: Question): ReactNode => {
    const answer = answers[question] ?? '';
    return /^\d/.test(answer) ? ui.day(answer) : ui.t(`eligibility.${question}.${answer}`);
  };
  return (
    <section aria-labelledby="given">
      <h2 id="given">{ui.t('eligibility.given.title')}</h2>
      <SummaryList
        ui={ui}
        rows={asked(answers).map((question) => ({
          term: ui.t(`eligibility.given.${question}`),
          value: said(question),
          change: { href: paths.canIUse(question), what: ui.text(`eligibility.given.${question}`) },
        }))}
      />
      <p>{ui.t('eligibility.given.kept')}</p>
      <Form ui={ui} action={paths.canIUse('forget')}>
        <Button variant="secondary">{ui.t('eligibility.given.forget')}</Button>
      </Form>
    </section>
  );
}
