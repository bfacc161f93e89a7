import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** The pages of one's own settings. */
export function SettingsNav({ ui, current }: { ui: Ui; current: 'reading' | 'notices' | 'ways' | 'sessions' | 'takeout' }) {
  const places = [
    ['reading', paths.settings()],
    ['notices', paths.noticeSettings()],
    ['ways', paths.ways()],
    ['sessions', paths.sessions()],
    ['takeout', paths.takeout()],
  ] as const;
  return (
    <nav className="tabs" aria-label={ui.text('settings.title')}>
      <ul>
        {places.map(([name, href]) => (
          <li key={name}>
            <a href={href} aria-current={name === current ? 'page' : undefined}>
              {ui.t(`settings.nav.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
