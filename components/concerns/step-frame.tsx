import type { ReactNode } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Steps } from '@/components/ui/steps';
import { type Step, stepBefore, steps } from '@/lib/concerns/model';
import type { FieldErrors } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  step: Step;
  /** Come from the check, and going back to it. */
  toCheck: boolean;
  errors: FieldErrors;
  notice?: string | undefined;
  /** Whether the rest may be left out: there is something to send already. */
  mayEnd: boolean;
  children: ReactNode;
};

/** A step of raising an issue: one question, the way back, the way on, and the way straight to the check. */
export function StepFrame({ ui, caseId, step, toCheck, errors, notice, mayEnd, children }: Props) {
  const before = stepBefore(step);
  const back = toCheck ? paths.newConcern(caseId, 'check') : before ? paths.newConcern(caseId, before) : paths.home();
  return (
    <>
      <BackLink ui={ui} href={back} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <Steps ui={ui} n={steps.indexOf(step) + 1} m={steps.length} />
      <Form ui={ui} action={paths.concernDraft(caseId)}>
        <Hidden name="step" value={step} />
        <Hidden name="next" value={toCheck ? 'check' : ''} />
        {children}
        <div className="actions">
          <Button>{ui.t(toCheck ? 'concerns.new.to_check' : 'common.next')}</Button>
          {mayEnd && !toCheck && step !== 'readers' && (
            <a href={paths.newConcern(caseId, 'check')}>{ui.t('concerns.new.skip')}</a>
          )}
        </div>
      </Form>
    </>
  );
}
