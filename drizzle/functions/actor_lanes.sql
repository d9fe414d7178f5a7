create or replace function desk.actor_lanes() returns setof text language sql stable security definer set search_path = ''
	as $$
		select lane_id from public.lane_members
		where officer_id = desk.actor() and removed_at is null
	$$;
