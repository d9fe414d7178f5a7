-- The leaves of the record's tree from a number on, and what was signed over each: all of it is published.
create or replace function intake.record_days(p_from integer) returns table (number integer, root bytea, checkpoint text)
	language sql stable security definer set search_path = ''
	as $$
		select d.number, d.root, d.checkpoint from public.audit_days d where d.number >= p_from order by d.number
	$$;
