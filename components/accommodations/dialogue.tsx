import type { ReactNode } from 'react';
import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import { DateLink } from '@/components/calendar/date-link';
import { Answers } from '@/components/entries/answers';
import { Author } from '@/components/entries/author';
import { ReplyForm } from '@/components/entries/reply-form';
import { LookLinks } from '@/components/looking/links';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import { type Act, actsFor, type DialogueSide, isOver, narrows, type StepDetail } from '@/lib/accommodations/model';
import type { Accommodation } from '@/lib/accommodations/queries';
import { placeOf } from '@/lib/cases/model';
import { type Party, readersOf } from '@/lib/entries/model';
import type { Thread } from '@/lib/entries/queries';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice, Watched } from '@/lib/wording/model';
import { Moved } from './moved';
import { firstLine } from './overview';
import { AskedParts } from './parts';
import { StepFacts } from './step-facts';
import { Turn } from './turn';
import { knowingWords } from './who-may-know';

type Props = {
  ui: Ui;
  caseId: string;
  /** The side whose eyes one looks through. */
  lookingAs: Party | undefined;
  found: Accommodation;
  thread: Thread;
  circle: Circle;
  side: DialogueSide | null;
  reply: FormState;
  advice: Advice | null;
  people: Watched['people'];
  /** The questions that went out about it, where the asker may know of them. */
  questions: ReactNode;
  /** Where to see who looked at it; null for whom it is not. */
  looked: string | null;
  /** What was just done: a message key. */
  done: string | null;
  /** The day to look back was a day off. */
  moved: boolean;
};

/** A dialogue about an accommodation: where it stands, what one can do now, what is asked, what has happened. */
export function Dialogue({
  ui,
  caseId,
  lookingAs,
  found,
  thread,
  circle,
  side,
  reply,
  advice,
  people,
  questions,
  looked,
  done,
  moved,
}: Props) {
  const { root, answers } = thread;
  const wish = (found.parts?.wish ?? '').trim() !== '';
  // What the company has offered or refused is what the person decides on: it stands before the buttons.
  const latest = ['offered', 'refused'].includes(found.state)
    ? answers.findLast((answer) => answer.kind === 'step')
    : undefined;
  const can = actsFor(found.state, side, wish, narrows(found.knowing));
  return (
    <article className="entry">
      <div className="entry-head">
        <BackLink ui={ui} href={paths.accommodations(caseId)}>
          {ui.t('accommodations.title')}
        </BackLink>
        {reply.notice ? (
          <Notice kind="warning">{ui.t(reply.notice)}</Notice>
        ) : (
          done && (
            <Notice kind="done">
              {ui.t(done)}
              {moved && found.reviewOn && <Moved ui={ui} to={found.reviewOn} />}
            </Notice>
          )
        )}
        <ErrorSummary ui={ui} errors={reply.errors} />
        <p className="by">
          <Tag>{ui.t(`accommodations.state.${found.state}`)}</Tag> <Author ui={ui} entry={root} />{' '}
          <time dateTime={root.occurredAt.toISOString()}>{ui.say(ui.dayTime(root.occurredAt))}</time>
        </p>
        <h1>{ui.say(firstLine(found))}</h1>
        {found.parts ? (
          <AskedParts ui={ui} parts={found.parts} headed={firstLine(found)} />
        ) : (
          <p className="words">{ui.say(root.body)}</p>
        )}
        {found.state === 'draft' && (
          <p>
            {ui.t(
              found.companyId
                ? side === 'supported_person'
                  ? 'accommodations.approve'
                  : 'accommodations.draft_for'
                : 'accommodations.no_company',
            )}
          </p>
        )}
        {latest && (
          <section className="act">
            <h2>{ui.t('accommodations.answer')}</h2>
            <StepFacts ui={ui} detail={latest.detail as StepDetail} />
            <p className="words">{ui.say(latest.body)}</p>
          </section>
        )}
        {can.length > 0 && (
          <Acts ui={ui} caseId={caseId} found={found} side={side} can={can} looking={lookingAs !== undefined} />
        )}
      </div>
      <aside aria-label={ui.text('entries.about')}>
        <Readers ui={ui} circle={circle} audience={root.audience} category={root.category} own={root.own} />
        {side === 'supported_person' && (
          <LookLinks
            ui={ui}
            parties={readersOf(root.audience, root.category, circle.parties, new Set(circle.consented)).see}
            hrefOf={({ id }) => paths.accommodation(placeOf(caseId, id), root.id)}
          />
        )}
        <SummaryList ui={ui} rows={factsOf(ui, found, side)} />
        {looked && (
          <p className="acts no-print">
            <a href={looked}>{ui.t('access-log.link')}</a>
          </p>
        )}
      </aside>
      <div className="entry-rest">
        {side !== null && side !== 'employer' && (
          <p className="no-print">
            <a className="alone" href={paths.accommodation(caseId, found.id, 'evidence')}>
              {ui.t('accommodations.evidence.title')}
            </a>{' '}
            {side === 'supported_person' && (
              <a className="alone" href={paths.practice(caseId, found.id)}>
                {ui.t('accommodations.practice.go')}
              </a>
            )}
          </p>
        )}
        {answers.length > 0 && (
          <section>
            <h2>{ui.t('accommodations.history')}</h2>
            <Answers ui={ui} caseId={caseId} root={root} answers={answers} circle={circle} />
          </section>
        )}
        {questions}
        {lookingAs && <p className="hint">{ui.t('looking.reply_here', { party: lookingAs.label })}</p>}
        {!lookingAs && !isOver(found.state) && (
          <ReplyForm ui={ui} caseId={caseId} root={root} circle={circle} state={reply} advice={advice} people={people} />
        )}
      </div>
    </article>
  );
}

/** The answers that bring a dialogue on stand open; what is rarer is folded away. */
const rarer: Act[] = ['talk', 'recheck', 'know', 'end', 'withdraw'];
/** Acts that need no words: one tap. */
const atOnce: Act[] = ['yes', 'accept'];

function Acts({
  ui,
  caseId,
  found,
  side,
  can,
  looking,
}: {
  ui: Ui;
  caseId: string;
  found: Accommodation;
  side: DialogueSide | null;
  can: Act[];
  looking: boolean;
}) {
  // The four answers of the company stand side by side: asking to talk is one of them.
  const answering = side === 'employer' && ['asked', 'talking'].includes(found.state);
  const first = can.filter((act) => !rarer.includes(act) || (answering && act === 'talk'));
  const rest = can.filter((act) => !first.includes(act));
  const act = (name: Act, place: number) => (
    <OneAct key={name} ui={ui} caseId={caseId} found={found} act={name} first={place === 0 && !answering} looking={looking} />
  );
  return (
    <section className="no-print" id="act">
      <h2>{ui.t(answering ? 'accommodations.company_asks' : 'accommodations.yours')}</h2>
      {first.length > 0 && <div className="actions">{first.map(act)}</div>}
      {rest.length > 0 && first.length > 0 && (
        <Details summary={ui.t('accommodations.more')}>
          <div className="actions">{rest.map((name) => act(name, 1))}</div>
        </Details>
      )}
      {rest.length > 0 && first.length === 0 && <div className="actions">{rest.map((name) => act(name, 1))}</div>}
    </section>
  );
}

function OneAct({
  ui,
  caseId,
  found,
  act,
  first,
  looking,
}: {
  ui: Ui;
  caseId: string;
  found: Accommodation;
  act: Act;
  first: boolean;
  looking: boolean;
}) {
  const variant = first ? 'primary' : 'secondary';
  if (looking || !atOnce.includes(act)) {
    return (
      <LinkButton variant={variant} href={paths.accommodation(caseId, found.id, act)}>
        {ui.t(act === 'ask' && found.state !== 'draft' ? againKey(found) : `accommodations.act.${act}`)}
      </LinkButton>
    );
  }
  return (
    <Form ui={ui} action={paths.accommodation(caseId, found.id, 'step')}>
      <Hidden name="act" value={act} />
      <Hidden name="version" value={String(found.version)} />
      <Button variant={variant}>{ui.t(`accommodations.act.${act}`)}</Button>
    </Form>
  );
}

const againKey = ({ state }: Accommodation) =>
  state === 'checking' ? 'accommodations.begin.supported_person' : 'accommodations.act.ask_again';

function factsOf(ui: Ui, found: Accommodation, side: DialogueSide | null): SummaryRow[] {
  const effect = (name: 'felt' | 'seen') => ({
    term: ui.t(`accommodations.effect.${name}`),
    value: ui.t(`accommodations.effect.${found[name] ?? 'not_yet'}`),
  });
  return [
    { term: ui.t('accommodations.whose'), value: <Turn ui={ui} found={found} side={side} /> },
    ...(found.companyLabel ? [{ term: ui.t('parties.kind.employer'), value: ui.say(found.companyLabel) }] : []),
    ...(found.parts ? [{ term: ui.t('accommodations.parts.knows'), value: knowingWords(ui, found.knowing) }] : []),
    ...(found.startsOn ? [{ term: ui.t('accommodations.starts'), value: ui.day(found.startsOn) }] : []),
    ...(found.reviewOn
      ? [
          {
            term: ui.t('accommodations.review'),
            value: (
              <>
                {ui.day(found.reviewOn)}{' '}
                {(found.state === 'trial' || found.state === 'in_place') && (
                  <DateLink ui={ui} of={`review-${found.id}`} day={found.reviewOn} />
                )}
              </>
            ),
          },
        ]
      : []),
    ...(found.again && !found.felt
      ? [{ term: ui.t('accommodations.again.title'), value: ui.t(`accommodations.again.${found.again}`) }]
      : []),
    ...(found.remindedAt && side !== 'employer'
      ? [
          {
            term: ui.t('accommodations.reminded.title'),
            value: ui.t('accommodations.reminded.line', { day: ui.day(found.remindedAt), n: found.reminders }),
          },
        ]
      : []),
    ...(found.felt ? [effect('felt'), effect('seen')] : []),
  ];
}
