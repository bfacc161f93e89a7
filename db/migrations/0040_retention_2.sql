-- 受給者証番号, as printed: what a 実績記録票 asks for. Between the supported person and the support team like every fact.
alter table app.clock_fact add column number text not null default '' check (length(number) <= 20 and (number = '' or kind = 'certificate'));
