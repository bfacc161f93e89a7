import type { ReactNode } from 'react';
import type { Desk } from '@/lib/cases/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Icon } from './icon';

/** Help: the last thing of every page, in the same place and the same order; first one's own people, then whom everybody can call. */
export function Help({ ui, help }: { ui: Ui; help?: Desk | undefined }) {
  return (
    <footer className="foot">
      <div>
        <h2>{ui.t('help.title')}</h2>
        <ul>
          {help?.phone && (
            <li>
              <PhoneLink number={help.phone}>
                <Icon name="phone" /> {ui.t('help.call', { agency: help.agency })}
              </PhoneLink>
              {help.hours && <small>{ui.t('help.hours', { hours: help.hours })}</small>}
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
        <div>
          <p>{ui.t('help.not_emergency')}</p>
          <ul>
            {numbers.map(({ number, words }) => (
              <li key={number}>
                <PhoneLink number={number}>{ui.t(words)}</PhoneLink>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </footer>
  );
}

/** Checked against the ministry's page on where to turn to (厚生労働省 まもろうよ こころ) before a release. */
export const numbers = [
  { number: '119', words: 'help.page.fire' },
  { number: '110', words: 'help.page.police' },
  { number: '0570-064-556', words: 'help.page.mind' },
  { number: '0120-279-338', words: 'help.page.yorisoi' },
] as const;

/** A number to call, written out beside its words, since not everybody reads this on a telephone. */
export const PhoneLink = ({ number, children }: { number: string; children: ReactNode }) => (
  <a className="call" href={`tel:${number.normalize('NFKC').replace(/[^\d+]/g, '')}`}>
    {children} <b>{number}</b>
  </a>
);
