import { staffNav } from '@/components/cases/staff-nav';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { builtin } from '@/lib/wording/data/words';
import type { AgencyWord } from '@/lib/wording/queries';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  agency: { id: string; name: string; words: AgencyWord[] };
  state: FormState;
  done: 'added' | 'removed' | null;
};

/** An agency's own list of words worth a thought: what is on it, adding and taking off; and the words that come along. */
export function AgencyWords({ ui, me, agency, state, done }: Props) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <BackLink ui={ui} href={paths.staff(agency.id)} />
      {state.notice ? (
        <Notice kind="warning">{ui.t(state.notice)}</Notice>
      ) : (
        done && <Notice kind="done">{ui.t(`wording.list.${done}`)}</Notice>
      )}
      <ErrorSummary ui={ui} errors={state.errors} />
      <h1>{ui.t('wording.list.title')}</h1>
      <p>{ui.t('wording.list.lead')}</p>
      {agency.words.length === 0 && <Empty>{ui.t('wording.list.none')}</Empty>}
      <ul className="members">
        {agency.words.map((one) => (
          <li key={one.id}>
            <b>{ui.say(one.word)}</b> {one.instead && <>{ui.t('wording.instead', { text: one.instead })}</>}
            <br />
            <span className="quiet">{ui.t('wording.list.by', { name: one.addedBy, day: ui.day(one.addedAt) })}</span>
            <Form ui={ui} action={paths.agencyWords(agency.id, 'remove')}>
              <Hidden name="word" value={one.id} />
              <Button variant="quiet" aria-label={ui.text('wording.list.remove_one', { word: one.word })}>
                {ui.t('wording.list.remove')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <h2>{ui.t('wording.list.add')}</h2>
      <Form ui={ui} action={paths.agencyWords(agency.id, 'add')}>
        <TextField
          ui={ui}
          name="word"
          label={ui.t('wording.list.word')}
          hint={ui.t('wording.list.word_hint')}
          error={state.errors.word}
          value={valueOf(state, 'word')}
          maxLength={40}
        />
        <TextField
          ui={ui}
          name="instead"
          label={ui.t('wording.list.instead')}
          need="optional"
          error={state.errors.instead}
          value={valueOf(state, 'instead')}
          maxLength={200}
        />
        <div className="actions">
          <Button>{ui.t('wording.list.send')}</Button>
        </div>
      </Form>
      <Details summary={ui.t('wording.list.builtin')}>
        <dl>
          {builtin.map(({ kind, words, source }) => (
            <div key={kind}>
              <dt>{ui.t(`wording.kinds.${kind}.name`)}</dt>
              <dd>
                {ui.say(words.filter((word): word is string => typeof word === 'string').join(ui.text('common.listSeparator')))}
                <br />
                <small className="quiet">{ui.say(ui.text('wording.list.source', { source }))}</small>
              </dd>
            </div>
          ))}
        </dl>
      </Details>
    </Page>
  );
}

export const wordDraft = (agencyId: string): string => `word:${agencyId}`;
