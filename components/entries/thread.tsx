import type { ReactNode } from 'react';
import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import { StatusForm } from '@/components/concerns/status-form';
import { eventWords } from '@/components/events/words';
import { LookLinks } from '@/components/looking/links';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import { isQuestionDone } from '@/lib/answers/model';
import { placeOf } from '@/lib/cases/model';
import { type Mover, mayDecide } from '@/lib/concerns/model';
import { type EntryDetail, isTheirs, type Party, readersOf } from '@/lib/entries/model';
import type { TeamMember, Thread as ThreadData } from '@/lib/entries/queries';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice, Watched } from '@/lib/wording/model';
import { Answers } from './answers';
import { Author } from './author';
import { Facts } from './facts';
import { OwnActs } from './own-acts';
import { ProposalNote } from './proposal-note';
import { ReplyForm } from './reply-form';
import { RevisedNote } from './revised-note';

type Props = {
  ui: Ui;
  caseId: string;
  /** The side that the supported person looks as now: it is shown, and nothing can be written. */
  lookingAs: Party | undefined;
  thread: ThreadData;
  circle: Circle;
  mover: Mover;
  team: TeamMember[];
  /** Where the asker learns who looked at this; null where it is not for them. */
  looked: string | null;
  reply: FormState;
  /** What the writer of an answer is told before it is sent. */
  advice: Advice | null;
  people: Watched['people'];
  move: FormState;
  /** What was just done: a key under `entries.done`. */
  done: string | null;
  /** The questions that went out about it, where the asker may know of them. */
  questions?: ReactNode;
  /** Of a contact: whether its record is confirmed. */
  record?: ReactNode;
};

/** An entry: its words, who sees it, what was answered, and what the asker can do about it. */
export function Thread({
  ui,
  caseId,
  lookingAs,
  thread,
  circle,
  mover,
  team,
  looked,
  reply,
  advice,
  people,
  move,
  done,
  questions,
  record,
}: Props) {
  const { root, concern, answers, proposal } = thread;
  const notice = reply.notice ?? move.notice;
  const answered = answers.some((answer) => !answer.own && !answer.undoneAt);
  return (
    <article className="entry">
      <div className="entry-head">
        <BackLink ui={ui} href={paths.timeline(caseId)}>
          {ui.t('entries.back')}
        </BackLink>
        {notice ? (
          <Notice kind="warning">{ui.t(notice)}</Notice>
        ) : (
          done && <Notice kind="done">{ui.t(`${isQuestionDone(done) ? 'answers' : 'entries'}.done.${done}`)}</Notice>
        )}
        <ErrorSummary ui={ui} errors={{ ...reply.errors, ...move.errors }} />
        <p className="by">
          <Tag>{ui.t(`kinds.entry.${root.kind}`)}</Tag> <Author ui={ui} entry={root} />{' '}
          <time dateTime={root.occurredAt.toISOString()}>{ui.say(ui.dayTime(root.occurredAt))}</time>
        </p>
        <h1>{titleOf(ui, thread)}</h1>
        {root.undoneAt && <Undone ui={ui} caseId={caseId} entryId={root.id} again={concern !== null} />}
        {root.body && <p className="words">{ui.say(root.body)}</p>}
        <RevisedNote ui={ui} caseId={caseId} entry={root} />
        <OwnActs ui={ui} caseId={caseId} entry={root} answered={answered} />
        {record}
        {proposal && !root.undoneAt && (
          <ProposalNote
            ui={ui}
            caseId={caseId}
            entryId={root.id}
            proposal={proposal}
            circle={circle}
            decides={mayDecide(circle, root)}
          />
        )}
      </div>
      <aside aria-label={ui.text('entries.about')}>
        {!root.undoneAt && (
          <>
            <Readers ui={ui} circle={circle} audience={root.audience} category={root.category} own={root.own} />
            {root.about.length > 0 && (
              <p className="hint">
                {ui.t('audience.about.left', {
                  names: root.about.map((one) => one.name).join(ui.text('common.listSeparator')),
                })}
              </p>
            )}
            <ReaderActs
              ui={ui}
              caseId={caseId}
              entryId={root.id}
              mayNarrow={root.own || mover.person || mover.team}
              mayPropose={mover.team && !proposal && !root.threadId && !isTheirs(root.kind)}
            />
            {mover.person && (
              <LookLinks
                ui={ui}
                parties={readersOf(root.audience, root.category, circle.parties, new Set(circle.consented)).see}
                hrefOf={({ id }) => paths.entry(placeOf(caseId, id), root.id)}
              />
            )}
          </>
        )}
        <Facts ui={ui} entry={root} concern={root.undoneAt ? null : concern} />
        {looked && (
          <p className="acts no-print">
            <a href={looked}>{ui.t('access-log.link')}</a>
          </p>
        )}
      </aside>
      <div className="entry-rest">
        {answers.length > 0 && (
          <section>
            <h2>{ui.t('entries.answers')}</h2>
            <Answers ui={ui} caseId={caseId} root={root} answers={answers} circle={circle} />
          </section>
        )}
        {lookingAs && !root.threadId && <p className="hint">{ui.t('looking.reply_here', { party: lookingAs.label })}</p>}
        {!lookingAs && !root.undoneAt && !root.threadId && (
          <>
            {questions}
            <ReplyForm ui={ui} caseId={caseId} root={root} circle={circle} state={reply} advice={advice} people={people} />
            {concern && (
              <StatusForm ui={ui} caseId={caseId} entryId={root.id} concern={concern} mover={mover} team={team} state={move} />
            )}
          </>
        )}
      </div>
    </article>
  );
}

function titleOf(ui: Ui, { root, concern }: ThreadData) {
  if (root.title) return ui.say(root.title);
  if (concern) return ui.t(`worries.${concern.worry}.title`);
  if (root.kind === 'life_event') return eventWords(ui, root.detail as EntryDetail['life_event']);
  return ui.t(`kinds.entry.${root.kind}`);
}

function ReaderActs({
  ui,
  caseId,
  entryId,
  mayNarrow,
  mayPropose,
}: {
  ui: Ui;
  caseId: string;
  entryId: string;
  mayNarrow: boolean;
  mayPropose: boolean;
}) {
  if (!mayNarrow && !mayPropose) return null;
  return (
    <p className="acts no-print">
      {mayNarrow && <a href={paths.entryStep(caseId, entryId, 'readers')}>{ui.t('audience.narrow.link')}</a>}
      {mayPropose && <a href={paths.entryStep(caseId, entryId, 'propose')}>{ui.t('audience.propose.link')}</a>}
    </p>
  );
}

/** It was taken back: only its author sees it, and can write it anew. */
function Undone({ ui, caseId, entryId, again }: { ui: Ui; caseId: string; entryId: string; again: boolean }) {
  return (
    <>
      <Notice title={ui.t('entries.undo.was')}>{ui.t('entries.undo.only_you')}</Notice>
      {again && (
        <Form ui={ui} action={paths.entryStep(caseId, entryId, 'again')}>
          <div className="actions">
            <Button variant="secondary">{ui.t('entries.undo.again')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
