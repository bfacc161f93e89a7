import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { SummaryList } from '@/components/ui/summary-list';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; name: string; reading: string; side: ReactNode; own: boolean; action: string; back: string };

export function EndMember({ ui, name, reading, side, own, action, back }: Props) {
  return (
    <>
      <h1>{ui.t('people.end_title')}</h1>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('people.person'), value: ui.name(name, reading) },
          { term: ui.t('people.side'), value: side },
        ]}
      />
      <ul className="dotted">
        <li>{ui.t(own ? 'people.end_own' : 'people.end_now')}</li>
        <li>{ui.t('people.end_kept')}</li>
        <li>{ui.t('people.end_back')}</li>
      </ul>
      <div className="actions">
        <Form ui={ui} action={action}>
          <Button variant="danger">{ui.t('people.end_press')}</Button>
        </Form>
        <a href={back}>{ui.t('common.cancel')}</a>
      </div>
    </>
  );
}
