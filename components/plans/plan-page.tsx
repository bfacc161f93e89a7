import type { ReactNode } from 'react';
import { inOrder, listWords, partyWords } from '@/components/audience/words';
import { LookLinks } from '@/components/looking/links';
import { Button, LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { ReadersNote } from '@/components/ui/readers-note';
import { Steps } from '@/components/ui/steps';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import { type CaseHead, placeOf } from '@/lib/cases/model';
import { valueOn } from '@/lib/clock/rules';
import { periodEnd, today } from '@/lib/dates';
import { type Category, readersOf } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import {
  actsFor,
  assessed,
  besideGuardians,
  type Doer,
  holds,
  isOpen,
  isWithoutPerson,
  isWritable,
  sections,
  way,
} from '@/lib/plans/model';
import type { Plan, PlanInFull } from '@/lib/plans/queries';
import { guardianWords, happened, howsOf } from '@/lib/plans/words';
import { GoalCard } from './goals';

type Props = {
  ui: Ui;
  head: CaseHead;
  /** Null: somebody who only reads what is shown to them. */
  doer: Doer | null;
  /** All that the asker may know of, the newest first. */
  plans: Plan[];
  found: PlanInFull | null;
  notice: { kind: 'warning' | 'done'; key: string } | null;
};

/** A version of the plan as its reader may see it: goals first, in the person's words; then what stands around them. */
export function PlanPage({ ui, head, doer, plans, found, notice }: Props) {
  const at = placeOf(head.id, head.lookingAs);
  const open = plans.find((plan) => isOpen(plan.state));
  const side = doer === 'person' ? 'own' : doer ? 'team' : 'other';
  const heading =
    doer === 'person' ? ui.t('plans.title_own') : ui.name(ui.text('plans.title_of', { name: head.personName }), null);
  const mayBegin = side === 'team' && !open;
  return (
    <>
      {notice && <Notice kind={notice.kind}>{ui.t(notice.key)}</Notice>}
      <h1>{heading}</h1>
      <p>{ui.t(`plans.lead_${side}`)}</p>
      {open && doer && open.id !== found?.plan.id && (
        <p>
          <a className="alone" href={paths.plan(at, open.id)}>
            {ui.t(doer === 'person' && open.state === 'explained' ? 'plans.home.waits' : 'plans.continue')}
          </a>
        </p>
      )}
      {found ? <Version {...{ ui, head, doer, plans, at }} found={found} /> : <Empty>{ui.t(`plans.none.${side}`)}</Empty>}
      {mayBegin && (
        <Form ui={ui} action={paths.beginPlan(at)} className="no-print">
          {found && <p className="hint">{ui.t('plans.review_hint')}</p>}
          <Button variant={found ? 'secondary' : 'primary'}>{ui.t(found ? 'plans.review' : 'plans.begin')}</Button>
        </Form>
      )}
      {plans.length > 1 && (
        <Details summary={ui.t('plans.versions')}>
          <ul className="dotted">
            {plans.map((plan) => (
              <li key={plan.id}>
                <a className="alone" href={paths.plan(at, plan.id)}>
                  {ui.t('plans.version', { n: plan.number })}
                </a>{' '}
                {ui.t(`plans.state.${plan.state}`)}
                {plan.agreedOn && ` ${ui.day(plan.agreedOn)}`}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Version({ ui, head, doer, plans, found, at }: Omit<Props, 'found' | 'notice'> & { found: PlanInFull; at: string }) {
  const { plan, parts, goals, taken, isWhole } = found;
  const writable = doer !== null && doer !== 'person' && isWritable(plan.state);
  const can = actsFor(plan, doer).filter((act) => act !== 'guardian' || head.guardian);
  const silent = isWithoutPerson(taken);
  const place = way.indexOf(plan.state as (typeof way)[number]);
  const outside = (audience: string[], category: Category) =>
    doer === null
      ? ''
      : listWords(
          ui,
          inOrder(
            head,
            readersOf(audience, category, head.parties, new Set(head.consented)).see.filter(
              ({ kind }) => kind !== 'supported_person' && kind !== 'support_team',
            ),
          ).map((party) => partyWords(ui, head, party)),
        );
  const readers = (audience: string[], category: Category): ReactNode => {
    const see = outside(audience, category);
    return see && <p className="hint">{ui.t('plans.readers.part', { see })}</p>;
  };
  const shown =
    doer === null
      ? []
      : head.parties.filter(
          (party) =>
            party.open &&
            ['family', 'employer', 'partner'].includes(party.kind) &&
            goals.concat(parts as never).some((one) => one.audience.includes(party.id)),
        );
  const left =
    plan.state === 'assessing'
      ? assessed.filter((section) => !parts.some((one) => one.section === section && one.words.trim()))
      : [];
  const before = plans.find((one) => one.id === plan.basedOn);
  const asked = doer === 'person' && (plan.state === 'explained' || can.includes('confirm'));
  const receives = doer === 'person' && can.includes('deliver');
  const acts = can.filter(
    (act) => act !== 'share' && !(receives && act === 'deliver') && !(asked && ['agree', 'not_yet', 'confirm'].includes(act)),
  );
  return (
    <>
      <p>
        <Tag>{ui.t(`plans.state.${plan.state}`)}</Tag> {ui.t('plans.version', { n: plan.number })}
      </p>
      {doer !== null && place >= 0 && place < way.length - 1 && <Steps ui={ui} n={place + 1} m={way.length} />}
      {isOpen(plan.state) && doer !== null && <Notice kind="info">{ui.t('plans.draft_only')}</Notice>}
      {asked && (
        <section className="act no-print">
          <h2>{ui.t('plans.asks.title')}</h2>
          <p>{ui.t(plan.state === 'explained' ? 'plans.asks.lead' : silent ? 'plans.asks.guardian' : 'plans.asks.paper')}</p>
          <div className="actions">
            {can
              .filter((act) => ['agree', 'not_yet', 'confirm'].includes(act))
              .map((act) => (
                <LinkButton key={act} variant={act === 'not_yet' ? 'secondary' : 'primary'} href={paths.plan(at, plan.id, act)}>
                  {ui.t(`plans.act.${act === 'confirm' && silent ? 'confirm_guardian' : act}`)}
                </LinkButton>
              ))}
          </div>
        </section>
      )}
      {receives && (
        <section className="act no-print">
          <h2>{ui.t('plans.receive.title')}</h2>
          <p>{ui.t('plans.receive.lead')}</p>
          <Form ui={ui} action={paths.plan(at, plan.id, 'step')}>
            <Hidden name="act" value="deliver" />
            <Hidden name="version" value={String(plan.version)} />
            <Hidden name="on" value={today()} />
            <Hidden name="how" value="screen" />
            <Button variant={asked ? 'secondary' : 'primary'}>{ui.t('plans.receive.send')}</Button>
          </Form>
        </section>
      )}
      {left.length > 0 && writable && (
        <p>
          {ui.t('plans.assessed_left', {
            what: left.map((section) => ui.text(`plans.sections.${section}.title`)).join(ui.text('common.listSeparator')),
          })}
        </p>
      )}
      <h2>{ui.t('plans.goals.title')}</h2>
      {goals.length === 0 && <p>{ui.t('plans.goals.none')}</p>}
      {goals.map((goal) => (
        <GoalCard
          key={goal.id}
          {...{ ui, goal, doer }}
          caseId={at}
          ticking={holds(plan.state)}
          editHref={writable ? paths.plan(at, plan.id, `goals/${goal.id}`) : null}
          readers={readers(goal.audience, goal.category)}
        />
      ))}
      {writable && (
        <div className="actions">
          <LinkButton variant="secondary" href={paths.plan(at, plan.id, 'goals/new')}>
            {ui.t('plans.goals.add')}
          </LinkButton>
        </div>
      )}
      {sections
        .map((section) => ({ section, part: parts.find((one) => one.section === section) }))
        .filter(({ part }) => writable || part?.words.trim())
        .map(({ section, part }) => {
          const title = ui.text(`plans.sections.${section}.title`);
          return (
            <section key={section}>
              <h2>{ui.t(`plans.sections.${section}.title`)}</h2>
              {part?.words.trim() ? (
                <p className="words">{ui.say(part.words)}</p>
              ) : (
                <p className="hint">{ui.t(`plans.sections.${section}.hint`)}</p>
              )}
              {part && readers(part.audience, part.category)}
              {writable && (
                <p className="no-print">
                  <a
                    className="alone"
                    href={paths.plan(at, plan.id, `sections/${section}`)}
                    aria-label={ui.text(part ? 'plans.section.edit_one' : 'plans.section.write_one', { title })}
                  >
                    {ui.t(part ? 'plans.section.edit' : 'plans.section.write')}
                  </a>
                </p>
              )}
            </section>
          );
        })}
      {acts.length > 0 && (
        <section className="act no-print">
          <h2>{ui.t('plans.list.next')}</h2>
          <div className="actions">
            {acts.map((act, i) => (
              <LinkButton
                key={act}
                variant={i === 0 && act !== 'drop' && act !== 'rework' ? 'primary' : 'secondary'}
                href={paths.plan(at, plan.id, act)}
              >
                {ui.t(`plans.act.${act}`)}
              </LinkButton>
            ))}
          </div>
        </section>
      )}
      <h2>{ui.t('plans.sign.title')}</h2>
      <Days ui={ui} plan={plan} />
      {besideGuardians(taken).flatMap(({ id, detail, words }) =>
        guardianWords(ui, detail, words, ui.day).map((line, i) => (
          <p key={`${id}${i}`} className="words">
            {ui.say(line)}
          </p>
        )),
      )}
      {isWhole !== null && <p>{ui.t(`plans.whole.${isWhole ? 'yes' : 'no'}`)}</p>}
      {doer !== null && (
        <>
          <ReadersNote
            ui={ui}
            see={ui.text(
              ['assessing', 'draft'].includes(plan.state)
                ? 'audience.team'
                : doer === 'person'
                  ? 'plans.readers.own'
                  : 'plans.readers.inner',
            )}
            note={
              shown.length > 0
                ? ui.t('plans.readers.sides', {
                    names: listWords(
                      ui,
                      shown.map((party) => partyWords(ui, head, party)),
                    ),
                  })
                : undefined
            }
          />
          {can.includes('share') && (
            <p className="no-print">
              <a className="alone" href={paths.plan(at, plan.id, 'share')}>
                {ui.t('plans.share')}
              </a>
            </p>
          )}
          {doer === 'person' && (
            <LookLinks ui={ui} parties={head.parties} hrefOf={(party) => paths.plan(placeOf(head.id, party.id), undefined)} />
          )}
        </>
      )}
      {!head.lookingAs && (
        <p className="acts no-print">
          <a href={paths.plan(at, plan.id, 'pdf')}>{ui.t('plans.pdf')}</a>
          <a href={`${paths.plan(at, plan.id, 'pdf')}?furigana=all`}>{ui.t('plans.pdf_furigana')}</a>
          {before && <a href={paths.plan(at, plan.id, 'compare')}>{ui.t('plans.compare.title')}</a>}
          {doer !== null && doer !== 'person' && <a href={paths.clock(head.id)}>{ui.t('plans.clock')}</a>}
          {doer !== null && <a href={paths.consents(at)}>{ui.t('plans.consents')}</a>}
        </p>
      )}
      {taken.length > 0 && (
        <Details summary={ui.t('plans.history.title')}>
          <ol className="members">
            {taken.map((step) => (
              <li key={step.id}>
                <b>{ui.t(`plans.happened.${happened(step.detail)}`)}</b> {ui.day(step.detail.on ?? step.at)}{' '}
                {ui.name(step.name, step.reading)} {step.title && ui.say(step.title)}
                <StepSaid ui={ui} step={step} />
              </li>
            ))}
          </ol>
        </Details>
      )}
    </>
  );
}

/** What a step carries, in lines. */
function StepSaid({ ui, step: { detail, words } }: { ui: Ui; step: PlanInFull['taken'][number] }) {
  if (detail.act === 'guardian')
    return guardianWords(ui, detail, words, ui.day).map((line) => (
      <p key={line} className="words">
        {ui.say(line)}
      </p>
    ));
  const lines = [
    detail.how && ui.t(`plans.form.${howsOf(detail.act)}.${detail.how}`),
    detail.with && ui.say(detail.with),
    detail.witness && [ui.t('plans.form.witness'), '：', ui.say(detail.witness)],
    detail.to_whom && ui.say(detail.to_whom),
    detail.why && ui.say(detail.why),
    words && ui.say(words),
  ].filter(Boolean);
  return lines.map((line, i) => (
    <p key={i} className="words">
      {line}
    </p>
  ));
}

/** When it was explained, agreed to and delivered, and when it is looked at again. */
function Days({ ui, plan }: { ui: Ui; plan: Plan }) {
  const day = (key: string, on: string | null): SummaryRow[] =>
    on ? [{ term: ui.t(`plans.days.${key}`), value: ui.day(on) }] : [];
  const next = (months: number) => (holds(plan.state) && plan.agreedOn ? periodEnd(plan.agreedOn, months) : null);
  const rows = [
    ...day('explained', plan.explainedOn),
    ...(plan.agreedOn && plan.method
      ? [{ term: ui.t('plans.days.agreed'), value: ui.t(`plans.days.agreed_${plan.method}`, { day: ui.day(plan.agreedOn) }) }]
      : []),
    ...day('delivered', plan.deliveredOn),
    ...day('copied', plan.copiedOn),
    ...day('policy', next(plan.policyMonths ?? valueOn('plan_policy_months', plan.agreedOn ?? ''))),
    ...day('law', next(valueOn('plan_months', plan.agreedOn ?? ''))),
    ...day('replaced', plan.replacedOn),
  ];
  return (
    <>
      {rows.length > 0 && <SummaryList ui={ui} rows={rows} />}
      {plan.agreedOn && plan.confirmedAt === null && <p>{ui.t('plans.days.unconfirmed')}</p>}
    </>
  );
}
