import { type Circle, inOrder, listWords, partyWords } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { ReadersNote } from '@/components/ui/readers-note';
import { Steps } from '@/components/ui/steps';
import { TextArea } from '@/components/ui/text-area';
import { WordingAdvice } from '@/components/wording/advice';
import type { ExampleSearch, ShownExample } from '@/lib/accommodations/examples';
import {
  type About,
  type AskStep,
  askDraft,
  askStepBefore,
  askSteps,
  type Knowing,
  type Parts,
  wordsOfParts,
} from '@/lib/accommodations/model';
import type { Colleague } from '@/lib/accommodations/queries';
import { readsCategory } from '@/lib/entries/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';
import { ExamplesHere } from './examples-here';
import { AskedParts } from './parts';
import { WhoMayKnow } from './who-may-know';

type Asked = {
  ui: Ui;
  caseId: string;
  step: Exclude<AskStep, 'check'>;
  /** There are words to be checked already. */
  begun: boolean;
  about: About;
  toCheck: boolean;
  state: FormState;
  colleagues: Colleague[];
  /** Those that fit what is looked for; `open` when somebody has just looked. */
  examples: { shown: ShownExample[]; search: ExampleSearch; open: boolean };
};

/** A step of asking: one question, a few lines, examples for who has no words for it. */
export function AskQuestion({ ui, caseId, step, begun, about, toCheck, state, colleagues, examples }: Asked) {
  const before = askStepBefore(step);
  const back = toCheck ? 'check' : before;
  return (
    <>
      <BackLink ui={ui} href={back ? paths.newAccommodation(caseId, back) : paths.accommodations(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <Steps ui={ui} n={askSteps.indexOf(step) + 1} m={askSteps.length} />
      <h1>{ui.t(`accommodations.question.${step}.title`)}</h1>
      <Form ui={ui} action={paths.newAccommodation(caseId, 'keep')}>
        <Hidden name="step" value={step} />
        <Hidden name="next" value={toCheck ? 'check' : ''} />
        {step === 'knows' ? (
          <WhoMayKnow ui={ui} colleagues={colleagues} state={state} />
        ) : (
          <TextArea
            ui={ui}
            name={step}
            label={ui.t(`accommodations.parts.${step}`)}
            hint={ui.t(`accommodations.question.${step}.hint`)}
            error={state.errors[step]}
            value={valueOf(state, step)}
            rows={4}
          />
        )}
        {(step === 'obstacle' || step === 'wish') && <ExamplesHere ui={ui} part={step} about={about} {...examples} />}
        <Autosave ui={ui} draftKey={askDraft(caseId)} />
        <div className="actions">
          <Button>{ui.t(toCheck ? 'concerns.new.to_check' : 'common.next')}</Button>
          {!toCheck && begun && <a href={paths.newAccommodation(caseId, 'check')}>{ui.t('concerns.new.skip')}</a>}
        </div>
      </Form>
    </>
  );
}

type Checked = {
  ui: Ui;
  caseId: string;
  parts: Parts;
  knowing: Knowing;
  circle: Circle;
  advice: Advice | null;
  notice?: string | undefined;
};

/** What will be sent, and two ways to send it: to a company, or first to the support worker. */
export function AskCheck({ ui, caseId, parts, knowing, circle, advice, notice }: Checked) {
  const consented = new Set(circle.consented);
  const companies = circle.parties.filter((party) => party.kind === 'employer' && party.open);
  const inner = circle.parties.filter((party) => party.open && ['supported_person', 'support_team'].includes(party.kind));
  const names = (also: typeof companies) =>
    listWords(
      ui,
      inOrder(circle, [...inner, ...also]).map((party) => partyWords(ui, circle, party)),
    );
  const way = (to: 'company' | 'team', company: string) => (
    <>
      <Hidden name="to" value={to} />
      <Hidden name="company" value={company} />
      <Hidden name="seen" value={wordsOfParts(parts, knowing)} />
    </>
  );
  return (
    <>
      <BackLink ui={ui} href={paths.newAccommodation(caseId, 'knows')} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <Steps ui={ui} n={askSteps.length} m={askSteps.length} />
      <h1>{ui.t('accommodations.question.check')}</h1>
      <AskedParts
        ui={ui}
        parts={parts}
        knowing={knowing}
        change={(step) => `${paths.newAccommodation(caseId, step)}?next=check`}
      />
      <WordingAdvice ui={ui} advice={advice} carried={false} />
      {companies.map((company) => {
        const reads = readsCategory(company, 'accommodation', consented);
        return (
          <Form key={company.id} ui={ui} action={paths.newAccommodation(caseId, 'send')}>
            {way('company', company.id)}
            <ReadersNote ui={ui} see={names(reads ? [company] : [])} note={ui.t('accommodations.send.company_hint')} />
            {!reads && (
              <Notice kind="warning">
                {ui.t('accommodations.send.not_readable')}{' '}
                <a href={paths.giveConsent(caseId, company.id)}>{ui.t('accommodations.send.consent')}</a>
              </Notice>
            )}
            <div className="actions">
              <Button>{ui.t('accommodations.send.company', { company: company.label })}</Button>
            </div>
          </Form>
        );
      })}
      {companies.length === 0 && <p>{ui.t('accommodations.no_company')}</p>}
      <p>
        <a className="alone" href={paths.practice(caseId)}>
          {ui.t('accommodations.practice.go')}
        </a>
      </p>
      <Form ui={ui} action={paths.newAccommodation(caseId, 'send')}>
        {way('team', companies[0]?.id ?? '')}
        <ReadersNote ui={ui} see={names([])} note={ui.t('accommodations.send.team_hint')} />
        <div className="actions">
          <Button variant={companies.length > 0 ? 'secondary' : 'primary'}>{ui.t('accommodations.send.team')}</Button>
        </div>
      </Form>
    </>
  );
}
