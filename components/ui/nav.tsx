import type { ReactNode } from 'react';
import type { Ui } from '@/lib/i18n/ui';
import { Details } from './details';
import { Icon } from './icon';

export type Place = { href: string; label: ReactNode; icon?: string; current?: boolean };

/** So many places stand in the open. */
const inTheOpen = 4;

/**
 * The places that one can go to, always in the same order; the one where one is, is marked. Many of them: the later ones fold away where
 * the screen is narrow, and the fold says so when one is at one of them.
 */
export function Nav({ ui, places }: { ui: Ui; places: Place[] }) {
  const folded = places.length > inTheOpen + 1 ? places.slice(inTheOpen) : [];
  const here = folded.find(({ current }) => current);
  return (
    <nav aria-label={ui.text('common.menu')}>
      <Places places={folded.length > 0 ? places.slice(0, inTheOpen) : places} />
      {folded.length > 0 && (
        <Details
          summary={
            <>
              {ui.t('common.more_places')}
              {here && <strong> {here.label}</strong>}
            </>
          }
        >
          <Places places={folded} />
        </Details>
      )}
    </nav>
  );
}

function Places({ places }: { places: Place[] }) {
  return (
    <ul>
      {places.map((place) => (
        <li key={place.href}>
          <a href={place.href} aria-current={place.current ? 'page' : undefined}>
            {place.icon && <Icon name={place.icon} />}
            <span>{place.label}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
