import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';

/** Numbers to call. 119 and 110 first; then lines for hard times. */
export function HelpPlaces({ ui }: { ui: Ui }) {
  return (
    <Page ui={ui}>
      <h1>{ui.t('help.page.title')}</h1>
      <p>{ui.t('help.page.lead')}</p>
      <h2>{ui.t('help.page.urgent')}</h2>
      <ul>
        <Line ui={ui} tel="119" words="help.page.fire" />
        <Line ui={ui} tel="110" words="help.page.police" />
      </ul>
      <h2>{ui.t('help.page.talk')}</h2>
      <ul>
        <Line ui={ui} tel="0570064556" words="help.page.mind" />
        <Line ui={ui} tel="0120279338" words="help.page.yorisoi" />
      </ul>
      <p>{ui.t('help.page.check')}</p>
    </Page>
  );
}

const Line = ({ ui, tel, words }: { ui: Ui; tel: string; words: string }) => (
  <li>
    <a className="button" data-variant="quiet" href={`tel:${tel}`}>
      {ui.t(words)}
    </a>
  </li>
);
