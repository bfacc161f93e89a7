import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button, LinkButton } from '@/components/ui/button';
import { DateField } from '@/components/ui/date-field';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { WordingAdvice } from '@/components/wording/advice';
import { cardDraft, linesOf } from '@/lib/accommodations/card';
import type { DialogueSide } from '@/lib/accommodations/model';
import type { Card, Colleague } from '@/lib/accommodations/queries';
import type { Party } from '@/lib/entries/model';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';
import { CompanyChoice } from './company';
import { Moved } from './moved';

type Props = {
  ui: Ui;
  caseId: string;
  personName: string;
  /** Seen with another side's eyes: nothing to take along. */
  onlyLooking: boolean;
  cards: Card[];
  circle: Circle;
  side: DialogueSide | null;
  colleagues: Colleague[];
  /** Words of a version that are worth a thought before the company reads it. */
  adviceOn: (card: Card) => Advice | null;
  notice: { kind: 'done' | 'warning'; key: string } | null;
  /** The day to look back was a day off. */
  moved: boolean;
};

/** The card for the workplace: the version that holds, the one that waits for the person's yes, those before. */
export function CardPage({
  ui,
  caseId,
  personName,
  onlyLooking,
  cards,
  circle,
  side,
  colleagues,
  adviceOn,
  notice,
  moved,
}: Props) {
  const holds = cards.find((card) => card.approvedAt !== null);
  const newest = cards[0];
  const waiting = newest && newest.approvedAt === null ? newest : null;
  const before = cards.filter((card) => card !== holds && card !== waiting && card.approvedAt !== null);
  const writes = side === 'supported_person' || side === 'support_team';
  return (
    <>
      <BackLink ui={ui} href={paths.accommodations(caseId)} />
      {notice && (
        <Notice kind={notice.kind}>
          {ui.t(notice.key)}
          {moved && newest && <Moved ui={ui} to={newest.detail.review} />}
        </Notice>
      )}
      <h1>{ui.t('accommodations.card.title')}</h1>
      <p>{ui.t('accommodations.card.lead')}</p>
      {waiting && (
        <section>
          <Notice kind="warning">{ui.t('accommodations.card.waiting')}</Notice>
          <CardBody ui={ui} personName={personName} card={waiting} />
          {side === 'supported_person' && (
            <Form ui={ui} action={paths.card(caseId, 'approve')}>
              <Hidden name="card" value={waiting.id} />
              <WordingAdvice ui={ui} advice={adviceOn(waiting)} carried={false} />
              <Readers ui={ui} circle={circle} audience={[...waiting.audience, waiting.companyId]} category="accommodation" />
              <div className="actions">
                <Button>{ui.t('accommodations.card.approve')}</Button>
                <a href={paths.card(caseId, 'edit')}>{ui.t('accommodations.act.revise')}</a>
              </div>
            </Form>
          )}
        </section>
      )}
      {holds && (
        <section>
          <CardBody ui={ui} personName={personName} card={holds} />
          {holds.handedAt && (
            <p className="hint">
              {ui.t('accommodations.card.handed', { name: holds.handedTo ?? '', day: ui.day(holds.handedAt) })}
            </p>
          )}
          <Readers ui={ui} circle={circle} audience={holds.audience} category="accommodation" />
          <div className="actions">
            <LinkButton variant="secondary" href={paths.card(caseId, 'print')}>
              {ui.t('accommodations.card.print')}
            </LinkButton>
            {!onlyLooking && (
              <LinkButton variant="secondary" href={paths.card(caseId, 'pdf')}>
                {ui.t('accommodations.card.pdf')}
              </LinkButton>
            )}
            {!onlyLooking && ui.locale !== 'en' && ui.settings.furigana !== 'all' && (
              <LinkButton variant="secondary" href={`${paths.card(caseId, 'pdf')}?furigana=all`}>
                {ui.t('accommodations.card.pdf_ruby')}
              </LinkButton>
            )}
          </div>
          {side && !onlyLooking && <HandOver ui={ui} caseId={caseId} card={holds} colleagues={colleagues} />}
        </section>
      )}
      {cards.length === 0 && <Empty>{ui.t('accommodations.card.none')}</Empty>}
      {writes && !waiting && (
        <div className="actions">
          <LinkButton variant={holds ? 'secondary' : 'primary'} href={paths.card(caseId, 'edit')}>
            {ui.t(holds ? 'accommodations.card.again' : 'accommodations.card.write')}
          </LinkButton>
        </div>
      )}
      {before.length > 0 && (
        <Details summary={ui.t('accommodations.card.before', { n: before.length })}>
          {before.map((card) => (
            <section key={card.id}>
              <p className="hint">{ui.say(ui.day(card.writtenAt))}</p>
              <CardBody ui={ui} personName={personName} card={card} />
            </section>
          ))}
        </Details>
      )}
    </>
  );
}

/** Handing the card over to somebody of the company: one choice, one button. */
function HandOver({ ui, caseId, card, colleagues }: { ui: Ui; caseId: string; card: Card; colleagues: Colleague[] }) {
  const there = colleagues.filter((one) => one.companyId === card.companyId && one.memberId !== null);
  if (there.length === 0) return null;
  return (
    <Details summary={ui.t('accommodations.card.hand_over')}>
      <p>{ui.t('accommodations.card.hand_over_hint')}</p>
      <Form ui={ui} action={paths.card(caseId, 'hand-over')}>
        <Hidden name="card" value={card.id} />
        <Radios
          ui={ui}
          name="member"
          label={ui.t('accommodations.card.to_whom')}
          value={there.length === 1 ? (there[0]?.memberId ?? '') : ''}
          choices={there.map((one) => ({
            value: one.memberId ?? '',
            label: ui.name(one.name, one.reading),
            hint: one.title && ui.say(one.title),
          }))}
        />
        <div className="actions">
          <Button variant="secondary">{ui.t('accommodations.card.hand_over_now')}</Button>
        </div>
      </Form>
    </Details>
  );
}

/** What stands on the card. */
export function CardBody({ ui, personName, card }: { ui: Ui; personName: string; card: Card }) {
  const { detail, approvedAt } = card;
  const list = (text: string) => (
    <ul className="dotted">
      {linesOf(text).map((line) => (
        <li key={line}>{ui.say(line)}</li>
      ))}
    </ul>
  );
  return (
    <div className="act">
      <h2>{ui.t('accommodations.card.of', { name: personName })}</h2>
      <h3>{ui.t('accommodations.card.dos')}</h3>
      {list(detail.dos)}
      {detail.donts.trim() !== '' && (
        <>
          <h3>{ui.t('accommodations.card.donts')}</h3>
          {list(detail.donts)}
        </>
      )}
      <h3>{ui.t('accommodations.card.ask')}</h3>
      <p className="words">{ui.say(detail.ask)}</p>
      <h3>{ui.t('accommodations.card.reviewed')}</h3>
      <p>
        {ui.t(approvedAt ? 'accommodations.card.approved' : 'accommodations.card.unapproved', {
          day: ui.day(approvedAt ?? card.writtenAt),
        })}
      </p>
      <h3>{ui.t('accommodations.card.review')}</h3>
      <p>{ui.say(ui.day(detail.review))}</p>
      <p className="hint">{ui.t('accommodations.card.privacy')}</p>
    </div>
  );
}

type Edit = { ui: Ui; caseId: string; companies: Party[]; side: DialogueSide; state: FormState; advice: Advice | null };

/** Writing a version, begun from the one that holds. */
export function CardForm({ ui, caseId, companies, side, state, advice }: Edit) {
  return (
    <>
      <BackLink ui={ui} href={paths.card(caseId)} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('accommodations.card.write')}</h1>
      <p>{ui.t('accommodations.card.lead')}</p>
      <Form ui={ui} action={paths.card(caseId, 'save')}>
        <CompanyChoice ui={ui} companies={companies} value={valueOf(state, 'company')} />
        <TextArea
          ui={ui}
          name="dos"
          label={ui.t('accommodations.card.dos')}
          hint={ui.t('accommodations.card.dos_hint')}
          need="required"
          error={state.errors.dos}
          value={valueOf(state, 'dos')}
        />
        <TextArea
          ui={ui}
          name="donts"
          label={ui.t('accommodations.card.donts')}
          hint={ui.t('accommodations.card.donts_hint')}
          need="optional"
          error={state.errors.donts}
          value={valueOf(state, 'donts')}
          rows={4}
        />
        <TextField
          ui={ui}
          name="ask"
          label={ui.t('accommodations.card.ask')}
          hint={ui.t('accommodations.card.ask_hint')}
          need="required"
          error={state.errors.ask}
          value={valueOf(state, 'ask')}
        />
        <DateField
          ui={ui}
          name="review"
          label={ui.t('accommodations.card.review')}
          error={state.errors.review}
          value={valueOf(state, 'review')}
        />
        <Autosave ui={ui} draftKey={cardDraft(caseId)} />
        <WordingAdvice ui={ui} advice={advice} team={side === 'support_team'} />
        <div className="actions">
          <Button>
            {ui.t(side === 'supported_person' ? 'accommodations.card.save_own' : 'accommodations.card.save_team')}
          </Button>
        </div>
      </Form>
    </>
  );
}
