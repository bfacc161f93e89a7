import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Tag } from '@/components/ui/tag';
import { type Asked, stateOf } from '@/lib/answers/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { label } from './answer-page';

type Props = { ui: Ui; caseId: string; entryId: string; asked: Asked[]; person: boolean; mayAsk: boolean };

/** The questions that were sent out by link about an entry: to whom, what came back; the person's yes where one waits for it. */
export function Questions({ ui, caseId, entryId, asked, person, mayAsk }: Props) {
  if (asked.length === 0 && !mayAsk) return null;
  return (
    <section className="no-print" id="questions">
      <h2>{ui.t('answers.list.title')}</h2>
      {asked.length > 0 && (
        <ol className="answers">
          {asked.map((question) => (
            <Question key={question.id} ui={ui} caseId={caseId} entryId={entryId} question={question} person={person} />
          ))}
        </ol>
      )}
      {mayAsk && (
        <p>
          <a className="alone" href={paths.askMember(caseId, entryId)}>
            {ui.t('answers.list.ask')}
          </a>
        </p>
      )}
    </section>
  );
}

type One = { ui: Ui; caseId: string; entryId: string; question: Asked; person: boolean };

function Question({ ui, caseId, entryId, question, person }: One) {
  const state = stateOf(question);
  const decide = (answer: 'yes' | 'no') => (
    <Form ui={ui} action={paths.question(caseId, entryId, question.id, 'decide')}>
      <Hidden name="answer" value={answer} />
      <Button variant={answer === 'yes' ? 'primary' : 'secondary'}>{ui.t(`answers.decide.${answer}`)}</Button>
    </Form>
  );
  return (
    <li>
      <p className="by">
        <Tag>{ui.t(`answers.state.${state}`)}</Tag> {ui.name(question.memberName, question.memberReading)}{' '}
        <time dateTime={question.askedAt.toISOString()}>{ui.say(ui.dayTime(question.askedAt))}</time>
      </p>
      <p className="words">{ui.say(question.words)}</p>
      {question.choice !== null && <p>{ui.t('answers.answered', { answer: label(ui, question, question.choice) })}</p>}
      {state === 'open' && question.expiresAt && (
        <p className="hint">{ui.t('answers.until', { day: ui.day(question.expiresAt) })}</p>
      )}
      {state === 'wrong' && <p>{ui.t('answers.wrong.told')}</p>}
      {state === 'unapproved' && !person && <p className="hint">{ui.t('answers.waits')}</p>}
      {state === 'unapproved' && person && (
        <>
          <p>{ui.t('answers.decide.hint')}</p>
          <div className="actions">
            {decide('yes')}
            {decide('no')}
          </div>
        </>
      )}
      {state === 'undelivered' && <p className="hint">{ui.t('answers.undelivered')}</p>}
      {(state === 'open' || state === 'undelivered' || (state === 'unapproved' && !person)) && (
        <Form ui={ui} action={paths.question(caseId, entryId, question.id, 'revoke')}>
          <Button variant="quiet">{ui.t('answers.revoke')}</Button>
        </Form>
      )}
    </li>
  );
}
