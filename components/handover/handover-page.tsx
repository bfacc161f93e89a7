import type { ReactNode } from 'react';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { Tag } from '@/components/ui/tag';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { type Clock, isOver } from '@/lib/clock/case';
import { before } from '@/lib/clock/model';
import { valueOn } from '@/lib/clock/rules';
import { addMonths, type Day } from '@/lib/dates';
import type { ToChoose } from '@/lib/directory/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import { type ActName, answers, type Handover, isEarly } from '@/lib/handover/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { ReceiverFields } from './receiver-fields';

type Props = {
  ui: Ui;
  caseId: string;
  team: boolean;
  own: boolean;
  handover: Handover | null;
  clock: Clock;
  /** Months after the end when it is asked how it goes. */
  months: number[];
  now: Day;
  /** The act whose form is open. */
  act: ActName | null;
  state: FormState;
  /** What the directory has to choose a receiver from. */
  offices: ToChoose | undefined;
  done: ActName | 'remove' | null;
};

/** Who helps when the support ends: what it is, and the steps, each with where it stands. */
export function HandoverPage(props: Props) {
  const { ui, caseId, handover, clock, now, act, state, done, team } = props;
  const { end } = clock;
  return (
    <>
      <BackLink ui={ui} href={paths.clock(caseId)} />
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t(`handover.done.${done}`)}</Notice>
      )}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('handover.title')}</h1>
      <p className="lead">{ui.t('handover.lead')}</p>
      {end && (
        <p>
          {ui.t('handover.days', {
            end: ui.day(end.day),
            share: ui.day(before(end.day, valueOn('handover_months', now))),
          })}
        </p>
      )}
      <Details summary={ui.t('handover.why.title')}>
        <ul className="dotted">
          {['rule', 'consent', 'estimate'].map((key) => (
            <li key={key}>{ui.t(`handover.why.${key}`)}</li>
          ))}
        </ul>
      </Details>
      {handover ? (
        <Way {...props} handover={handover} />
      ) : team ? (
        <Begin {...props} act={act} />
      ) : (
        <p>{ui.t('handover.not_yet')}</p>
      )}
    </>
  );
}

function Begin({ ui, caseId, state, clock, now }: Props) {
  const early = isEarly(clock, now);
  return (
    <Form ui={ui} action={paths.handoverAct(caseId)}>
      <h2>{ui.t('handover.begin.title')}</h2>
      <p>{ui.t('handover.begin.lead')}</p>
      <Hidden name="act" value="begin" />
      {early && (
        <TextArea
          ui={ui}
          name="reason"
          label={ui.t('handover.begin.reason')}
          hint={ui.t('handover.begin.reason_hint')}
          need="required"
          error={state.errors.reason}
          value={valueOf(state, 'reason')}
          rows={2}
        />
      )}
      <Button>{ui.t('handover.begin.send')}</Button>
    </Form>
  );
}

/** The steps, in their order. */
function Way(props: Props & { handover: Handover }) {
  const { ui, caseId, handover, team, now, clock, months } = props;
  const { answer, said, talkedOn, talkedBy, followUp, receivers, metOn, metWho, followed } = handover;
  const over = isOver(clock.state);
  return (
    <>
      <Step {...props} act="talk" change={answer !== null}>
        {answer && talkedOn ? (
          <>
            <p>
              <b>{ui.t(`handover.answer.${answer}`)}</b>{' '}
              <small>{ui.t('handover.talk.by', { day: ui.day(talkedOn), name: talkedBy ?? '' })}</small>
            </p>
            {said && <p className="words">{ui.say(said)}</p>}
            <p>{ui.t(followUp ? 'handover.talk.may_ask' : 'handover.talk.may_not_ask')}</p>
          </>
        ) : (
          <p>{ui.t('handover.talk.none')}</p>
        )}
      </Step>
      <Step {...props} act="receiver" change={false}>
        {receivers.length === 0 && <p>{ui.t('handover.receiver.none')}</p>}
        {receivers.length > 0 && (
          <ul className="dotted">
            {receivers.map(({ id, kind, name, agreed, given }) => (
              <li key={id}>
                <a className="alone" href={paths.handoverTo(caseId, id)}>
                  {ui.say(name)}
                </a>{' '}
                <small>{ui.t(`handover.kind.${kind}`)}</small>{' '}
                <Tag>{ui.t(`handover.state.${agreed ? (given ? 'given' : 'agreed') : given ? 'taken_back' : 'open'}`)}</Tag>
              </li>
            ))}
          </ul>
        )}
      </Step>
      <Step {...props} act="meet" change={metOn !== null} teamOnly>
        {metOn ? (
          <p>
            {ui.day(metOn)} {ui.say(metWho)}
          </p>
        ) : (
          <p>{ui.t('handover.meet.none')}</p>
        )}
      </Step>
      <Step {...props} act="follow" change={false} teamOnly hidden={!followUp || !over || followed.length >= months.length}>
        <p>{ui.t(followUp ? 'handover.follow.when' : 'handover.follow.not_wanted', { n: months[0]!, m: months.at(-1)! })}</p>
        {clock.end && followUp && (
          <ul className="dotted">
            {months.map((n) => {
              const asked = followed.find((one) => one.months === n);
              const due = ui.day(addMonths(clock.end!.day, n));
              return (
                <li key={n}>
                  {asked
                    ? ui.t('handover.follow.asked', { n, day: ui.day(asked.askedOn), name: asked.askedBy })
                    : ui.t('handover.follow.due', { n, day: due })}
                  {asked && <p className="words">{ui.say(asked.words)}</p>}
                </li>
              );
            })}
          </ul>
        )}
      </Step>
      <p className="hint">{ui.t('handover.readers')}</p>
    </>
  );

  function Step({
    act,
    change,
    teamOnly = false,
    hidden = false,
    children,
  }: Props & { act: Exclude<ActName, 'begin'>; change: boolean; teamOnly?: boolean; hidden?: boolean; children: ReactNode }) {
    const open = props.act === act && (!teamOnly || team);
    const mayAct = !hidden && (!teamOnly || team);
    return (
      <section id={act}>
        <h2>{ui.t(`handover.${act}.title`)}</h2>
        {children}
        {open && mayAct ? (
          <ActForm {...props} act={act} now={now} />
        ) : (
          mayAct && (
            <p>
              <LinkButton variant="secondary" href={`${paths.handover(caseId, act)}#${act}`}>
                {ui.t(`handover.${act}.${change ? 'change' : 'write'}`)}
              </LinkButton>
            </p>
          )
        )}
      </section>
    );
  }
}

/** What an act needs. */
function ActForm({ ui, caseId, act, state, months, handover, offices }: Props & { act: Exclude<ActName, 'begin'> }) {
  const field = (name: string) => ({ ui, name, error: state.errors[name], value: valueOf(state, name) });
  const day = act !== 'receiver' && <DateField {...field('on')} label={ui.t(`handover.${act}.on`)} />;
  const left = months.filter((n) => !handover?.followed.some((one) => one.months === n));
  return (
    <Form ui={ui} action={paths.handoverAct(caseId)}>
      <Hidden name="act" value={act} />
      {(act === 'talk' || act === 'meet') && <Hidden name="was" value={handover?.marks[act] ?? ''} />}
      {act === 'talk' && (
        <>
          <Radios
            {...field('answer')}
            label={ui.t('handover.talk.answer')}
            choices={answers.map((value) => ({ value, label: ui.t(`handover.answer.${value}`) }))}
          />
          <TextArea {...field('said')} label={ui.t('handover.talk.said')} hint={ui.t('handover.talk.said_hint')} rows={3} />
          <Radios
            {...field('follow_up')}
            label={ui.t('handover.talk.follow_up', { n: months[0]!, m: months.at(-1)! })}
            choices={['yes', 'no'].map((value) => ({ value, label: ui.t(`handover.talk.${value}`) }))}
          />
          {day}
        </>
      )}
      {act === 'receiver' && <ReceiverFields ui={ui} state={state} offices={offices} />}
      {act === 'meet' && (
        <>
          {day}
          <TextField {...field('who')} label={ui.t('handover.meet.who')} need="optional" />
        </>
      )}
      {act === 'follow' && (
        <>
          <Radios
            {...field('months')}
            value={valueOf(state, 'months') || String(left[0] ?? '')}
            label={ui.t('handover.follow.months')}
            choices={left.map((n) => ({ value: String(n), label: ui.t('handover.follow.after', { n }) }))}
          />
          {day}
          <TextArea {...field('words')} label={ui.t('handover.follow.words')} rows={3} />
        </>
      )}
      <Button>{ui.t(`handover.${act}.send`)}</Button>
    </Form>
  );
}
