-- The end of this day of the record, if it names what came from tipsters: all that came before is named by then.
create or replace function intake.named_until(p_number integer) returns timestamptz
	language sql stable security definer set search_path = ''
as $$
	select (d.day + 1)::timestamp at time zone 'UTC' from public.audit_days d
	where d.number = p_number and exists (
		select from public.audit_slots s where s.number = d.number and s.chain_id = 'statements/v1'
	)
$$;
