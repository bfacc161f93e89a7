import { StepFacts } from '@/components/accommodations/step-facts';
import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import type { StepDetail } from '@/lib/accommodations/model';
import type { EntryDetail } from '@/lib/entries/model';
import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Author } from './author';
import { OwnActs } from './own-acts';
import { RevisedNote } from './revised-note';

type Props = { ui: Ui; caseId: string; root: Entry; answers: Entry[]; circle: Circle };

/** Answers and changes of status, in the order in which they came. An answer to fewer readers says who they are. */
export function Answers({ ui, caseId, root, answers, circle }: Props) {
  return (
    <ol className="answers">
      {answers.map((answer) => (
        <li key={answer.id} id={`e-${answer.id}`} data-side={answer.authorKind} data-own={answer.own ? '' : undefined}>
          <p className="by">
            <Author ui={ui} entry={answer} />{' '}
            <time dateTime={answer.occurredAt.toISOString()}>{ui.say(ui.dayTime(answer.occurredAt))}</time>
          </p>
          {answer.kind === 'step' && <StepFacts ui={ui} detail={answer.detail as StepDetail} />}
          {answer.kind === 'status' && <p>{ui.t('entries.moved', moveOf(ui, answer))}</p>}
          {answer.undoneAt ? <p className="hint">{ui.t('entries.undo.was')}</p> : null}
          {answer.body && <p className="words">{ui.say(answer.body)}</p>}
          <RevisedNote ui={ui} caseId={caseId} entry={answer} />
          {!answer.undoneAt && narrower(answer, root) && (
            <Readers ui={ui} circle={circle} audience={answer.audience} category={answer.category} own={answer.own} />
          )}
          <OwnActs ui={ui} caseId={caseId} entry={answer} />
        </li>
      ))}
    </ol>
  );
}

const narrower = (answer: Entry, root: Entry) => root.audience.some((id) => !answer.audience.includes(id));

function moveOf(ui: Ui, { detail }: Entry) {
  const { from, to } = detail as EntryDetail['status'];
  return { from: ui.text(`kinds.status.${from}`), to: ui.text(`kinds.status.${to}`) };
}

export const answerHref = (caseId: string, threadId: string, answerId: string): string =>
  `${paths.entry(caseId, threadId)}#e-${answerId}`;
