-- Many cases for measuring, made inside the database. Deterministic: the same numbers on the same day give the same rows.
-- Takes its numbers from the temporary table bulk_ask (cases, groups, per_case, first_day, first_ms, gap, today …) and its texts from bulk_text
-- (no, title, body, folded, grams); entries are inserted by generate-entries.sql.
--
-- One agency; a worker for each 40 cases (a block), an employer's HR person for each 40 (every so many-th case), a clinic
-- likewise, one relative a case.

-- Ids of entries are UUIDs of version 7: they begin with the time.
create function pg_temp.bulk_entry_id(n bigint, ms bigint) returns uuid language sql immutable as $$
  select overlay(overlay(overlay(md5('nakadachi bulk entry ' || n::text) placing lpad(to_hex(ms), 12, '0') from 1) placing '7' from 13) placing '8' from 17)::uuid
$$;
create function pg_temp.bulk_id(what text, n bigint) returns uuid language sql immutable as $$
  select overlay(overlay(md5('nakadachi bulk ' || what || ' ' || n::text) placing '8' from 13) placing '8' from 17)::uuid
$$;

insert into app.agency (id, operator, name, reading, phone, hours, address, created_at)
select pg_temp.bulk_id('agency', 1), '社会福祉法人 たくさん会', '定着支援センター たくさん', 'ていちゃくしえんせんたー たくさん', '000-0009-0001', '月〜金 9:00〜18:00', 'まちなか市中央1-1-1', first_day
  from bulk_ask;

-- People: supported persons, relatives, workers, HR persons, clinic workers, a manager and a service manager.
create temp table bulk_person on commit drop as
  select what, n, pg_temp.bulk_id(what, n) as id,
         (select s.name || ' ' || g.name from bulk_name s, bulk_name g
           where s.kind = 's' and g.kind = 'g' and s.no = (n * 7 + shift) % ask.surnames and g.no = (n * 5 + shift + n / ask.surnames) % ask.givens) as name,
         (select s.reading || ' ' || g.reading from bulk_name s, bulk_name g
           where s.kind = 's' and g.kind = 'g' and s.no = (n * 7 + shift) % ask.surnames and g.no = (n * 5 + shift + n / ask.surnames) % ask.givens) as reading
    from bulk_ask ask,
         lateral (values ('person', ask.cases, 0), ('family', ask.cases, 0), ('worker', ask.groups, 3), ('employer', ask.groups, 5),
                         ('clinic', ask.groups, 7), ('manager', 1, 9), ('service_manager', 1, 11)) as wanted (what, amount, shift),
         lateral generate_series(1, wanted.amount) as n;
insert into app.person (id, name, reading, created_at) select id, name, reading, first_day from bulk_person, bulk_ask;
insert into app.account (person_id, email) select id, what || '.' || n || '@bulk.example.jp' from bulk_person;

insert into app.agency_member (id, agency_id, person_id, role, valid_from)
select pg_temp.bulk_id('staff ' || what, n), pg_temp.bulk_id('agency', 1), id, what::app.agency_role, first_day
  from bulk_person, bulk_ask where what in ('worker', 'manager', 'service_manager');

create temp table bulk_case on commit drop as
  select c, pg_temp.bulk_id('case', c) as id, (c - 1) / 40 + 1 as worker, (c - 1) % groups + 1 as partner, first_day, today, cases, groups
    from bulk_ask, generate_series(1, cases) as c;
insert into app.case (id, agency_id, person_id, started_on, created_at)
select id, pg_temp.bulk_id('agency', 1), pg_temp.bulk_id('person', c), (first_day at time zone 'Asia/Tokyo')::date, first_day from bulk_case;
insert into app.employment (id, case_id, employer, reading, workplace, job, disclosure, started_on)
select pg_temp.bulk_id('employment', c), id, '株式会社たくさん第' || partner, 'たくさんだい' || partner, '第' || partner || '工場', '検品と梱包', 'open', (first_day at time zone 'Asia/Tokyo')::date
  from bulk_case;

create temp table bulk_party on commit drop as
  select c, k.id as case_id, kind::app.party_kind, pg_temp.bulk_id('party ' || kind, c) as id, label, reading, title, title_reading, whose, who
    from bulk_case k,
         lateral (values
           ('supported_person', '本人', 'ほんにん', '本人', 'ほんにん', 'person', k.c),
           ('family', 'ご家族', 'ごかぞく', '家族', 'かぞく', 'family', k.c),
           ('employer', '株式会社たくさん第' || k.partner, 'たくさんだい' || k.partner, '人事担当', 'じんじたんとう', 'employer', k.partner),
           ('support_team', '支援チーム', 'しえんちーむ', '就労定着支援員', 'しゅうろうていちゃくしえんいん', 'worker', k.worker),
           ('partner', 'まちなかクリニック', 'まちなかくりにっく', '精神保健福祉士', 'せいしんほけんふくしし', 'clinic', k.partner)
         ) as p (kind, label, reading, title, title_reading, whose, who);
insert into app.party (id, case_id, kind, label, reading, employment_id, valid_from)
select id, case_id, kind, label, reading, case when kind = 'employer' then pg_temp.bulk_id('employment', c) end, first_day from bulk_party, bulk_ask;
insert into app.member (id, case_id, party_id, person_id, title, reading, valid_from)
select pg_temp.bulk_id('member ' || kind, c), case_id, id, pg_temp.bulk_id(whose, who), title, title_reading, first_day from bulk_party, bulk_ask;

insert into app.consent (id, case_id, party_id, category, purpose, wording_version, given_by, given_at, valid_from, valid_to)
select pg_temp.bulk_id('consent ' || p.kind || ' ' || category, c), case_id, p.id, category::app.category, '働き続けるための調整', '2026-1', pg_temp.bulk_id('person', c),
       first_day, first_day, today + interval '1 year'
  from bulk_party p, bulk_ask,
       lateral unnest(case p.kind when 'employer' then '{basic,work,accommodation,report}'::text[] when 'family' then '{basic,work,family}'
                                  when 'partner' then '{basic,health,medical}' else '{}' end) as category;

-- What the entries of a case are made from, once: who writes for which party.
create temp table bulk_author on commit drop as
  select p.c, p.kind, p.id as party_id, pg_temp.bulk_id(p.whose, p.who) as person_id, n.name, n.reading, p.title
    from bulk_party p join app.person n on n.id = pg_temp.bulk_id(p.whose, p.who);
create temp table bulk_parties on commit drop as
  select c, max(id::text) filter (where kind = 'supported_person')::uuid as me, max(id::text) filter (where kind = 'family')::uuid as family,
         max(id::text) filter (where kind = 'employer')::uuid as employer, max(id::text) filter (where kind = 'support_team')::uuid as support,
         max(id::text) filter (where kind = 'partner')::uuid as partner, max(case_id::text)::uuid as case_id
    from bulk_party group by c;

-- Read up to some days ago.
insert into app.read_mark (person_id, case_id, read_until)
select person_id, p.case_id, today - case a.kind when 'support_team' then interval '1 day' else interval '4 days' end
  from bulk_author a join bulk_parties p on p.c = a.c, bulk_ask;

analyze bulk_author;
analyze bulk_parties;
