import { staffNav } from '@/components/cases/staff-nav';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { LabelledField } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Select } from '@/components/ui/select';
import { Table } from '@/components/ui/table';
import { TextArea } from '@/components/ui/text-area';
import { type Changes, type Chosen, headKey, type Problem, seenOf, targets } from '@/lib/directory/import';
import { type OfficeWords, officeKinds } from '@/lib/directory/model';
import type { FieldErrors } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; me: { name: string; reading: string }; agencyId: string; notice: string | undefined };

/** Reading a published list in: a file, or its text. */
export function ReadList({ ui, me, agencyId, notice, errors, text }: Props & { errors: FieldErrors; text: string }) {
  return (
    <Frame {...{ ui, me, agencyId, notice }}>
      <ErrorSummary ui={ui} errors={errors} />
      <h1>{ui.t('directory.take.title')}</h1>
      <p>{ui.t('directory.take.lead')}</p>
      <Form ui={ui} action={paths.takeOffices(agencyId, 'read')} encType="multipart/form-data">
        <LabelledField
          ui={ui}
          name="file"
          label={ui.t('directory.take.file')}
          hint={ui.t('directory.take.file_hint')}
          error={errors.file}
        >
          <input
            className="input"
            type="file"
            id="file"
            name="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-describedby={`file-hint${errors.file ? ' file-error' : ''}`}
          />
        </LabelledField>
        <TextArea ui={ui} name="text" label={ui.t('directory.take.text')} need="optional" error={errors.text} value={text} />
        <Button>{ui.t('directory.take.read')}</Button>
      </Form>
    </Frame>
  );
}

const shown = 5;
const problemsShown = 20;

/** Which column is what; the first offices as they would be; what cannot be read, by line; and what would change. */
export function ChooseColumns({ ui, me, agencyId, notice, chosen, changes }: Props & { chosen: Chosen; changes: Changes }) {
  const { head, rows, mapping, kindOfAll, offices, problems } = chosen;
  const columns = [
    { value: '', label: ui.text('directory.take.no_column') },
    ...head.map((words, at) => ({ value: String(at), label: words || ui.text('directory.take.column', { n: at + 1 }) })),
  ];
  const n = { added: changes.added.length, changed: changes.changed.length, same: changes.same };
  return (
    <Frame {...{ ui, me, agencyId, notice }}>
      <h1>{ui.t('directory.take.columns')}</h1>
      <p>{ui.t('directory.take.columns_lead', { n: rows.length })}</p>
      <Form ui={ui} action={paths.takeOffices(agencyId, 'columns')}>
        <Hidden name="head" value={headKey(head)} />
        {targets.map((target) => (
          <Select
            key={target}
            ui={ui}
            name={`column_${target}`}
            label={ui.t(target === 'kind' ? 'directory.kind' : `directory.fields.${target}`)}
            value={String(mapping[target] ?? '')}
            options={columns}
          />
        ))}
        <Select
          ui={ui}
          name="kind_of_all"
          label={ui.t('directory.take.kind_of_all')}
          hint={ui.t('directory.take.kind_hint')}
          value={kindOfAll}
          options={[
            { value: '', label: ui.text('directory.take.leave_out') },
            ...officeKinds.map((kind) => ({ value: kind, label: ui.text(`directory.kinds.${kind}`) })),
          ]}
        />
        <Button variant="secondary">{ui.t('directory.take.again')}</Button>
      </Form>
      <h2 id="preview">{ui.t('directory.take.preview')}</h2>
      {offices.length > 0 && <Preview ui={ui} offices={offices.slice(0, shown)} />}
      {problems.length > 0 && (
        <section aria-labelledby="problems">
          <h3 id="problems">{ui.t('directory.take.problems', { n: problems.length })}</h3>
          <ul className="dotted">
            {problems.slice(0, problemsShown).map((problem) => (
              <li key={problem.line}>{problemWords(ui, problem)}</li>
            ))}
          </ul>
          {problems.length > problemsShown && (
            <p>{ui.t('directory.take.more_problems', { n: problems.length - problemsShown })}</p>
          )}
        </section>
      )}
      <p>
        <b>{ui.t('directory.take.changes', n)}</b>
      </p>
      <p>{ui.t('directory.take.nothing_removed')}</p>
      <Form ui={ui} action={paths.takeOffices(agencyId, 'take')}>
        <Hidden name="seen" value={seenOf(changes)} />
        <div className="actions">
          {n.added + n.changed > 0 && <Button>{ui.t('directory.take.now')}</Button>}
          <a href={`${paths.takeOffices(agencyId)}?other`}>{ui.t('directory.take.other')}</a>
        </div>
      </Form>
    </Frame>
  );
}

function Preview({ ui, offices }: { ui: Ui; offices: OfficeWords[] }) {
  const head = [
    ui.t('directory.fields.name'),
    ui.t('directory.kind'),
    ui.t('directory.fields.area'),
    ui.t('directory.fields.phone'),
    ui.t('directory.fields.hours'),
  ];
  return (
    <Table
      caption={ui.text('directory.take.preview')}
      stacks={[...head.keys()].slice(1)}
      head={head}
      rows={offices.map((office, at) => ({
        key: String(at),
        cells: [
          ui.name(office.name, office.reading),
          ui.t(`directory.kinds.${office.kind}`),
          ui.say(office.area),
          office.phone,
          ui.say(office.hours),
        ],
      }))}
    />
  );
}

const problemWords = (ui: Ui, { line, why, field, other }: Problem) =>
  ui.t(`directory.take.problem.${why}`, {
    line,
    ...(field && { field: ui.text(`directory.fields.${field}`) }),
    ...(other && { other }),
  });

function Frame({ ui, me, agencyId, notice, children }: Props & { children: React.ReactNode }) {
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <BackLink ui={ui} href={paths.directory(agencyId)} />
      {notice && <Notice kind="warning">{ui.t(notice)}</Notice>}
      {children}
    </Page>
  );
}
