-- The end of this day of the record, if it names all that came from tipsters before: see audit/close-day.ts for what `seq` is.
create or replace function intake.named_until(p_number integer) returns timestamptz
	language sql stable security definer set search_path = ''
as $$
	select (d.day + 1)::timestamp at time zone 'UTC'
	from public.audit_days d join public.audit_slots s on s.number = d.number
	where d.number = p_number and s.chain_id = 'statements/v1' and s.seq = 0
$$;
