import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Icon } from './icon';

export type HelpData = { agency: string; phone?: string; hours?: string; writeHref?: string };

/** Help: the last thing of every page, in the same place and the same order. Numbers: domain sources, checked on the help page. */
export function Help({ ui, help }: { ui: Ui; help?: HelpData | undefined }) {
  return (
    <footer className="foot">
      <div>
        <h2>{ui.t('help.title')}</h2>
        <ul>
          {help?.phone && (
            <li>
              <a href={`tel:${help.phone.replace(/[^\d+]/g, '')}`}>
                <Icon name="phone" /> <span>{ui.t('help.call', { agency: help.agency, phone: help.phone })}</span>
              </a>
              {help.hours && <span> {ui.t('help.hours', { hours: help.hours })}</span>}
            </li>
          )}
          {help?.writeHref && (
            <li>
              <a href={help.writeHref}>
                <Icon name="write" /> <span>{ui.t('help.write')}</span>
              </a>
            </li>
          )}
          <li>
            <a href={paths.help()}>
              <Icon name="help" /> <span>{ui.t('help.more')}</span>
            </a>
          </li>
        </ul>
        <p>{ui.t('help.not_emergency')}</p>
      </div>
    </footer>
  );
}
