import { LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { questions } from '@/lib/eligibility/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; me: { name: string; reading: string } | null };

/** What the service is, in four sentences, and the way to the first question. */
export function Begin({ ui, me }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <h1>{ui.t('eligibility.title')}</h1>
      <p>{ui.t('eligibility.begin.what')}</p>
      <ul className="dotted">
        <li>{ui.t('eligibility.begin.talk')}</li>
        <li>{ui.t('eligibility.begin.between')}</li>
        <li>{ui.t('eligibility.begin.years')}</li>
      </ul>
      <p>{ui.t('eligibility.begin.how')}</p>
      <p>{ui.t('eligibility.begin.family')}</p>
      <p>{ui.t('eligibility.begin.kept')}</p>
      <p>
        <LinkButton href={paths.canIUse(questions[0])}>{ui.t('common.start')}</LinkButton>
      </p>
      <p>
        <a className="alone" href={paths.inquiry()}>
          {ui.t('intake.ask.title')}
        </a>
      </p>
    </Page>
  );
}
