-- Inviting somebody to a side of a case or to the staff of an agency, and their saying yes.

-- Makes a side of a case: by the support team, any but its own and the supported person's; by the supported person, family.
-- A company's side is for an employment that lasts and is not closed (ND001).
create function app.make_party(new_id uuid, of_case uuid, of_kind app.party_kind, of_label text, of_reading text, of_employment uuid)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (of_case = any (app.case_ids_as('{support_team}')) and of_kind in ('family', 'employer', 'partner')
          or of_case = any (app.case_ids_as('{supported_person}')) and of_kind = 'family') then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  perform from app.case k where k.id = of_case and (k.ended_on is null or k.ended_on >= app.today()) for share;
  if not found then raise exception 'the case is closed' using errcode = 'ND005'; end if;
  if of_kind = 'employer' then
    perform from app.employment j
      where j.id = of_employment and j.case_id = of_case and (j.ended_on is null or j.ended_on > app.today()) for share;
    if not found then raise exception 'not found' using errcode = 'ND404'; end if;
  end if;
  insert into app.party (id, case_id, kind, label, reading, employment_id)
    values (new_id, of_case, of_kind, of_label, of_reading, of_employment);
end $$;

-- Makes an invitation to a side of a case. Who does not see the side: ND404; when it is not for them to invite there, or not
-- any more: ND005. To a company that knows in part only whom the supported person has named (`of_told`): ND041.
create function app.invite(new_id uuid, hash bytea, mail_hash bytea, to_party uuid, name text, as_title text, address text,
    of_told uuid default null)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare p app.party;
begin
  select * into p from app.party t where t.id = to_party for share;
  if p.id is null or not p.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if not app.may_invite(app.actor_id(), p.id) then raise exception 'not to be invited' using errcode = 'ND005'; end if;
  if not app.fits_disclosure(p.id, of_told) then raise exception 'only people who were named join' using errcode = 'ND041'; end if;
  insert into app.invitation (id, token_hash, mail_token_hash, agency_id, case_id, party_id, invited_name, title, email, invited_by, expires_at, told_id)
    select new_id, hash, mail_hash, k.agency_id, k.id, p.id, coalesce((select t.name from app.told t where t.id = of_told), name), as_title,
           address, app.actor_id(), now() + interval '7 days', of_told
      from app.case k where k.id = p.case_id;
end $$;

-- Makes an invitation to the staff of an agency.
create function app.invite_staff(new_id uuid, hash bytea, mail_hash bytea, to_agency uuid, as_role app.agency_role, name text, address text)
  returns void language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.may_invite_staff(app.actor_id(), to_agency, as_role) then raise exception 'not found' using errcode = 'ND404'; end if;
  insert into app.invitation (id, token_hash, mail_token_hash, agency_id, role, invited_name, email, invited_by, expires_at)
    values (new_id, hash, mail_hash, to_agency, as_role, name, address, app.actor_id(), now() + interval '7 days');
end $$;

-- Takes an open invitation back: to a side of a case, by the support team or the supported person; to the staff, by whoever
-- may invite to that role. Returns false when it was not open any more.
create function app.revoke_invitation(wanted uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare i app.invitation;
begin
  select * into i from app.invitation t where t.id = wanted for update;
  if i.id is null
     or not coalesce(i.case_id = any (app.case_ids_as('{supported_person,support_team}')),
                     app.may_invite_staff(app.actor_id(), i.agency_id, i.role)) then
    raise exception 'not found' using errcode = 'ND404';
  end if;
  if i.accepted_at is not null or i.revoked_at is not null then return false; end if;
  update app.invitation t set revoked_at = now() where t.id = wanted;
  return true;
end $$;

-- What an invitation is worth now: open, accepted, revoked, expired, or closed (what it leads to, or who invited, is no
-- longer there). One that the operator made on the command line has no inviter.
create function app.invitation_state(i app.invitation) returns text language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  return case
    when i.accepted_at is not null then 'accepted'
    when i.revoked_at is not null then 'revoked'
    when i.expires_at <= now() then 'expired'
    when i.party_id is not null and not (app.may_invite(i.invited_by, i.party_id) and app.fits_disclosure(i.party_id, i.told_id)) then 'closed'
    when i.role is not null and i.invited_by is not null and not app.may_invite_staff(i.invited_by, i.agency_id, i.role) then 'closed'
    when exists (select from app.agency g where g.id = i.agency_id and g.disabled_at is not null) then 'closed'
    else 'open' end;
end $$;

-- What the holder of an invitation's link is told before they agree: who invites them, to what, what they would see. Of
-- one that is not open, only its state. `mailed`: they have the link from the mail, so the address is theirs.
create function app.invitation_behind(link_hash bytea)
  returns table (id uuid, state text, mailed boolean, email text, invited_name text, title text, inviter text, inviter_reading text, agency text,
                 role app.agency_role, kind app.party_kind, label text, label_reading text, supported_name text,
                 supported_reading text, categories app.category[], expires_at timestamptz, address_known boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare i app.invitation; s text;
begin
  select * into i from app.invitation t where t.token_hash = link_hash or t.mail_token_hash = link_hash;
  if i.id is null then return; end if;
  s := app.invitation_state(i);
  if s <> 'open' then
    return query select i.id, s, false, null::text, null::text, null::text, null::text, null::text, null::text, null::app.agency_role,
      null::app.party_kind, null::text, null::text, null::text, null::text, null::app.category[], null::timestamptz, false;
    return;
  end if;
  return query
    select i.id, s, coalesce(i.mail_token_hash = link_hash, false),
           case when i.mail_token_hash = link_hash then i.email end, i.invited_name, i.title, n.name, n.reading, g.name,
           i.role, p.kind, p.label, p.reading, w.name, w.reading,
           array(select c.category from app.consent c where c.party_id = p.id and c.withdrawn_at is null
                  and c.valid_from <= now() and c.valid_to > now() order by c.category), i.expires_at,
           i.mail_token_hash = link_hash and exists (select from app.account a where a.email = i.email)
      from app.agency g left join app.person n on n.id = i.invited_by left join app.party p on p.id = i.party_id
      left join app.case k on k.id = i.case_id left join app.person w on w.id = k.person_id
     where g.id = i.agency_id;
end $$;

-- Accepts an invitation, as the actor, or, when nobody is signed in, as a new person (as the supported person of the case,
-- where the invitation is theirs). What it leads to stands in the invitation and nowhere else. Returns the person; null
-- when it is no longer open. ND005: nobody accepts what they have sent, nor joins another side of a case that they are
-- the supported person or the support of. ND006: the mailed address has an account; sign in with it.
create function app.accept_invitation(link_hash bytea, new_person uuid, new_name text, new_reading text, new_settings jsonb, new_member uuid)
  returns table (person_id uuid, case_id uuid, agency_id uuid) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare i app.invitation; of_kind app.party_kind; subject uuid; who uuid := app.actor_id();
begin
  select * into i from app.invitation t where t.token_hash = link_hash or t.mail_token_hash = link_hash for update;
  if i.id is null then return; end if;
  -- What it leads to stays as it is until we are done.
  perform from app.case t where t.id = i.case_id for share;
  select p.kind into of_kind from app.party p where p.id = i.party_id for share;
  if app.invitation_state(i) <> 'open' then return; end if;
  select k.person_id into subject from app.case k where k.id = i.case_id;

  if who is null then
    if of_kind = 'supported_person' then
      who := subject;
    else
      who := new_person;
      insert into app.person (id, name, reading) values (who, new_name, new_reading);
    end if;
    if i.mail_token_hash = link_hash and exists (select from app.account a where a.email = i.email) then
      raise exception 'the address has an account' using errcode = 'ND006';
    end if;
    insert into app.account (person_id, email, settings)
      values (who, case when i.mail_token_hash = link_hash then i.email end, new_settings) on conflict do nothing;
    if not found then raise exception 'they have an account' using errcode = 'ND005'; end if;
    perform set_config('app.actor_id', who::text, true);
  elsif who = i.invited_by or of_kind = 'supported_person'
        or i.case_id = any (app.case_ids_as('{supported_person,support_team}')) then
    raise exception 'not for oneself' using errcode = 'ND005';
  end if;

  if i.party_id is not null then
    update app.told t set person_id = who where t.id = i.told_id;
    -- Somebody new at a company that reads already: the supported person is asked whether that is still as they want it.
    if of_kind = 'employer' and exists (select from app.member m where m.party_id = i.party_id and m.person_id <> who) then
      perform app.ask_by_itself(i.case_id, i.party_id, 'new_boss');
    end if;
    if not exists (select from app.member m where m.party_id = i.party_id and m.person_id = who and (m.valid_to is null or m.valid_to > now())) then
      insert into app.member (id, case_id, party_id, person_id, title) values (new_member, i.case_id, i.party_id, who, i.title);
    end if;
  elsif not exists (select from app.agency_member a where a.agency_id = i.agency_id and a.person_id = who and a.role = i.role
                     and (a.valid_to is null or a.valid_to > now())) then
    update app.agency_member a set valid_to = now()
     where a.agency_id = i.agency_id and a.person_id = who and (a.valid_to is null or a.valid_to > now());
    insert into app.agency_member (id, agency_id, person_id, role) values (new_member, i.agency_id, who, i.role);
  end if;
  update app.invitation t set accepted_at = now(), accepted_by = who where t.id = i.id;
  insert into app.audit_event (actor_id, case_id, act, object_type, object_id) values (who, i.case_id, 'accept_invitation', 'invitation', i.id);
  return query select who, i.case_id, i.agency_id;
end $$;

-- Begins the session of whoever has just accepted an invitation in this transaction: they are the actor.
create function app.session_after_invitation(link_hash bytea, new_id uuid, hash bytea, on_device text, from_ip text)
  returns table (settings jsonb, seconds int) language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.invitation i where (i.token_hash = link_hash or i.mail_token_hash = link_hash)
                  and i.accepted_by = app.actor_id() and i.accepted_at = now()) then return; end if;
  return query select * from app.begin_session(app.actor_id(), new_id, hash, 'invitation', on_device, from_ip);
end $$;

grant execute on function app.make_party(uuid, uuid, app.party_kind, text, text, uuid),
  app.invite(uuid, bytea, bytea, uuid, text, text, text, uuid), app.invite_staff(uuid, bytea, bytea, uuid, app.agency_role, text, text),
  app.revoke_invitation(uuid), app.invitation_behind(bytea), app.accept_invitation(bytea, uuid, text, text, jsonb, uuid),
  app.session_after_invitation(bytea, uuid, bytea, text, text) to app_rw;
