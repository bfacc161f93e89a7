import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Tag } from '@/components/ui/tag';
import { alike, blindTo, daysLeft, type InForce, lastDayOf, type Side, soon } from '@/lib/consents/model';
import type { Category } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Role } from './sides';
import { StopAll, StopOne } from './stop';

type Props = {
  ui: Ui;
  caseId: string;
  side: Side;
  role: Role;
  scope: Category[] | null;
  /** The support team stops for a person without an account. */
  stopsFor: boolean;
};

/** One side: who reads there, what they can read, from when to when, what they cannot, and how to change it. */
export function SideCard({ ui, caseId, side, role, scope, stopsFor }: Props) {
  const names = side.people.map(({ name, reading, title }) => ({ name, reading, after: title && `（${title}）` }));
  const { inForce } = side;
  const mayStop = (category: Category) => role === 'self' || (role === 'guardian' && (scope ?? []).includes(category));
  return (
    <li className="card consent">
      <h2>{ui.name(side.label, side.reading)}</h2>
      {role !== 'guardian' && <p>{names.length > 0 ? ui.t('consents.people', { names }) : ui.t('consents.people_none')}</p>}
      {inForce.length === 0 && (
        <p>
          <b>{ui.t('consents.nothing')}</b>
        </p>
      )}
      {alike(inForce).map((group) => (
        <Given key={group[0]?.id} ui={ui} caseId={caseId} side={side} group={group} mayStop={mayStop} />
      ))}
      {inForce.length > 0 && role !== 'team' && <p className="hint">{ui.t('consents.act.stop_hint')}</p>}
      <Blind ui={ui} side={side} scope={scope} />
      {role === 'self' && (
        <p>
          <a className="alone" href={paths.consentOf(caseId, side.id, 'copies')}>
            {ui.t('consents.copies.title')}
          </a>
        </p>
      )}
      <div className="actions">
        {role === 'team' ? (
          <>
            {!side.request && (
              <LinkButton variant="secondary" href={paths.consentOf(caseId, side.id, 'ask')}>
                {ui.t('consents.act.ask')}
              </LinkButton>
            )}
            <LinkButton variant="secondary" href={paths.consentOf(caseId, side.id, 'paper')}>
              {ui.t('consents.act.paper')}
            </LinkButton>
            {stopsFor && inForce.length > 0 && (
              <LinkButton variant="danger" href={paths.consentOf(caseId, side.id, 'stop')}>
                {ui.t('consents.stop.title')}
              </LinkButton>
            )}
          </>
        ) : (
          <>
            <LinkButton variant="secondary" href={paths.giveConsent(caseId, side.id)}>
              {ui.t(inForce.length > 0 ? 'consents.act.change' : 'consents.act.choose')}
            </LinkButton>
            {role === 'self' && (
              <LinkButton variant="secondary" href={paths.lookAs(caseId, side.id)}>
                {ui.t('looking.link', { party: side.label })}
              </LinkButton>
            )}
            {inForce.some(({ category }) => mayStop(category)) && <StopAll ui={ui} caseId={caseId} side={side} />}
          </>
        )}
      </div>
    </li>
  );
}

type GivenProps = { ui: Ui; caseId: string; side: Side; group: InForce[]; mayStop: (category: Category) => boolean };

/** What was given in one act: the sentences, the days, what for; near its end, how long it still lasts. */
function Given({ ui, caseId, side, group, mayStop }: GivenProps) {
  const [first] = group;
  if (!first) return null;
  const left = daysLeft(first.validTo);
  return (
    <>
      <ul className="reads">
        {group.map(({ category }) => (
          <li key={category}>
            <span>{ui.t(`consents.reads.${side.kind}.${category}`)}</span>
            {mayStop(category) && <StopOne ui={ui} caseId={caseId} partyId={side.id} category={category} />}
          </li>
        ))}
      </ul>
      <p>
        {ui.t('consents.span', { from: ui.day(first.validFrom), until: ui.day(lastDayOf(first.validTo)) })}
        {first.paper && (
          <>
            {' '}
            <Tag>{ui.t('consents.tag.paper')}</Tag>
          </>
        )}
        {first.paper && !first.confirmed && (
          <>
            {' '}
            <Tag>{ui.t('consents.tag.unconfirmed')}</Tag>
          </>
        )}
        {first.guardian && (
          <>
            {' '}
            <Tag>{ui.t('consents.tag.guardian')}</Tag>
          </>
        )}
      </p>
      {first.purpose && <p>{ui.t('consents.purpose_is', { purpose: first.purpose })}</p>}
      {soon(first.validTo) && (
        <p className="ends">
          <b>{left > 0 ? ui.t('consents.left', { n: left }) : ui.t('consents.left_today')}</b> {ui.t('consents.closes')}
        </p>
      )}
    </>
  );
}

function Blind({ ui, side, scope }: Pick<Props, 'ui' | 'side' | 'scope'>) {
  const blind = blindTo(side.inForce).filter((category) => scope === null || scope.includes(category));
  if (blind.length === 0) return <p>{ui.t('consents.everything')}</p>;
  return (
    <Details summary={ui.t('consents.cannot_n', { n: blind.length })}>
      <ul>
        {blind.map((category) => (
          <li key={category}>{ui.t(`consents.blind.${side.kind}.${category}`)}</li>
        ))}
      </ul>
    </Details>
  );
}
