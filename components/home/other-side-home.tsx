import type { MyCase } from '@/lib/home/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { BigLink } from './big-link';

/** Home of the family, the employer or a partner for one person: what waits for them, and asking for advice. */
export function OtherSideHome({ ui, found, turns }: { ui: Ui; found: MyCase; turns?: number }) {
  const waits = found.unread + found.openConcerns > 0;
  return (
    <>
      <h2>{ui.name(ui.text('home.case_of', { name: found.name }), null)}</h2>
      <ul className="grid">
        <BigLink
          first={waits}
          href={found.unread > 0 ? `${paths.timeline(found.id)}?unread=1` : paths.timeline(found.id)}
          icon="new"
          label={ui.t('home.waits')}
          hint={waits ? ui.t('home.waits_some', { unread: found.unread, open: found.openConcerns }) : ui.t('home.waits_none')}
        />
        {turns !== undefined && found.sides.includes('employer') && (
          <BigLink
            first={turns > 0}
            href={paths.accommodations(found.id)}
            icon="check"
            label={ui.t('home.adjust')}
            hint={turns > 0 ? ui.t('home.adjust_turn', { n: turns }) : ui.t('home.adjust_employer')}
          />
        )}
        <BigLink
          first={!waits && !turns}
          href={paths.newConcern(found.id)}
          icon="concern"
          label={ui.t('home.consult')}
          hint={ui.t('home.consult_hint')}
        />
        <BigLink
          href={paths.timeline(found.id)}
          icon="timeline"
          label={ui.t('home.timeline')}
          hint={ui.t('home.timeline_hint')}
        />
        {turns !== undefined && (
          <BigLink
            href={paths.conversations(found.id)}
            icon="reply"
            label={ui.t('home.private')}
            hint={ui.t('home.private_hint.other')}
          />
        )}
        {turns !== undefined && !found.sides.includes('employer') && (
          <BigLink href={paths.manual(found.id)} icon="new" label={ui.t('manual.title')} hint={ui.t('manual.lead_other')} />
        )}
        <BigLink href={paths.people(found.id)} icon="people" label={ui.t('timeline.nav.people')} hint={ui.say(found.agency)} />
      </ul>
      <p>
        <a className="alone" href={paths.safety(found.id)}>
          {ui.t('safety.other')}
        </a>
      </p>
    </>
  );
}
