import type { ReactNode } from 'react';
import type { Ui } from '@/lib/i18n/ui';
import { Icon } from './icon';

export type Place = { href: string; label: ReactNode; icon?: string; current?: boolean };

/** The places that one can go to, as a list; the one where one is, is marked. */
export function Nav({ ui, places }: { ui: Ui; places: Place[] }) {
  return (
    <nav aria-label={ui.text('common.menu')}>
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
    </nav>
  );
}
