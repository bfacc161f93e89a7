-- Everything that is put on a case is an entry. The author's name, side and title are kept as they were when it was written:
-- the record stays true when people marry, move on or leave.
create table app.entry (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  thread_id uuid references app.entry on delete restrict,
  kind app.entry_kind not null,
  category app.category not null,
  audience uuid[] not null check (cardinality(audience) between 1 and 16 and array_position(audience, null) is null),
  about uuid[] not null default '{}' check (cardinality(about) <= 16 and array_position(about, null) is null),
  author_id uuid not null references app.person on delete restrict,
  author_party_id uuid not null,
  author_kind app.party_kind not null,
  author_name text not null,
  author_reading text not null,
  author_title text not null,
  on_behalf_of uuid,
  on_behalf_label text not null default '',
  occurred_at timestamptz not null,
  created_at timestamptz not null default now(),
  version int not null default 1,
  revised_at timestamptz,
  title text not null default '' check (length(title) <= 200),
  body text not null default '' check (length(body) <= 20000),
  detail jsonb not null default '{}',
  undone_at timestamptz,
  folded text not null,
  grams int[] not null,
  foreign key (author_party_id, case_id) references app.party (id, case_id) on delete restrict,
  foreign key (on_behalf_of, case_id) references app.party (id, case_id) on delete restrict
);
create index entry_case_time on app.entry (case_id, occurred_at desc, id desc);
create index entry_contact on app.entry (case_id, occurred_at desc) where kind in ('contact', 'meeting');
create index entry_thread on app.entry (thread_id, occurred_at) where thread_id is not null;
create index entry_author on app.entry (author_id);
create index entry_author_party on app.entry (author_party_id);
create index entry_on_behalf on app.entry (on_behalf_of) where on_behalf_of is not null;
create index entry_grams on app.entry using gin (grams) with (fastupdate = on);

-- The texts that were there before a correction, and whom they were for: whoever is let in later reads what is there then.
create table app.entry_version (
  entry_id uuid not null references app.entry on delete restrict,
  version int not null,
  title text not null,
  body text not null,
  written_at timestamptz not null,
  audience uuid[] not null,
  primary key (entry_id, version)
);

-- The moving part of a concern; its words are in the entry.
create table app.concern (
  entry_id uuid primary key references app.entry on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  worry app.worry not null,
  status app.concern_status not null default 'new',
  owner_id uuid references app.person on delete restrict,
  due_on date,
  version int not null default 1
);
create index concern_case on app.concern (case_id);
create index concern_open on app.concern (case_id) where status not in ('settled', 'withdrawn');
create index concern_owner on app.concern (owner_id);

-- A support worker's wish that more people read an entry; the author or the supported person decides.
create table app.audience_proposal (
  id uuid primary key,
  case_id uuid not null references app.case on delete restrict,
  entry_id uuid not null references app.entry on delete restrict,
  parties uuid[] not null check (cardinality(parties) between 1 and 16 and array_position(parties, null) is null),
  reason text not null check (length(reason) between 1 and 1000),
  proposed_by uuid not null references app.person on delete restrict,
  proposed_at timestamptz not null default now(),
  decided_by uuid references app.person on delete restrict,
  decided_at timestamptz,
  accepted boolean,
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (accepted is null))
);
create unique index audience_proposal_open on app.audience_proposal (entry_id) where decided_at is null;
create index audience_proposal_entry on app.audience_proposal (entry_id);
create index audience_proposal_case on app.audience_proposal (case_id);
create index audience_proposal_proposed_by on app.audience_proposal (proposed_by);
create index audience_proposal_decided_by on app.audience_proposal (decided_by) where decided_by is not null;

-- What a person has read: single entries, and "everything up to here".
create table app.entry_seen (
  person_id uuid not null references app.person on delete restrict,
  entry_id uuid not null references app.entry on delete restrict,
  seen_at timestamptz not null default now(),
  primary key (person_id, entry_id)
);
create index entry_seen_entry on app.entry_seen (entry_id);
create table app.read_mark (
  person_id uuid not null references app.person on delete restrict,
  case_id uuid not null references app.case on delete restrict,
  read_until timestamptz not null,
  primary key (person_id, case_id)
);
create index read_mark_case on app.read_mark (case_id);

-- Words are looked up in a folded form: NFKC, lower case, katakana as hiragana.
create function app.fold(words text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(normalize(words, NFKC)),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ')
$$;

-- The pairs of neighbouring characters, as numbers: Japanese words are often two characters long.
create function app.pairs(folded text) returns int[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct ((ascii(c)::bigint * 65599 + ascii(follower)) % 2147483647)::int), '{}')
  from (select c, lead(c) over (order by place) as follower
        from unnest(string_to_array(folded, null)) with ordinality as t (c, place)) as neighbours
  where follower is not null
$$;

-- What the database itself writes on an entry: who wrote it, as they are called now, and the form it is searched by.
create function app.complete_entry() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  author record;
  answered record;
  wrong uuid;
  opened_at timestamptz := case when tg_op = 'INSERT' then new.created_at else now() end;
begin
  if tg_op = 'INSERT' then
    select p.kind, n.name, n.reading, coalesce(
             (select m.title from app.member m
               where m.party_id = p.id and m.person_id = n.id and m.valid_from <= new.created_at
               order by m.valid_from desc limit 1), '') as title
      into author
      from app.party p, app.person n where p.id = new.author_party_id and n.id = new.author_id;
    new.author_kind := author.kind;
    new.author_name := author.name;
    new.author_reading := author.reading;
    new.author_title := author.title;
    if new.on_behalf_of is not null then
      select label into new.on_behalf_label from app.party where id = new.on_behalf_of;
    end if;
    -- An answer is of the kind of thing it answers, and kept from the same people. Whoever is taking readers out of what it
    -- answers comes first: we wait, and look at what is left.
    if new.thread_id is not null then
      select e.category, e.about, e.audience into answered from app.entry e where e.id = new.thread_id for share;
      if found then
        if not new.audience <@ answered.audience then
          raise exception 'an answer is for no more people than what it answers' using errcode = '42501';
        end if;
        new.category := answered.category;
        new.about := array(select distinct unnest(answered.about || new.about));
      end if;
    end if;
  elsif new.title <> old.title or new.body <> old.body then
    insert into app.entry_version (entry_id, version, title, body, written_at, audience)
      values (old.id, old.version, old.title, old.body, coalesce(old.revised_at, old.created_at), old.audience);
    new.version := old.version + 1;
    new.revised_at := now();
  end if;
  -- Whoever is named anew takes part now; those who were named before, and the author's side, may have ended since.
  if tg_op = 'INSERT' or new.audience <> old.audience then
    select a into wrong from unnest(new.audience) a
      where (tg_op = 'INSERT' or (a <> all (old.audience) and a <> new.author_party_id))
        and not exists (select from app.party p where p.id = a and p.case_id = new.case_id
              and p.valid_from <= opened_at and (p.valid_to is null or p.valid_to > opened_at))
      limit 1;
    if wrong is not null then
      raise exception 'an audience holds only open parties of the same case' using errcode = 'ND002';
    end if;
  end if;
  new.folded := app.fold(new.title || ' ' || new.body);
  new.grams := app.pairs(new.folded);
  return new;
end $$;
create trigger complete_entry before insert or update of title, body, audience on app.entry
  for each row execute function app.complete_entry();
