import { staffNav } from '@/components/cases/staff-nav';
import { Button, LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import type { Inquiry } from '@/lib/intake/model';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string; inquiries: Inquiry[] };
  closed: boolean;
};

/** Who has asked to be supported: one step to a case, or to having it seen to. */
export function Inquiries({ ui, me, agency, closed }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      {closed && <Notice kind="done">{ui.t('intake.list.closed')}</Notice>}
      <h1>{ui.t('intake.list.title')}</h1>
      <p>{ui.t('intake.list.lead')}</p>
      {agency.inquiries.length === 0 && <Empty>{ui.t('intake.list.none')}</Empty>}
      <div className="sides">
        {agency.inquiries.map(({ id, name, reach, words, createdAt }) => (
          <section key={id} className="card" aria-labelledby={`inquiry-${id}`}>
            <h2 id={`inquiry-${id}`}>{ui.say(name)}</h2>
            <p className="quiet">{ui.say(ui.dayTime(createdAt))}</p>
            <p>{ui.say(reach)}</p>
            {words && <p className="words">{ui.say(words)}</p>}
            <p>
              <LinkButton
                href={`${paths.openCase(agency.id)}?inquiry=${id}`}
                aria-label={ui.text('intake.list.open_of', { name })}
              >
                {ui.t('intake.list.open')}
              </LinkButton>
            </p>
            <Form ui={ui} action={paths.closeInquiry(agency.id, id)}>
              <Button variant="quiet" aria-label={ui.text('intake.list.close_of', { name })}>
                {ui.t('intake.list.close')}
              </Button>
            </Form>
          </section>
        ))}
      </div>
    </Page>
  );
}
