import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { longestInquiry } from '@/lib/intake/model';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string } | null;
  agencies: { id: string; name: string }[];
  sent: boolean;
  state: FormState;
};

/** Asking an agency to be supported: which, a name, a way to reach somebody. */
export function AskAgency({ ui, me, agencies, sent, state }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <BackLink ui={ui} href={paths.canIUse()} />
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      {sent && <Notice kind="done">{ui.t('intake.ask.sent')}</Notice>}
      <h1>{ui.t('intake.ask.title')}</h1>
      {sent ? (
        <p>{ui.t('intake.ask.sent_lead')}</p>
      ) : agencies.length === 0 ? (
        <Empty>{ui.t('intake.ask.none')}</Empty>
      ) : (
        <Questions ui={ui} agencies={agencies} state={state} />
      )}
    </Page>
  );
}

function Questions({ ui, agencies, state }: Pick<Props, 'ui' | 'agencies' | 'state'>) {
  const field = (name: string) => ({ ui, name, error: state.errors[name], value: valueOf(state, name) });
  return (
    <Form ui={ui} action={paths.inquiry('send')}>
      <p>{ui.t('intake.ask.lead')}</p>
      <Radios
        {...field('agency')}
        label={ui.t('intake.ask.agency')}
        choices={agencies.map(({ id, name }) => ({ value: id, label: ui.say(name) }))}
      />
      <TextField {...field('name')} label={ui.t('intake.ask.name')} hint={ui.t('intake.ask.name_hint')} autoComplete="name" />
      <TextField {...field('reach')} label={ui.t('intake.ask.reach')} hint={ui.t('intake.ask.reach_hint')} />
      <TextArea
        {...field('words')}
        label={ui.t('intake.ask.words')}
        hint={ui.t('intake.ask.words_hint')}
        need="optional"
        max={longestInquiry}
      />
      <div hidden>
        <label>
          {ui.text('intake.ask.website')}
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <p>{ui.t('intake.ask.read')}</p>
      <div className="actions">
        <Button>{ui.t('intake.ask.send')}</Button>
      </div>
    </Form>
  );
}
