import { Readers } from '@/components/audience/readers';
import type { Circle } from '@/components/audience/words';
import { Autosave } from '@/components/ui/autosave';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { WordingAdvice } from '@/components/wording/advice';
import type { Entry } from '@/lib/entries/queries';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Advice } from '@/lib/wording/model';

type Props = {
  ui: Ui;
  caseId: string;
  entry: Entry;
  circle: Circle;
  state: FormState;
  advice: Advice | null;
};

/** Correcting one's own words. When they were changed meanwhile, both texts stand side by side, and their author decides. */
export function Correct({ ui, caseId, entry, circle, state, advice }: Props) {
  const typed = valueOf(state, 'version');
  const both = typed !== '' && typed !== String(entry.version);
  return (
    <>
      <BackLink ui={ui} href={paths.entry(caseId, entry.threadId ?? entry.id)} />
      {(state.notice || both) && <Notice kind="warning">{ui.t(state.notice ?? 'errors.conflict.corrected')}</Notice>}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('entries.correct.title')}</h1>
      <p>{ui.t('entries.correct.kept')}</p>
      <div className={both ? 'both' : undefined}>
        {both && (
          <section>
            <h2>{ui.t('entries.correct.now')}</h2>
            {entry.title && (
              <p>
                <b>{ui.say(entry.title)}</b>
              </p>
            )}
            <p className="words">{ui.say(entry.body)}</p>
          </section>
        )}
        <section>
          {both && <h2>{ui.t('entries.correct.yours')}</h2>}
          <Form ui={ui} action={paths.entryStep(caseId, entry.id, 'correct/save')}>
            <Hidden name="version" value={String(entry.version)} />
            {entry.title || valueOf(state, 'title') ? (
              <TextField
                ui={ui}
                name="title"
                label={ui.t('concerns.team.heading')}
                error={state.errors.title}
                value={valueOf(state, 'title')}
                maxLength={200}
              />
            ) : (
              <Hidden name="title" value="" />
            )}
            <TextArea
              ui={ui}
              name="words"
              label={ui.t('entries.correct.words')}
              error={state.errors.words}
              value={valueOf(state, 'words')}
            />
            <Autosave ui={ui} draftKey={correctDraft(entry.id)} />
            <Readers ui={ui} circle={circle} audience={entry.audience} category={entry.category} own={entry.own} />
            <WordingAdvice ui={ui} advice={advice} team={entry.authorKind === 'support_team'} />
            <div className="actions">
              <Button>{ui.t(advice ? 'wording.send' : both ? 'entries.correct.send_mine' : 'entries.correct.send')}</Button>
              {both && <a href={paths.entry(caseId, entry.threadId ?? entry.id)}>{ui.t('entries.correct.keep_now')}</a>}
            </div>
          </Form>
        </section>
      </div>
    </>
  );
}

export const correctDraft = (entryId: string): string => `correct:${entryId}`;
