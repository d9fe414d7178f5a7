-- How many of these holders of an epoch's copies read a lane now: members, at work, who have not said that theirs does not fit.
create or replace function intake.holders_at_work(p_lane text, p_epoch integer, p_holders text[]) returns integer
	language sql stable security definer set search_path = ''
as $$
	select count(distinct o.id)::integer from public.lane_members m
	join public.officers o on o.id = m.officer_id
	where m.lane_id = p_lane and m.removed_at is null and o.disabled_at is null and o.id::text = any(p_holders)
		and not exists (
			select from public.copies_wanted w
			where w.lane_id = p_lane and w.holder = o.id and w.epoch = p_epoch
		)
$$;
