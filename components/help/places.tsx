import { numbers, PhoneLink } from '@/components/ui/help';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; directories: { id: string; name: string }[] };

/** Numbers to call. 119 and 110 first; then lines for hard times; then the places around one's own agency, for whoever is signed in. */
export function HelpPlaces({ ui, directories }: Props) {
  return (
    <Page ui={ui}>
      <h1>{ui.t('help.page.title')}</h1>
      <p>{ui.t('help.page.lead')}</p>
      <h2>{ui.t('help.page.urgent')}</h2>
      <Numbers ui={ui} some={numbers.slice(0, 2)} />
      <h2>{ui.t('help.page.talk')}</h2>
      <Numbers ui={ui} some={numbers.slice(2)} />
      <p>{ui.t('help.page.check')}</p>
      {directories.length > 0 && (
        <>
          <h2>{ui.t('directory.title')}</h2>
          <p>{ui.t('directory.from_help')}</p>
          <ul>
            {directories.map(({ id, name }) => (
              <li key={id}>
                <a href={paths.directory(id)}>{ui.t('directory.of', { agency: name })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
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
