import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { ChoiceLine } from '@/components/ui/radios';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { fields, sideDraft } from '@/lib/reports/model';
import type { Offer } from '@/lib/reports/queries';

type Props = { ui: Ui; caseId: string; month: string; partyId: string; offer: Offer; state: FormState };

/** What goes to a side: of the supported person's report, the lines that it may read, to be ticked; as it will read them. */
export function ToSide({ ui, caseId, month, partyId, offer, state }: Props) {
  const chosen = new Set(valuesOf(state, 'line'));
  const stop = !offer.consented ? 'no_consent' : !offer.read ? 'wait' : null;
  return (
    <>
      <BackLink ui={ui} href={paths.reportMonth(caseId, month)}>
        {ui.t('reports.of_month', { month: ui.month(month) })}
      </BackLink>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('reports.prepare', { party: offer.party })}</h1>
      <p>{ui.t('reports.side.lead', { party: offer.party })}</p>
      {stop && <Notice kind="warning">{ui.t(`reports.${stop}`)}</Notice>}
      {offer.lines.length === 0 && <Empty>{ui.t('reports.side.none', { party: offer.party })}</Empty>}
      {!stop && offer.lines.length > 0 && (
        <Form ui={ui} action={paths.reportTo(caseId, month, partyId, 'send')}>
          <Hidden name="instead" value={offer.standing ?? ''} />
          <div id="line">
            {fields.map((field) => {
              const lines = offer.lines.filter((line) => line.field === field);
              return (
                lines.length > 0 && (
                  <fieldset className="field" key={field}>
                    <legend>{ui.t(`reports.field.${field}`)}</legend>
                    <div className="choices">
                      {lines.map((line) => (
                        <ChoiceLine
                          key={line.key}
                          type="checkbox"
                          name="line[]"
                          choice={{
                            value: line.key,
                            label: ui.say(line.words),
                            ...(line.own && { hint: ui.t('reports.side.own') }),
                          }}
                          checked={chosen.has(line.key)}
                        />
                      ))}
                    </div>
                  </fieldset>
                )
              );
            })}
          </div>
          {offer.standing && (
            <TextField
              ui={ui}
              name="why"
              label={ui.t('reports.why')}
              hint={ui.t('reports.why_hint')}
              need="required"
              error={state.errors.why}
              value={valueOf(state, 'why')}
            />
          )}
          <Autosave ui={ui} draftKey={sideDraft(caseId, month, partyId)} />
          <div className="actions">
            <Button>{ui.t('reports.side.send', { party: offer.party })}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
