-- Whose the office is that a paper names: of a service used before, whether our own operator's; of a cap, whether it is looked after at all
-- (利用者負担上限額管理), and by us. What a month's fee adds for it follows from that; null: nobody has said.
alter table app.clock_fact add column whose text
  check (whose is null or whose = 'none' and kind = 'cap' or whose in ('own', 'other') and kind in ('cap', 'prior_service'));
