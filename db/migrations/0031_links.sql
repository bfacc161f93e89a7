-- What became of the mail with a question's link: it goes out through the queue, like any other.
alter table app.question
  add column sent_at timestamptz,
  add column undelivered_at timestamptz;
