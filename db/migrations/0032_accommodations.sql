-- Who at the workplace may know of an accommodation: named people, how far ('way': what is done; 'reason': what gets in the way too),
-- and what else there is to say of it. Named by the supported person; what stands here now stands in each step as well.
alter table app.accommodation
  add column knowing jsonb not null default '{"people": [], "far": "", "more": ""}'
    check (jsonb_typeof(knowing -> 'people') = 'array' and knowing ->> 'far' in ('', 'way', 'reason') and jsonb_typeof(knowing -> 'more') = 'string');
alter type app.accommodation_act add value if not exists 'know';
