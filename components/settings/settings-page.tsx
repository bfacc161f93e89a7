import { Button } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Radios } from '@/components/ui/radios';
import { CONTRASTS, FONTS, FURIGANA, LOCALES, MOTIONS, TEXT_SIZES } from '@/lib/i18n/settings';
import type { Settings, Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { SettingsNav } from './settings-nav';

type Props = { ui: Ui; me: { name: string; reading: string } | null; saved: boolean; failed: boolean };

const questions: [keyof Settings, readonly string[]][] = [
  ['locale', LOCALES],
  ['furigana', FURIGANA],
  ['textSize', TEXT_SIZES],
  ['font', FONTS],
  ['contrast', CONTRASTS],
  ['motion', MOTIONS],
];

/** Six questions that do not depend on one another, each with its present answer. */
export function SettingsPage({ ui, me, saved, failed }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      {saved && <Notice kind="done">{ui.t('common.saved')}</Notice>}
      {failed && <Notice kind="warning">{ui.t('errors.again')}</Notice>}
      <h1>{ui.t('settings.title')}</h1>
      {me && <SettingsNav ui={ui} current="reading" />}
      <p>{ui.t(me ? 'settings.kept_for_you' : 'settings.kept_here')}</p>
      <Form ui={ui} action={paths.settingsSave()}>
        {questions.map(([name, answers]) => (
          <Radios
            key={name}
            ui={ui}
            name={name}
            label={ui.t(`settings.${name}.label`)}
            hint={ui.t(`settings.${name}.hint`)}
            value={ui.settings[name]}
            choices={answers.map((answer) => ({ value: answer, label: ui.t(`settings.${name}.${answer}`) }))}
          />
        ))}
        <Button>{ui.t('common.save')}</Button>
      </Form>
    </Page>
  );
}
