import type { ReactNode } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { Steps } from '@/components/ui/steps';
import { households, places, type Question, services, works } from '@/lib/eligibility/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string } | null;
  question: Question;
  /** The questions that are asked of somebody with the answers so far. */
  order: Question[];
  /** Came back from a leave: then the day of coming back is asked. */
  returned: boolean;
  state: FormState;
};

const choices: Partial<Record<Question, readonly string[]>> = {
  service: services,
  work: works,
  place: places,
  during: ['no', 'yes', 'unsure'],
  household: households,
};

/** One question a page, the way back and the way on. */
export function QuestionPage({ ui, me, question, order, returned, state }: Props) {
  const place = order.indexOf(question);
  const back = paths.canIUse(order[place - 1]);
  return (
    <Page ui={ui} me={me ?? undefined}>
      <BackLink ui={ui} href={back} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <Steps ui={ui} n={place + 1} m={order.length} />
      <Form ui={ui} action={paths.canIUse('answer')}>
        <Hidden name="question" value={question} />
        <Asked ui={ui} question={question} words={question === 'hired' && returned ? 'returned' : question} state={state} />
        <div className="actions">
          <Button>{ui.t('common.next')}</Button>
        </div>
      </Form>
    </Page>
  );
}

function Asked({ ui, question, words, state }: { ui: Ui; question: Question; words: string; state: FormState }): ReactNode {
  const field = {
    ui,
    name: question,
    heading: true,
    label: ui.t(`eligibility.${words}.label`),
    hint: ui.t(`eligibility.${words}.hint`),
    error: state.errors[question],
    value: valueOf(state, question),
  };
  const offered = choices[question];
  if (!offered) return <DateField {...field} />;
  return (
    <Radios
      {...field}
      choices={offered.map((value) => ({
        value,
        label: ui.t(`eligibility.${question}.${value}`),
        hint: hintOf(ui, question, value),
      }))}
    />
  );
}

const hints = [
  'service.transition',
  'service.type_a',
  'service.type_b',
  'service.training',
  'service.daily_care',
  'place.company',
  'place.type_a',
  'work.returned',
];
const hintOf = (ui: Ui, question: Question, value: string) =>
  hints.includes(`${question}.${value}`) ? ui.t(`eligibility.${question}.${value}_hint`) : undefined;
