import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { SummaryList } from '@/components/ui/summary-list';
import { TextArea } from '@/components/ui/text-area';
import { after, type Disclosing, disclosures, type Employment, markOf, seenOf } from '@/lib/employments/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { PeopleOf } from './people-of';

type Props = { ui: Ui; caseId: string; job: Employment };

/** What changes if one tells, in plain words, and the choice. Reading it changes nothing. */
export function Disclose({ ui, caseId, job, state }: Props & { state: FormState }) {
  const known = [
    ...job.colleagues.map((one) => ({
      value: one.id,
      label: ui.name(one.name, one.reading),
      hint: one.title && ui.say(one.title),
    })),
    ...job.named.filter(({ joined }) => !joined).map((one) => ({ value: one.id, label: ui.say(one.name) })),
  ];
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      <BackLink ui={ui} href={paths.jobs(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('employments.choose.title')}</h1>
      <p>
        <b>{ui.name(job.employer, job.reading)}</b>　
        {ui.t('employments.choose.now', { state: ui.text(`kinds.disclosure.${job.disclosure}`) })}
      </p>
      <p>{ui.t('employments.choose.lead')}</p>
      <p>
        <LinkButton variant="quiet" href={paths.newConcern(caseId)}>
          {ui.t('employments.choose.ask')}
        </LinkButton>
      </p>
      <section>
        <h2>{ui.t('employments.what.title')}</h2>
        {disclosures.map((disclosure) => (
          <Details key={disclosure} summary={ui.t(`employments.what.${disclosure}.title`)} open={disclosure !== job.disclosure}>
            <ul className="dotted">
              {(disclosure === 'open' ? [1, 2, 3, 4, 5] : [1, 2, 3]).map((n) => (
                <li key={n}>{ui.t(`employments.what.${disclosure}.${n}`)}</li>
              ))}
            </ul>
          </Details>
        ))}
      </section>
      <Form ui={ui} action={paths.job(caseId, job.id, 'disclosure/answer')}>
        <Radios
          ui={ui}
          name="disclosure"
          label={ui.t('employments.choose.question')}
          error={state.errors.disclosure}
          value={valueOf(state, 'disclosure') || job.disclosure}
          choices={disclosures.map((value) => ({ value, label: ui.t(`employments.choose.${value}`) }))}
        />
        {known.length > 0 && (
          <>
            <Hidden name="keep[]" value="" />
            <Checkboxes
              ui={ui}
              name="keep"
              label={ui.t('employments.choose.keep')}
              hint={ui.t('employments.choose.keep_hint')}
              values={valuesOf(state, 'keep')}
              choices={known}
            />
          </>
        )}
        <TextArea
          ui={ui}
          name="names"
          label={ui.t('employments.choose.names')}
          hint={ui.t('employments.choose.names_hint')}
          need="optional"
          error={state.errors.names}
          value={valueOf(state, 'names')}
          rows={3}
        />
        <div className="actions">
          <Button>{ui.t('common.next')}</Button>
          <a href={paths.jobs(caseId)}>{ui.t('common.cancel')}</a>
        </div>
      </Form>
    </>
  );
}

/** What would change, before it does: who comes in, what they could read, who loses their place, what cannot be unsaid. */
export function CheckDisclosure({ ui, caseId, job, input, notice }: Props & { input: Disclosing; notice: string | undefined }) {
  const { stay, leave, named } = after(job, input);
  const reads = stay.length > 0 ? job.reads : [];
  const past = job.former + leave.length;
  return (
    <>
      <BackLink ui={ui} href={paths.job(caseId, job.id, 'disclosure')} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <h1>{ui.t('employments.check.title')}</h1>
      <p>{ui.t('employments.check.lead')}</p>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('employments.new.employer'), value: ui.name(job.employer, job.reading) },
          { term: ui.t('employments.check.from'), value: ui.t(`kinds.disclosure.${job.disclosure}`) },
          { term: ui.t('employments.check.to'), value: <b>{ui.t(`kinds.disclosure.${input.disclosure}`)}</b> },
          ...(stay.length > 0 ? [{ term: ui.t('employments.check.stay'), value: <PeopleOf ui={ui} people={stay} /> }] : []),
          {
            term: ui.t('employments.check.may'),
            value:
              input.disclosure === 'open' ? (
                ui.t('employments.check.anybody')
              ) : named.length > 0 ? (
                <ul>
                  {named.map((name) => (
                    <li key={name}>{ui.say(name)}</li>
                  ))}
                </ul>
              ) : (
                ui.t('employments.check.nobody')
              ),
          },
          {
            term: ui.t('employments.check.leave'),
            value: leave.length > 0 ? <PeopleOf ui={ui} people={leave} /> : ui.t('employments.check.nobody'),
          },
          {
            term: ui.t('employments.check.reads'),
            value:
              reads.length > 0 ? (
                <ul>
                  {reads.map((category) => (
                    <li key={category}>{ui.t(`categories.${category}.title`)}</li>
                  ))}
                </ul>
              ) : (
                ui.t(`employments.check.${input.disclosure === 'closed' ? 'reads_none' : 'reads_nothing'}`)
              ),
          },
        ]}
      />
      <section>
        <h2>{ui.t('employments.check.unsaid')}</h2>
        <p>
          {input.disclosure === 'closed' || leave.length > 0
            ? ui.t(past > 0 ? 'employments.check.unsaid_some' : 'employments.check.unsaid_none', past > 0 ? { n: past } : {})
            : ui.t('employments.check.unsaid_told')}
        </p>
      </section>
      <Form ui={ui} action={paths.job(caseId, job.id, 'disclosure/decide')}>
        <Hidden name="mark" value={markOf(input)} />
        <Hidden name="seen" value={seenOf(job)} />
        <div className="actions">
          <Button>{ui.t('employments.check.decide')}</Button>
          <LinkButton variant="secondary" href={paths.job(caseId, job.id, 'disclosure')}>
            {ui.t('employments.check.back')}
          </LinkButton>
          <LinkButton variant="quiet" href={paths.jobs(caseId)}>
            {ui.t('common.cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}
