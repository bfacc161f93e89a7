import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import type { Side, Unconfirmed } from '@/lib/consents/model';
import type { Guardian } from '@/lib/consents/queries';
import type { Category } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Apart } from './apart';
import { AsTable } from './as-table';
import { GuardianLines } from './guardian-lines';
import { SideCard } from './side-card';
import { WaitingPapers, WaitingRequests } from './waiting';

/** As whom somebody is on the consent pages: the supported person, a guardian with a scope, or the support team. */
export type Role = 'self' | 'guardian' | 'team';

type Props = {
  ui: Ui;
  caseId: string;
  personName: string;
  role: Role;
  sides: Side[];
  /** A guardian's scope; null for everybody else. */
  scope: Category[] | null;
  unconfirmed: Unconfirmed[];
  guardians: Guardian[];
  /** The supported person has no account: the support team writes down what they say. */
  withoutAccount: boolean;
  done: string | null;
  notice?: string | undefined;
};

/** Who may read what: what waits for an answer first, then a card a side, then what is no choice, then what there was. */
export function Sides(props: Props) {
  const { ui, caseId, personName, role, sides, scope, unconfirmed, guardians, withoutAccount, done, notice } = props;
  const none = sides.every((side) => side.inForce.length === 0);
  return (
    <>
      {done && <Notice kind="done">{ui.t(`consents.done.${done}`)}</Notice>}
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      <h1>{ui.t('consents.title')}</h1>
      <p>{role === 'self' ? ui.t('consents.lead') : ui.t('consents.lead_of', { name: personName })}</p>
      {role === 'guardian' && <p>{ui.t('consents.give.guardian')}</p>}
      {role !== 'team' && <p>{ui.t('consents.free')}</p>}
      {withoutAccount && <p>{ui.t('consents.stop.without', { name: personName })}</p>}
      <WaitingPapers ui={ui} caseId={caseId} role={role} sides={sides} unconfirmed={unconfirmed} />
      <WaitingRequests ui={ui} caseId={caseId} role={role} sides={sides} />
      {sides.length === 0 ? (
        <Empty>{ui.t('consents.no_sides')}</Empty>
      ) : (
        <>
          {none && sides.length > 1 && <p>{ui.t('consents.nothing_anybody')}</p>}
          <ul className="grid">
            {sides.map((side) => (
              <SideCard key={side.id} ui={ui} caseId={caseId} side={side} role={role} scope={scope} stopsFor={withoutAccount} />
            ))}
          </ul>
          <AsTable ui={ui} sides={sides} />
        </>
      )}
      <Apart ui={ui} caseId={caseId} role={role} />
      {role !== 'guardian' && <GuardianLines ui={ui} caseId={caseId} role={role} guardians={guardians} />}
      {role !== 'guardian' && (
        <p>
          <LinkButton variant="secondary" href={paths.consentHistory(caseId)}>
            {ui.t('consents.act.history')}
          </LinkButton>
        </p>
      )}
    </>
  );
}
