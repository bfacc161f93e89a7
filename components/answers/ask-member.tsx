import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { type Purpose, questionDraft } from '@/lib/answers/model';
import type { Askable } from '@/lib/answers/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  entryId: string;
  back: string;
  purpose: Purpose;
  people: Askable[];
  /** Whether a question to the company waits for the supported person's yes. */
  approval: boolean;
  state: FormState;
};

/** Asking one person one question, to be answered by a tap from a mail. */
export function AskMember({ ui, caseId, entryId, back, purpose, people, approval, state }: Props) {
  const { errors } = state;
  return (
    <>
      <BackLink ui={ui} href={back} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t('answers.ask.title')}</h1>
      <p>{ui.t('answers.ask.lead')}</p>
      {people.length === 0 ? (
        <Empty>{ui.t('answers.ask.nobody')}</Empty>
      ) : (
        <Form ui={ui} action={paths.askMember(caseId, entryId, 'send')}>
          <Hidden name="purpose" value={purpose} />
          <Radios
            ui={ui}
            name="member"
            label={ui.t('answers.ask.whom')}
            error={errors.member}
            value={valueOf(state, 'member')}
            choices={people.map((one) => ({
              value: one.id,
              label: ui.name(one.name, one.reading),
              hint: ui.say(one.title || one.label),
            }))}
          />
          <TextArea
            ui={ui}
            name="words"
            label={ui.t('answers.ask.words')}
            hint={ui.t('answers.ask.words_hint')}
            error={errors.words}
            value={valueOf(state, 'words')}
            rows={3}
          />
          {purpose === 'reply' ? (
            <fieldset className="field" id="tap1-group">
              <legend>{ui.t('answers.ask.taps')}</legend>
              {(['tap1', 'tap2', 'tap3', 'tap4'] as const).map((name, place) => (
                <TextField
                  key={name}
                  ui={ui}
                  name={name}
                  label={ui.t('answers.ask.tap', { n: place + 1 })}
                  need={place < 2 ? 'required' : 'optional'}
                  error={errors[name]}
                  value={valueOf(state, name)}
                />
              ))}
            </fieldset>
          ) : (
            <p>{ui.t(purpose === 'accommodation' ? 'answers.ask.four' : 'answers.ask.effect')}</p>
          )}
          <Autosave ui={ui} draftKey={questionDraft(entryId)} />
          <p>{ui.t(approval ? 'answers.ask.approval' : 'answers.ask.at_once')}</p>
          <div className="actions">
            <Button>{ui.t('answers.ask.send')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
