import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { lastDayOf, type Request, type Side, type Unconfirmed } from '@/lib/consents/model';
import { categoryWords } from '@/lib/consents/words';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Role } from './sides';

type Props = { ui: Ui; caseId: string; role: Role; sides: Side[] };

/** What was recorded from paper and not confirmed: for the person to say yes or no to; for the team to see that it waits. */
export function WaitingPapers({ ui, caseId, role, sides, unconfirmed }: Props & { unconfirmed: Unconfirmed[] }) {
  if (role === 'guardian') return null;
  return unconfirmed.map((paper) => {
    const side = sides.find(({ id }) => id === paper.partyId);
    if (!side) return null;
    return (
      <section key={paper.givingId} className="waiting" data-kind="paper">
        <h2>{ui.t(role === 'self' ? 'consents.waiting.title' : 'consents.waiting.unconfirmed')}</h2>
        <p>{ui.t('consents.waiting.paper', { name: paper.recordedBy, day: ui.day(paper.givenAt), party: side.label })}</p>
        <ul>
          {paper.categories.map((category) => (
            <li key={category}>{ui.t(`consents.reads.${side.kind}.${category}`)}</li>
          ))}
        </ul>
        <p>
          {ui.t('common.until', { date: ui.day(lastDayOf(paper.validTo)) })}　
          {ui.t('consents.waiting.witness', { name: paper.witness })}
        </p>
        {role === 'self' && <p>{ui.t('consents.waiting.free')}</p>}
        <div className="actions">
          {role === 'self' && (
            <Form ui={ui} action={paths.confirmConsent(caseId, paper.givingId)}>
              <Button variant="secondary">{ui.t('consents.waiting.confirm')}</Button>
            </Form>
          )}
          {(role === 'self' || paper.own) && (
            <Form ui={ui} action={paths.consentOf(caseId, side.id, 'withdraw')}>
              {paper.categories.map((category) => (
                <Hidden key={category} name="categories[]" value={category} />
              ))}
              <Button variant="danger">{ui.t(role === 'self' ? 'consents.waiting.wrong' : 'consents.waiting.takeback')}</Button>
            </Form>
          )}
        </div>
      </section>
    );
  });
}

/** Who asks the person to look again, or what has changed. */
export const askedWords = (ui: Ui, { askedBy, occasion }: Request, party: string) =>
  askedBy
    ? ui.t('consents.waiting.request', { name: askedBy, party })
    : ui.t('consents.waiting.request_itself', { occasion: ui.text(`consents.occasion.${occasion}`), party });

/** What the support team has asked: for the person to decide; for the team to take back. */
export function WaitingRequests({ ui, caseId, role, sides }: Props) {
  if (role === 'guardian') return null;
  return sides.map(({ id, label, request }) => {
    if (!request) return null;
    const by = request.askedBy;
    const [day, occasion] = [ui.day(request.askedAt), ui.text(`consents.occasion.${request.occasion}`)];
    return (
      <section key={request.id} className="waiting">
        <h2>{ui.t(`consents.occasion.${request.occasion}`)}</h2>
        <p>
          {role === 'self'
            ? askedWords(ui, request, label)
            : ui.t(`consents.waiting.${by ? 'asked' : 'asked_itself'}`, by ? { day, name: by } : { day, occasion })}
        </p>
        <p>{ui.t('consents.waiting.request_what', { what: categoryWords(ui, request.categories) })}</p>
        {request.reason && <p className="words">{ui.t('consents.waiting.reason', { reason: request.reason })}</p>}
        {role === 'self' && <p>{ui.t('consents.waiting.free')}</p>}
        <div className="actions">
          {role === 'self' && (
            <LinkButton variant="secondary" href={paths.giveConsent(caseId, id)}>
              {ui.t('consents.waiting.decide')}
            </LinkButton>
          )}
          <Form ui={ui} action={paths.closeConsentRequest(caseId, request.id)}>
            <Button variant="secondary">
              {ui.t(role === 'self' ? 'consents.waiting.decline' : 'consents.waiting.cancel')}
            </Button>
          </Form>
        </div>
      </section>
    );
  });
}
