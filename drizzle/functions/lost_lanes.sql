-- Lanes that have a key, and nobody at work who can open the newest: two custodians recover them.
create or replace function desk.lost_lanes() returns table (lane text)
	language sql stable security definer set search_path = ''
as $$
	select l.id from public.lanes l
	where l.kind <> 'recovery'
		and exists (select from public.lane_epochs e where e.lane_id = l.id)
		and intake.readers_in(l.id) = 0
$$;
