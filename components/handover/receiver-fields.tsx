import { OfficeChoice } from '@/components/directory/choice';
import { Hidden } from '@/components/ui/hidden';
import { Radios } from '@/components/ui/radios';
import { TextField } from '@/components/ui/text-field';
import { longest } from '@/lib/directory/model';
import type { ToChoose } from '@/lib/directory/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import { receiverKinds } from '@/lib/handover/model';
import type { Ui } from '@/lib/i18n/ui';

/** Who a receiver is and how to reach them: chosen from the directory, or written down. */
export function ReceiverFields({ ui, state, offices }: { ui: Ui; state: FormState; offices: ToChoose | undefined }) {
  const field = (name: string) => ({ ui, name, error: state.errors[name], value: valueOf(state, name) });
  return (
    <>
      <OfficeChoice ui={ui} state={state} offices={offices} />
      <Hidden name="office" value={valueOf(state, 'office')} />
      <Radios
        {...field('kind')}
        label={ui.t('handover.receiver.kind')}
        choices={receiverKinds.map((value) => ({ value, label: ui.t(`handover.kind.${value}`) }))}
      />
      <TextField {...field('name')} label={ui.t('handover.receiver.name')} hint={ui.t('handover.receiver.name_hint')} />
      <TextField
        {...field('phone')}
        label={ui.t('directory.fields.phone')}
        need="optional"
        type="tel"
        maxLength={longest.phone}
      />
      <TextField
        {...field('mail')}
        label={ui.t('directory.fields.mail')}
        hint={ui.t('handover.receiver.mail_hint')}
        need="optional"
        type="email"
      />
      <TextField {...field('address')} label={ui.t('directory.fields.address')} need="optional" maxLength={longest.address} />
    </>
  );
}
