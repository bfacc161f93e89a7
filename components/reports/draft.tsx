import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import type { Party } from '@/lib/entries/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { DraftLine } from '@/lib/reports/draft';
import { type Field, fields, lineName, longestLine, ownName, reportDraft } from '@/lib/reports/model';
import type { MonthFacts } from '@/lib/reports/queries';

type Props = {
  ui: Ui;
  caseId: string;
  month: string;
  personName: string;
  lines: DraftLine[];
  parties: Party[];
  facts: MonthFacts;
  /** The report that this one would replace. */
  standing: string | null;
  /** The one before was just sent. */
  sent: boolean;
  state: FormState;
};

/** The draft: by field, each line with what it came from; words that are emptied are left out. */
export function Draft({ ui, caseId, month, personName, lines, parties, facts, standing, sent, state }: Props) {
  const missing = [!facts.talkedOn && 'talk', facts.visitable && !facts.visitedOn && 'visit'].filter((one) => one !== false);
  return (
    <>
      <BackLink ui={ui} href={paths.reports(caseId)}>
        {ui.t('reports.title')}
      </BackLink>
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        sent && <Notice kind="done">{ui.t('reports.done.next')}</Notice>
      )}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('reports.of_month', { month: ui.month(month) })}</h1>
      <p>{ui.t('reports.draft.lead', { name: personName })}</p>
      {missing.length > 0 && (
        <Notice kind="warning" title={ui.t('reports.missing.title')}>
          <ul className="dotted">
            {missing.map((what) => (
              <li key={what}>{ui.t(`reports.missing.${what}`)}</li>
            ))}
          </ul>
          <a href={paths.newEntry(caseId, 'contact')}>{ui.t('reports.missing.write')}</a>
        </Notice>
      )}
      <Form ui={ui} action={paths.reportMonth(caseId, month, 'send')}>
        <Hidden name="instead" value={standing ?? ''} />
        {fields.map((field) => (
          <FieldOf
            key={field}
            ui={ui}
            caseId={caseId}
            field={field}
            lines={lines.filter((line) => line.field === field)}
            parties={parties}
            carried={field === 'goal' && facts.before !== ''}
            state={state}
          />
        ))}
        {standing && (
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
        <Autosave ui={ui} draftKey={reportDraft(caseId, month)} />
        <p>{ui.t('reports.draft.send_lead')}</p>
        <div className="actions">
          <Button name="on" value="next">
            {ui.t('reports.draft.send_next')}
          </Button>
          <Button variant="secondary" name="on" value="stay">
            {ui.t('reports.draft.send')}
          </Button>
        </div>
      </Form>
    </>
  );
}

type FieldProps = {
  ui: Ui;
  caseId: string;
  field: Field;
  lines: DraftLine[];
  parties: Party[];
  carried: boolean;
  state: FormState;
};

function FieldOf({ ui, caseId, field, lines, parties, carried, state }: FieldProps) {
  return (
    <section>
      <h2>{ui.t(`reports.field.${field}`)}</h2>
      {lines.map((line, place) => {
        const name = lineName(line.key);
        const sides = parties.filter(({ id }) => line.source.sides.includes(id)).map(({ label }) => label);
        return (
          <div key={line.key}>
            <TextArea
              ui={ui}
              name={name}
              label={ui.t('reports.draft.line', { n: place + 1 })}
              error={state.errors[name]}
              value={valueOf(state, name)}
              rows={2}
            />
            <p className="hint">
              <a href={paths.entry(caseId, line.source.threadId ?? line.source.id)}>
                {ui.t('reports.draft.from', {
                  day: ui.day(line.source.occurredAt),
                  kind: ui.text(`kinds.entry.${line.source.kind}`),
                  name: line.source.authorName,
                })}
              </a>{' '}
              {sides.length > 0
                ? ui.t('reports.draft.also', { names: sides.join(ui.text('common.listSeparator')) })
                : ui.t('reports.draft.person_only')}
            </p>
          </div>
        );
      })}
      <TextArea
        ui={ui}
        name={ownName(field)}
        label={ui.t(lines.length > 0 ? 'reports.draft.add' : `reports.draft.own.${field}`)}
        hint={carried ? ui.t('reports.draft.carried') : undefined}
        error={state.errors[ownName(field)]}
        value={valueOf(state, ownName(field))}
        max={longestLine}
        rows={2}
      />
    </section>
  );
}
