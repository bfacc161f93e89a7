import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import type { Given } from '@/lib/handover/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Told } from './told';

/** Before it is opened: nothing of what is behind it, nor of whom. */
export const LinkPage = ({ ui, token, wait }: { ui: Ui; token: string; wait: boolean }) => (
  <Page ui={ui}>
    {wait && <Notice kind="warning">{ui.t('errors.conflict.too_many')}</Notice>}
    <h1>{ui.t('handover.link.title')}</h1>
    <p>{ui.t('handover.link.lead')}</p>
    <p>{ui.t('handover.link.counted')}</p>
    <Form ui={ui} action={paths.openGiven(token)}>
      <Button>{ui.t('handover.link.open')}</Button>
    </Form>
  </Page>
);

/** What was given, to read and to take along. */
export const GivenPage = ({ ui, token, openedWith, given }: { ui: Ui; token: string; openedWith: string; given: Given }) => (
  <Page ui={ui}>
    <h1>{ui.t('handover.paper.title_of', { name: given.person })}</h1>
    <p>{ui.t('handover.paper.for', { receiver: given.receiver, agency: given.agency, day: ui.day(given.agreedOn) })}</p>
    <Notice>{ui.t('handover.paper.care')}</Notice>
    <Told ui={ui} content={given.content} />
    <p className="acts no-print">
      {(['pdf', 'zip'] as const).map((form) => (
        <a key={form} className="alone" href={paths.given(token, openedWith, form)} download>
          {ui.t(`handover.link.${form}`)}
        </a>
      ))}
    </p>
    <p className="hint">{ui.t('handover.link.until', { day: ui.dayTime(given.expiresAt) })}</p>
  </Page>
);

/** Unknown, over, or taken back: it says the same of all. */
export const NothingBehind = ({ ui }: { ui: Ui }) => (
  <Page ui={ui}>
    <h1>{ui.t('handover.link.nothing')}</h1>
    <p>{ui.t('handover.link.nothing_more')}</p>
  </Page>
);
