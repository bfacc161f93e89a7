import { type Circle, inOrder, listWords, partyWords } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { ReadersNote } from '@/components/ui/readers-note';
import { Steps } from '@/components/ui/steps';
import { TextArea } from '@/components/ui/text-area';
import { examples } from '@/lib/accommodations/examples';
import {
  type About,
  askDraft,
  askStepBefore,
  askSteps,
  type PartName,
  type Parts,
  wordsOfParts,
} from '@/lib/accommodations/model';
import type { Colleague } from '@/lib/accommodations/queries';
import { readsCategory } from '@/lib/entries/model';
import type { FieldErrors } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { MeasureChoice, WorryChoice } from './about';
import { AskedParts } from './parts';
import { WhoMayKnow } from './who-may-know';

type Asked = {
  ui: Ui;
  caseId: string;
  step: PartName;
  parts: Parts;
  about: About;
  toCheck: boolean;
  errors: FieldErrors;
  notice?: string | undefined;
  /** Of the last question: whom one knows at the company, who of them is ticked, and how far. */
  knowing: { colleagues: Colleague[]; people: string[]; far: string };
};

/** A step of asking: one question, a few lines, examples for who has no words for it. */
export function AskQuestion({ ui, caseId, step, parts, about, toCheck, errors, notice, knowing }: Asked) {
  const before = askStepBefore(step);
  const back = toCheck ? 'check' : before;
  return (
    <>
      <BackLink ui={ui} href={back ? paths.newAccommodation(caseId, back) : paths.accommodations(caseId)} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <Steps ui={ui} n={askSteps.indexOf(step) + 1} m={askSteps.length} />
      <h1>{ui.t(`accommodations.question.${step}.title`)}</h1>
      <Form ui={ui} action={paths.newAccommodation(caseId, 'keep')}>
        <Hidden name="step" value={step} />
        <Hidden name="next" value={toCheck ? 'check' : ''} />
        {step === 'knows' && <WhoMayKnow ui={ui} {...knowing} />}
        <TextArea
          ui={ui}
          name={step}
          label={ui.t(`accommodations.parts.${step}`)}
          hint={ui.t(`accommodations.question.${step}.hint`)}
          error={errors[step]}
          value={parts[step]}
          rows={4}
        />
        {step === 'obstacle' && <WorryChoice ui={ui} value={about.worry} />}
        {step === 'wish' && <MeasureChoice ui={ui} value={about.measure} />}
        <Autosave ui={ui} draftKey={askDraft(caseId)} />
        {(step === 'obstacle' || step === 'wish') && (
          <Details summary={ui.t('accommodations.examples.show')}>
            <ul className="dotted">
              {examples.map(({ key }) => (
                <li key={key}>{ui.t(`measures.${key}.${step}`)}</li>
              ))}
            </ul>
          </Details>
        )}
        <div className="actions">
          <Button>{ui.t(toCheck ? 'concerns.new.to_check' : 'common.next')}</Button>
          {!toCheck && parts.obstacle.trim() !== '' && (
            <a href={paths.newAccommodation(caseId, 'check')}>{ui.t('concerns.new.skip')}</a>
          )}
        </div>
      </Form>
    </>
  );
}

type Checked = { ui: Ui; caseId: string; parts: Parts; circle: Circle; notice?: string | undefined };

/** What will be sent, and two ways to send it: to a company, or first to the support worker. */
export function AskCheck({ ui, caseId, parts, circle, notice }: Checked) {
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
      <Hidden name="seen" value={wordsOfParts(parts)} />
    </>
  );
  return (
    <>
      <BackLink ui={ui} href={paths.newAccommodation(caseId, 'knows')} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <Steps ui={ui} n={askSteps.length} m={askSteps.length} />
      <h1>{ui.t('accommodations.question.check')}</h1>
      <AskedParts ui={ui} parts={parts} change={(step) => `${paths.newAccommodation(caseId, step)}?next=check`} />
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
