import type { ReactNode } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; me: { name: string; reading: string } };

/** How notifications come to an iPhone: three steps, each with its picture beside the words that say the same. */
export function OnIphone({ ui, me }: Props) {
  return (
    <Page ui={ui} me={me}>
      <h1>{ui.t('notices.iphone.title')}</h1>
      <p>{ui.t('notices.iphone.lead')}</p>
      <ol className="shown-steps">
        <li>
          <Phone>
            <rect x="12" y="100" width="56" height="14" rx="3" />
            <path className="mark" d="M35 106h-3v12h16v-12h-3M40 112V97m-4 4 4-4 4 4" />
          </Phone>
          <p>{ui.t('notices.iphone.one')}</p>
        </li>
        <li>
          <Phone>
            <path d="M18 60h44M18 74h44M18 88h44" />
            <path className="mark" d="M16 97h48v16H16zM22 105h24M56 101v8m-4-4h8" />
          </Phone>
          <p>{ui.t('notices.iphone.two')}</p>
        </li>
        <li>
          <Phone>
            <path d="M18 30h12v12H18zM34 30h12v12H34zM50 30h12v12H50zM18 48h12v12H18z" />
            <path className="mark" d="M36 48h10v12H34V48h2zM40 78v-6m-10 22c4-4 2-14 10-14s6 10 10 14zM37 98h6" />
          </Phone>
          <p>{ui.t('notices.iphone.three')}</p>
        </li>
      </ol>
      <p>{ui.t('notices.iphone.name')}</p>
      <LinkButton href={paths.noticeWays()}>{ui.t('notices.iphone.back')}</LinkButton>
    </Page>
  );
}

/** A telephone's outline, with what is to be pressed. */
const Phone = ({ children }: { children: ReactNode }) => (
  <svg viewBox="0 0 80 128" aria-hidden="true">
    <rect x="6" y="4" width="68" height="120" rx="10" />
    <path d="M32 10h16" />
    {children}
  </svg>
);
