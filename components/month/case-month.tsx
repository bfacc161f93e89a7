import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { type CaseMonth as Month, type MonthState, severityOf } from '@/lib/duties/month';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { hrefOf, stateWords } from './words';

type Props = { ui: Ui; caseId: string; month: string; found: Month | null };

/** A case's month, item by item: where it stands, why it is asked for, and how it is let go. */
export function CaseMonth({ ui, caseId, month, found }: Props) {
  return (
    <>
      <BackLink ui={ui} href={paths.month(month)}>
        {ui.t('month.back')}
      </BackLink>
      <h1>{ui.t('month.of', { month: ui.month(month) })}</h1>
      <p>
        <a className="alone" href={paths.caseExports(caseId, month)}>
          {ui.t('exports.title')}
        </a>
      </p>
      {!found && <Empty>{ui.t('month.not_in_use')}</Empty>}
      {found?.items.map((state) => (
        <section key={state.item} aria-labelledby={state.item}>
          <h2 id={state.item}>{ui.t(`month.item.${state.item}`)}</h2>
          <p>
            {ui.t(`duties.severity.${severityOf(state.item)}`)} {ui.t(`month.why.${state.item}`)}
          </p>
          <ItemState ui={ui} caseId={caseId} month={month} found={found} state={state} />
        </section>
      ))}
    </>
  );
}

function ItemState({ ui, caseId, month, found, state }: Omit<Props, 'found'> & { found: Month; state: MonthState }) {
  if (state.state === 'excused')
    return (
      <>
        <p>{ui.say(ui.text('month.excused_by', { name: state.by, reason: state.reason }))}</p>
        <Form ui={ui} action={paths.monthItem(caseId, month, state.item, 'take-back')}>
          <Button variant="secondary">{ui.t('month.take_back')}</Button>
        </Form>
      </>
    );
  if (state.state !== 'missing') return <p>{ui.say(stateWords(ui, found, state))}</p>;
  return (
    <p className="acts">
      <a href={hrefOf(caseId, month, state)}>
        <b>{ui.say(stateWords(ui, found, state))}</b>
      </a>
      <a href={paths.monthItem(caseId, month, state.item)}>{ui.t('month.excuse_link')}</a>
    </p>
  );
}

/** Why something of a month is let go. */
export function ExcuseForm({
  ui,
  caseId,
  month,
  item,
  state,
}: Pick<Props, 'ui' | 'caseId' | 'month'> & { item: MonthState['item']; state: FormState }) {
  return (
    <>
      <BackLink ui={ui} href={paths.caseMonth(caseId, month)}>
        {ui.t('month.of', { month: ui.month(month) })}
      </BackLink>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('month.excuse_title', { item: ui.text(`month.item.${item}`) })}</h1>
      <p>{ui.t('month.excuse_lead')}</p>
      <Form ui={ui} action={paths.monthItem(caseId, month, item, 'save')}>
        <TextField
          ui={ui}
          name="reason"
          label={ui.t('month.excuse_reason')}
          error={state.errors.reason}
          value={valueOf(state, 'reason')}
          maxLength={1000}
        />
        <Button>{ui.t('month.excuse_send')}</Button>
      </Form>
    </>
  );
}
