-- Whether tips lie that only the recovery key opens.
create or replace function desk.waits_for_custodians() returns boolean
	language sql stable security definer set search_path = ''
as $$
	select exists (
		select from public.tips t join public.lanes l on l.id = t.lane_id
		where l.kind = 'recovery' and t.state = 'open'
	)
$$;
