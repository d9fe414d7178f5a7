-- Whether the acting officer supervises a lane: a member of it, at work, of that role. To whoever does not, nothing of it is told.
create or replace function desk.supervises(p_lane text) returns boolean
	language sql stable security definer set search_path = ''
as $$
	select p_lane in (select desk.actor_lanes()) and exists (
		select from public.officers o
		where o.id = desk.actor() and o.role = 'supervisor' and o.disabled_at is null
	)
$$;
