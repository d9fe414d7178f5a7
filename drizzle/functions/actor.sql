-- The officer for whom this transaction acts: the desk sets it at the start of each one.
create or replace function desk.actor() returns uuid language sql stable
	as $$ select nullif(current_setting('plainsight.actor', true), '')::uuid $$;
