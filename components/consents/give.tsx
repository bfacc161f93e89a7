import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { markOf, type Side, seenOf } from '@/lib/consents/model';
import { categoryWords } from '@/lib/consents/words';
import type { Category } from '@/lib/entries/model';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { askedWords } from './waiting';
import { WhatFields } from './what-fields';

type Props = { ui: Ui; caseId: string; side: Side };

/** With whom to share: a link a side. */
export function ChooseSide({ ui, caseId, sides }: { ui: Ui; caseId: string; sides: Side[] }) {
  return (
    <>
      <BackLink ui={ui} href={paths.consents(caseId)} />
      <h1>{ui.t('consents.give.who')}</h1>
      <ul className="grid">
        {sides.map((side) => (
          <li key={side.id}>
            <LinkButton variant="secondary" href={paths.giveConsent(caseId, side.id)}>
              {ui.name(side.label, side.reading)}
            </LinkButton>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One page: what, what for, until when. Nothing is chosen beforehand but what is shared already. */
export function Give({ ui, caseId, side, scope, state }: Props & { scope: Category[] | null; state: FormState }) {
  return (
    <>
      <ErrorSummary ui={ui} errors={state.errors} />
      <BackLink ui={ui} href={paths.consents(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('consents.give.title')}</h1>
      <p>{ui.t('consents.give.with', { party: side.label })}</p>
      <p>{ui.t('consents.free')}</p>
      {scope && <p>{ui.t('consents.give.guardian')}</p>}
      {side.request && (
        <section className="waiting">
          <p>{askedWords(ui, side.request, side.label)}</p>
          <p>{ui.t('consents.waiting.request_what', { what: categoryWords(ui, side.request.categories) })}</p>
          {side.request.reason && <p className="words">{ui.t('consents.waiting.reason', { reason: side.request.reason })}</p>}
        </section>
      )}
      {side.inForce.length > 0 && (
        <p>
          {ui.t('consents.give.old')} {ui.t('consents.give.replaces')}
        </p>
      )}
      <Form ui={ui} action={paths.giveConsent(caseId, side.id, 'answer')}>
        <WhatFields ui={ui} side={side} scope={scope} state={state} />
        <Button>{ui.t('common.next')}</Button>
      </Form>
    </>
  );
}

/** The words that are agreed to, before they are. Nothing is shared yet. */
export function CheckConsent(props: Props & { wording: string; notice: string | undefined }) {
  const { ui, caseId, side, wording, notice } = props;
  const [heading = '', ...lines] = wording.split('\n');
  return (
    <>
      <BackLink ui={ui} href={paths.giveConsent(caseId, side.id)} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <h1>{ui.t('consents.check.title')}</h1>
      <p>{ui.t('consents.check.lead')}</p>
      <section className="card wording">
        <h2>{ui.say(heading)}</h2>
        {lines.map((line) => (
          <p key={line}>{ui.say(line)}</p>
        ))}
      </section>
      <Form ui={ui} action={paths.giveConsent(caseId, side.id, 'agree')}>
        <Hidden name="shown" value={markOf(wording)} />
        <Hidden name="seen" value={seenOf(side.inForce)} />
        <div className="actions">
          <Button>{ui.t('consents.check.agree')}</Button>
          <LinkButton variant="secondary" href={paths.giveConsent(caseId, side.id)}>
            {ui.t('consents.check.change')}
          </LinkButton>
          <LinkButton variant="quiet" href={paths.consents(caseId)}>
            {ui.t('common.cancel')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

/** It is shared from now on, and how to stop. */
export function Given({ ui, caseId, side }: Props) {
  const last = side.inForce.reduce((latest, { validTo }) => (validTo > latest ? validTo : latest), new Date(0));
  return (
    <>
      <h1>{ui.t('consents.given.title')}</h1>
      <p>{ui.t('consents.given.text', { party: side.label, until: ui.day(new Date(last.getTime() - 1)) })}</p>
      <ul>
        {side.inForce.map(({ category }) => (
          <li key={category}>{ui.t(`consents.reads.${side.kind}.${category}`)}</li>
        ))}
      </ul>
      <p>{ui.t('consents.given.stop')}</p>
      <p>
        <LinkButton variant="secondary" href={paths.consents(caseId)}>
          {ui.t('consents.act.back')}
        </LinkButton>
      </p>
    </>
  );
}
