-- How many can open a lane's newest epoch: members at work who have a copy of it, and have not said that none of them fits.
create or replace function intake.readers_in(p_lane text) returns integer
	language sql stable security definer set search_path = ''
as $$
	select count(distinct o.id)::integer from public.lane_members m
	join public.officers o on o.id = m.officer_id
	join public.lane_keys k on k.lane_id = p_lane and k.holder = o.id::text
	where m.lane_id = p_lane and m.removed_at is null and o.disabled_at is null
		and k.epoch = (select max(e.epoch) from public.lane_epochs e where e.lane_id = p_lane)
		and not exists (
			select from public.copies_wanted w
			where w.lane_id = p_lane and w.holder = o.id and w.epoch = k.epoch
		)
$$;
