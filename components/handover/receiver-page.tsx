import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { Checkboxes } from '@/components/ui/checkboxes';
import { Copy } from '@/components/ui/copy';
import { DateField } from '@/components/ui/date-field';
import { Details } from '@/components/ui/details';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { PhoneLink } from '@/components/ui/help';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { SummaryList } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { addDays, dayOf } from '@/lib/dates';
import type { ToChoose } from '@/lib/directory/queries';
import { type FormState, valueOf, valuesOf } from '@/lib/forms/state';
import {
  agreedMonths,
  type Choice,
  type Content,
  type Giving,
  isOpen,
  isReadable,
  lastDayOf,
  linkDays,
  type Package,
  type ReceiverInFull,
  ways,
} from '@/lib/handover/model';
import { wordingOf } from '@/lib/handover/words';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { ReceiverFields } from './receiver-fields';
import { partsOf, Told, ToldOf } from './told';

type Props = {
  ui: Ui;
  caseId: string;
  personName: string;
  team: boolean;
  own: boolean;
  receiver: ReceiverInFull;
  packages: Package[];
  offer: Content;
  /** What was chosen, to be looked at once more. */
  chosen: { choice: Choice; content: Content; mark: string } | null;
  choosing: FormState;
  giving: FormState;
  /** Putting right who it is; null: that is not what is done here. */
  correcting: FormState | null;
  /** What the directory has to choose from then. */
  offices: ToChoose | undefined;
  changing: boolean;
  /** Of the givings that open something: their links, for who gives them. */
  links: Record<string, string>;
  done: string | null;
};

/** One receiver: what goes to it, or, while nothing does, the choice. */
export function ReceiverPage(props: Props) {
  const { ui, caseId, own, receiver, packages, chosen, choosing, giving, correcting, changing, done } = props;
  const standing = packages.find((one) => isOpen(one));
  const notice = choosing.notice ?? giving.notice ?? correcting?.notice;
  if (correcting) return <Correct {...props} correcting={correcting} />;
  return (
    <>
      <BackLink ui={ui} href={paths.handover(caseId)} />
      {notice ? (
        <Notice kind="warning">{ui.t(notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t(`handover.done.${done}`)}</Notice>
      )}
      <ErrorSummary ui={ui} errors={{ ...choosing.errors, ...giving.errors }} />
      <h1>{ui.t(`handover.${chosen ? 'check' : standing && !changing ? 'agreed' : 'choose'}.title`)}</h1>
      <p className="lead">
        {ui.say(receiver.name)} <small>{ui.t(`handover.kind.${receiver.kind}`)}</small>
      </p>
      <Who {...props} />
      {chosen ? (
        <Check {...props} chosen={chosen} />
      ) : standing && !changing ? (
        <Standing {...props} standing={standing} />
      ) : (
        <Choose {...props} />
      )}
      <Evidence {...props} packages={packages.filter((one) => one !== standing || changing || chosen)} />
      {!own && <p className="hint">{ui.t('handover.choose.team_hint')}</p>}
    </>
  );
}

/** How to reach it, as it was known when it was named; and putting that right, while nothing was given. */
function Who({ ui, caseId, receiver }: Props) {
  const { phone, mail, address, given } = receiver;
  const rows = [
    ...(phone ? [{ term: ui.t('directory.fields.phone'), value: <PhoneLink number={phone}>{''}</PhoneLink> }] : []),
    ...(mail ? [{ term: ui.t('directory.fields.mail'), value: mail }] : []),
    ...(address ? [{ term: ui.t('directory.fields.address'), value: ui.say(address) }] : []),
  ];
  return (
    <>
      {rows.length > 0 && <SummaryList ui={ui} rows={rows} />}
      {given ? (
        <p className="hint">{ui.t('handover.correct.given')}</p>
      ) : (
        <p>
          <a className="alone" href={`${paths.handoverTo(caseId, receiver.id)}?step=correct`}>
            {ui.t('handover.correct.open')}
          </a>
        </p>
      )}
    </>
  );
}

/** Putting right who a receiver is, or taking it off. When somebody else was quicker, both stand side by side. */
function Correct({ ui, caseId, receiver, offices, correcting }: Props & { correcting: FormState }) {
  const act = paths.handoverTo(caseId, receiver.id, 'act');
  const both = correcting.notice === 'errors.conflict.receiver_changed';
  const now = [`handover.kind.${receiver.kind}`]
    .map((key) => ui.text(key))
    .concat([receiver.name, receiver.phone, receiver.mail, receiver.address].filter((line) => line !== ''));
  return (
    <>
      <BackLink ui={ui} href={paths.handoverTo(caseId, receiver.id)} />
      {correcting.notice && <Notice kind="warning">{ui.t(correcting.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={correcting.errors} />
      <h1>{ui.t('handover.correct.title')}</h1>
      {receiver.given ? (
        <p>{ui.t('handover.correct.given')}</p>
      ) : (
        <>
          {receiver.agreed && <Notice>{ui.t('handover.correct.agreed')}</Notice>}
          <div className={both ? 'both' : undefined}>
            {both && (
              <section>
                <h2>{ui.t('handover.correct.now')}</h2>
                <ul className="dotted">
                  {now.map((line) => (
                    <li key={line}>{ui.say(line)}</li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              {both && <h2>{ui.t('handover.correct.yours')}</h2>}
              <Form ui={ui} action={act}>
                <Hidden name="act" value="correct" />
                <Hidden name="version" value={valueOf(correcting, 'version')} />
                <ReceiverFields ui={ui} state={correcting} offices={offices} />
                <div className="actions">
                  <Button>{ui.t('handover.correct.send')}</Button>
                  <a href={paths.handoverTo(caseId, receiver.id)}>{ui.t('common.cancel')}</a>
                </div>
              </Form>
            </section>
          </div>
          <section>
            <h2>{ui.t('handover.remove.title')}</h2>
            <p>{ui.t('handover.remove.lead')}</p>
            <Form ui={ui} action={act}>
              <Hidden name="act" value="remove" />
              <Button variant="danger">{ui.t('handover.remove.send')}</Button>
            </Form>
          </section>
        </>
      )}
    </>
  );
}

/** What could go, each part with what its receiver would read; nothing is ticked. */
function Choose({ ui, caseId, receiver, offer, choosing }: Props) {
  return (
    <>
      <p>{ui.t('handover.choose.lead')}</p>
      <Form ui={ui} action={paths.handoverTo(caseId, receiver.id, 'choose')}>
        <Hidden name="parts[]" value="" />
        <Checkboxes
          ui={ui}
          name="parts"
          label={ui.t('handover.choose.which', { receiver: receiver.name })}
          hint={ui.t('handover.choose.hint')}
          error={choosing.errors.parts}
          values={valuesOf(choosing, 'parts')}
          choices={partsOf(offer).map((part) => ({
            value: part,
            label: ui.t(`handover.part.${part}.title`),
            hint: ui.t(`handover.part.${part}.hint`),
          }))}
        />
        <TextArea
          ui={ui}
          name="summary"
          label={ui.t('handover.choose.summary')}
          hint={ui.t('handover.choose.summary_hint')}
          need="optional"
          error={choosing.errors.summary}
          value={valueOf(choosing, 'summary')}
          rows={4}
        />
        <Radios
          ui={ui}
          name="months"
          label={ui.t('handover.choose.until')}
          error={choosing.errors.months}
          value={valueOf(choosing, 'months')}
          choices={agreedMonths.map((n) => ({
            value: n,
            label: ui.t('handover.choose.months', { n, day: ui.day(lastDayOf(n)) }),
          }))}
        />
        <Button>{ui.t('handover.choose.next')}</Button>
      </Form>
      <h2>{ui.t('handover.choose.reads', { receiver: receiver.name })}</h2>
      {partsOf(offer)
        .filter((part) => part !== 'summary')
        .map((part) => (
          <Details key={part} summary={ui.t(`handover.part.${part}.title`)}>
            <ToldOf ui={ui} content={offer} part={part} />
          </Details>
        ))}
    </>
  );
}

/** Just what goes, as it will be read, and what is agreed to. */
function Check({ ui, caseId, own, receiver, chosen, choosing }: Props & { chosen: NonNullable<Props['chosen']> }) {
  const { choice, content, mark } = chosen;
  const wording = wordingOf(ui, { receiver: receiver.name, parts: choice.parts, until: lastDayOf(choice.months) });
  return (
    <>
      <p>{ui.t('handover.check.lead')}</p>
      <section className="card" aria-label={ui.text('handover.choose.reads', { receiver: receiver.name })}>
        <Told ui={ui} content={content} />
      </section>
      <Form ui={ui} action={paths.handoverTo(caseId, receiver.id, 'act')}>
        <h2>{ui.t('handover.check.agree_title')}</h2>
        <p className="words">{ui.say(wording)}</p>
        <Hidden name="act" value="agree" />
        <Hidden name="seen" value={mark} />
        {!own && (
          <DateField
            ui={ui}
            name="on"
            label={ui.t('handover.check.paper_day')}
            hint={ui.t('handover.check.paper_hint')}
            error={choosing.errors.on}
          />
        )}
        <div className="actions">
          <Button>{ui.t(own ? 'handover.check.agree' : 'handover.check.paper')}</Button>
          <LinkButton variant="secondary" href={`${paths.handoverTo(caseId, receiver.id)}?step=choose`}>
            {ui.t('handover.check.again')}
          </LinkButton>
        </div>
      </Form>
    </>
  );
}

/** What goes now: its words, how it is taken back, how it is given. */
function Standing(props: Props & { standing: Package }) {
  const { ui, caseId, team, receiver, standing } = props;
  const act = paths.handoverTo(caseId, receiver.id, 'act');
  return (
    <>
      <p>
        {ui.t(`handover.agreed.${standing.method}`, { day: ui.day(standing.agreedOn), name: standing.recordedBy })}{' '}
        {ui.t('handover.agreed.until', { day: ui.day(addDays(dayOf(standing.validTo), -1)) })}
      </p>
      <p className="words">{ui.say(standing.wording)}</p>
      <Details summary={ui.t('handover.agreed.show')}>
        <Told ui={ui} content={standing.content} />
      </Details>
      <p>
        <a className="alone" href={paths.handoverTo(caseId, receiver.id, 'pdf')}>
          {ui.t('handover.pdf')}
        </a>
      </p>
      <Givings {...props} package={standing} />
      {team && <Give {...props} />}
      <section>
        <h2>{ui.t('handover.withdraw.title')}</h2>
        <p>{ui.t('handover.withdraw.lead')}</p>
        <div className="actions">
          <Form ui={ui} action={act}>
            <Hidden name="act" value="withdraw" />
            <Hidden name="package" value={standing.id} />
            <Button variant="danger">{ui.t(props.own ? 'handover.withdraw.send' : 'handover.withdraw.send_team')}</Button>
          </Form>
          <LinkButton variant="secondary" href={`${paths.handoverTo(caseId, receiver.id)}?step=choose`}>
            {ui.t('handover.withdraw.change')}
          </LinkButton>
        </div>
      </section>
    </>
  );
}

/** Giving it: by a link that somebody reads without an account, or on paper. */
function Give({ ui, caseId, receiver, giving, standing }: Props & { standing: Package }) {
  const field = (name: string) => ({ ui, name, error: giving.errors[name], value: valueOf(giving, name) });
  return (
    <section>
      <h2>{ui.t('handover.give.title')}</h2>
      <p>{ui.t('handover.give.lead')}</p>
      <Form ui={ui} action={paths.handoverTo(caseId, receiver.id, 'act')}>
        <Hidden name="act" value="give" />
        <Hidden name="package" value={standing.id} />
        <Radios
          {...field('way')}
          label={ui.t('handover.give.how')}
          choices={ways.map((value) => ({
            value,
            label: ui.t(`handover.way.${value}`),
            hint: ui.t(`handover.give.${value}_hint`),
          }))}
        />
        <TextField {...field('to_whom')} label={ui.t('handover.give.to_whom')} />
        <TextField
          {...field('mail')}
          label={ui.t('handover.give.mail')}
          hint={ui.t('handover.give.mail_field_hint')}
          need="optional"
          type="email"
        />
        <Radios
          {...field('days')}
          label={ui.t('handover.give.days')}
          choices={linkDays.map((n) => ({ value: n, label: ui.t('handover.give.n_days', { n }) }))}
        />
        <DateField {...field('on')} label={ui.t('handover.give.on')} />
        <Button>{ui.t('handover.give.send')}</Button>
      </Form>
    </section>
  );
}

/** What shows that it came: to whom, when, how, and when it was opened. */
function Givings({ ui, caseId, receiver, links, package: of }: Props & { package: Package }) {
  if (of.givings.length === 0) return <p>{ui.t('handover.given.none')}</p>;
  return (
    <section>
      <h2>{ui.t('handover.given.title')}</h2>
      <ul className="dotted">
        {of.givings.map((one) => (
          <li key={one.id}>
            {ui.t('handover.given.line', {
              day: ui.day(one.givenOn),
              way: ui.text(`handover.way.${one.byMail ? 'mail' : one.way}`),
              whom: one.toWhom,
              name: one.givenBy,
            })}{' '}
            {one.way === 'link' && <Tag>{ui.t(`handover.given.${stateOf(of, one)}`)}</Tag>}
            {one.byMail && (
              <>
                <br />
                {ui.t(`handover.mailed.${one.mailedAt ? 'sent' : one.unmailedAt ? 'failed' : 'waits'}`, {
                  at: ui.dayTime(one.mailedAt ?? one.unmailedAt ?? new Date()),
                })}{' '}
                {one.address && ui.t('handover.mailed.to', { address: one.address })}
              </>
            )}
            {one.way === 'link' && (
              <>
                <br />
                {one.openings.length === 0
                  ? ui.t('handover.given.unopened')
                  : ui.t('handover.given.opened', {
                      n: one.openings.length,
                      times: one.openings.map((at) => ui.dayTime(at)).join(ui.text('common.listSeparator')),
                    })}
              </>
            )}
            {isReadable(of, one) && (
              <>
                <br />
                {ui.t('handover.given.until', { day: ui.dayTime(one.expiresAt ?? '') })}
                {links[one.id] && (
                  <p>
                    <code id={`link-${one.id}`}>{links[one.id]}</code>{' '}
                    <Copy
                      of={`link-${one.id}`}
                      label={ui.text('handover.given.copy')}
                      done={ui.text('handover.given.copied')}
                    />
                  </p>
                )}
                <Form ui={ui} action={paths.handoverTo(caseId, receiver.id, 'act')}>
                  <Hidden name="act" value="revoke" />
                  <Hidden name="giving" value={one.id} />
                  <Button variant="secondary">{ui.t('handover.given.shut')}</Button>
                </Form>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const stateOf = (of: Package, one: Giving) =>
  isReadable(of, one) ? 'live' : one.revokedAt || of.withdrawnAt ? 'revoked' : 'expired';

/** What was agreed to before, and what came of it: what was handed out is listed, not pretended away. */
function Evidence(props: Props) {
  const { ui, packages } = props;
  if (packages.length === 0) return null;
  return (
    <Details summary={ui.t('handover.before.title')}>
      {packages.map((one) => (
        <section key={one.id}>
          <p>
            {ui.t(`handover.agreed.${one.method}`, { day: ui.day(one.agreedOn), name: one.recordedBy })}{' '}
            {one.withdrawnAt
              ? ui.t('handover.before.withdrawn', { day: ui.dayTime(one.withdrawnAt) })
              : ui.t('handover.agreed.until', { day: ui.day(addDays(dayOf(one.validTo), -1)) })}
          </p>
          <p className="words">{ui.say(one.wording)}</p>
          <Givings {...props} package={one} />
        </section>
      ))}
    </Details>
  );
}
