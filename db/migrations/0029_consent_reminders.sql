-- A reminder that nobody wrote: that what a side may read ends soon, or waits for somebody. It goes when that is settled.
alter table app.reminder add column about_party uuid references app.party on delete restrict;
create index reminder_about_party on app.reminder (about_party) where about_party is not null;
