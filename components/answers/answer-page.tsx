import { AskedParts } from '@/components/accommodations/parts';
import { SlotFields } from '@/components/meetings/slot-fields';
import { Button, LinkButton } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { TextArea } from '@/components/ui/text-area';
import { burdens } from '@/lib/accommodations/model';
import { needsWords, type OpenQuestion, tapsOf } from '@/lib/answers/model';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import type { Slot } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import { Line } from './line';

type Props = {
  ui: Ui;
  token: string;
  question: OpenQuestion;
  state: FormState;
  /** An answer that needs more than a tap, and was tapped. */
  chosen: string | null;
  done: boolean;
};

/** One question, and what can be tapped. Nothing else of the case. */
export function AnswerPage({ ui, token, question, state, chosen, done }: Props) {
  const { addressee, addresseeReading, asker, askerReading, agency, choice, expiresAt } = question;
  return (
    <Page ui={ui}>
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      {done && (
        <Notice kind="done" title={ui.t('answers.thanks')}>
          {ui.t('answers.thanks_more')}
        </Notice>
      )}
      <h1>{ui.t('answers.title')}</h1>
      <p>
        {ui.t('answers.to')} {ui.name(addressee, addresseeReading)}
        <small className="line">
          {ui.t('answers.from')} {ui.name(asker, askerReading)}（{ui.say(agency)}）
        </small>
      </p>
      <p className="words act">{ui.say(question.words)}</p>
      {question.parts && <AskedParts ui={ui} parts={question.parts} knowing={question.parts.knowing} />}
      {choice !== null && <p>{ui.t('answers.yours', { answer: label(ui, question, choice) })}</p>}
      {question.slots && question.purpose === 'slots' ? (
        <Slots ui={ui} token={token} slots={question.slots} state={state} />
      ) : chosen ? (
        <More ui={ui} token={token} question={question} state={state} chosen={chosen} />
      ) : (
        <Taps ui={ui} token={token} question={question} state={state} />
      )}
      <p className="hint">{ui.t('answers.until', { day: ui.day(expiresAt) })}</p>
      {choice === null && (
        <Details summary={ui.t('answers.wrong.title')}>
          <p>{ui.t('answers.wrong.hint')}</p>
          <Form ui={ui} action={paths.answer(token, 'wrong')}>
            <div className="actions">
              <Button variant="secondary">{ui.t('answers.wrong.send')}</Button>
            </div>
          </Form>
        </Details>
      )}
    </Page>
  );
}

/** An answer in words, in the reader's language where it is one of ours. */
export function label(ui: Ui, { purpose }: Pick<OpenQuestion, 'purpose'>, answer: string): string {
  if (purpose === 'reply') return answer;
  if (purpose === 'slots') return ui.text(`meetings.answer.${answer}`);
  return ui.text(purpose === 'accommodation' ? `accommodations.act.${answer}` : `accommodations.effect.${answer}`);
}

function Taps({ ui, token, question, state }: Omit<Props, 'chosen' | 'done'>) {
  const name = (tap: string) => (question.purpose === 'reply' ? ui.say(tap) : ui.t(tapKey(question, tap)));
  return (
    <Form ui={ui} action={paths.answer(token, 'send')}>
      <Line ui={ui} state={state} />
      <div className="actions">
        {tapsOf(question).map((tap) =>
          needsWords(question.purpose, tap) ? (
            <LinkButton key={tap} variant="secondary" href={`${paths.answer(token)}?choice=${tap}`}>
              {name(tap)}
            </LinkButton>
          ) : (
            <Button key={tap} variant="secondary" name="choice" value={tap}>
              {name(tap)}
            </Button>
          ),
        )}
      </div>
    </Form>
  );
}

/** When a meeting could be: ticked and sent, or none of them. */
function Slots({ ui, token, slots, state }: Pick<Props, 'ui' | 'token' | 'state'> & { slots: Slot[] }) {
  return (
    <Form ui={ui} action={paths.answer(token, 'send')}>
      <SlotFields ui={ui} name="slots" slots={slots} state={state} />
      <div className="actions">
        <Button name="choice" value="can">
          {ui.t('meetings.answer.send')}
        </Button>
        <Button variant="secondary" name="choice" value="none">
          {ui.t('meetings.answer.none')}
        </Button>
      </div>
    </Form>
  );
}

const tapKey = ({ purpose }: OpenQuestion, tap: string) =>
  purpose === 'accommodation' ? `accommodations.act.${tap}` : `accommodations.effect.${tap}`;

/** What an offer or a refusal needs. */
function More({ ui, token, state, chosen }: Omit<Props, 'done'>) {
  return (
    <Form ui={ui} action={paths.answer(token, 'send')}>
      <h2>{ui.t(`accommodations.form.${chosen}.title`)}</h2>
      <p>{ui.t(`accommodations.form.${chosen}.lead`)}</p>
      <Hidden name="choice" value={chosen ?? ''} />
      {chosen === 'not_now' && (
        <Checkboxes
          ui={ui}
          name="burdens"
          label={ui.t('accommodations.burdens.title')}
          hint={ui.t('accommodations.burdens.hint')}
          need="required"
          error={state.errors.burdens}
          values={valuesOf(state, 'burdens')}
          choices={burdens.map((burden) => ({ value: burden, label: ui.t(`accommodations.burdens.${burden}`) }))}
        />
      )}
      <TextArea
        ui={ui}
        name="line"
        label={ui.t(`accommodations.form.${chosen}.words`)}
        need="required"
        error={state.errors.line}
        value={valueOf(state, 'line')}
        rows={3}
      />
      {chosen === 'not_now' && (
        <TextArea
          ui={ui}
          name="instead"
          label={ui.t('accommodations.instead')}
          need="required"
          error={state.errors.instead}
          value={valueOf(state, 'instead')}
          rows={3}
        />
      )}
      <div className="actions">
        <Button>{ui.t(`accommodations.form.${chosen}.send`)}</Button>
        <a href={paths.answer(token)}>{ui.t('common.back')}</a>
      </div>
    </Form>
  );
}

/** The link opens nothing any more, and says why. */
export function AnswerOver({ ui, state }: { ui: Ui; state: string }) {
  return (
    <Page ui={ui}>
      <h1>{ui.t(`answers.over.${state}.title`)}</h1>
      <p>{ui.t(`answers.over.${state}.text`)}</p>
    </Page>
  );
}
