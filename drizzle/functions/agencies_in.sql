-- Whose members read a lane: what a tipster ticks is held against it.
create or replace function intake.agencies_in(p_lane text) returns text[]
	language sql stable security definer set search_path = ''
as $$
	select array(
		select distinct o.agency_id from public.lane_members m
		join public.officers o on o.id = m.officer_id
		where m.lane_id = p_lane and m.removed_at is null and o.disabled_at is null
		order by 1
	)
$$;
