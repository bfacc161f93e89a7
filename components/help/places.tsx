import { numbers, PhoneLink } from '@/components/ui/help';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';

/** Numbers to call. 119 and 110 first; then lines for hard times. */
export function HelpPlaces({ ui }: { ui: Ui }) {
  return (
    <Page ui={ui}>
      <h1>{ui.t('help.page.title')}</h1>
      <p>{ui.t('help.page.lead')}</p>
      <h2>{ui.t('help.page.urgent')}</h2>
      <Numbers ui={ui} some={numbers.slice(0, 2)} />
      <h2>{ui.t('help.page.talk')}</h2>
      <Numbers ui={ui} some={numbers.slice(2)} />
      <p>{ui.t('help.page.check')}</p>
    </Page>
  );
}

const Numbers = ({ ui, some }: { ui: Ui; some: readonly (typeof numbers)[number][] }) => (
  <ul>
    {some.map(({ number, words }) => (
      <li key={number}>
        <PhoneLink number={number}>{ui.t(words)}</PhoneLink>
      </li>
    ))}
  </ul>
);
