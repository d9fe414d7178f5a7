-- Whether somebody at work reads a tip's lane who has not stepped aside from it.
create or replace function desk.is_read_by_others(p_tip uuid, p_lane text) returns boolean
	language sql stable security definer set search_path = ''
as $$
	select exists (
		select from public.lane_members m join public.officers o on o.id = m.officer_id
		where m.lane_id = p_lane and m.removed_at is null and o.disabled_at is null
			and not exists (
				select from public.step_asides b
				where b.tip_id = p_tip and b.officer_id = m.officer_id and b.ended_at is null
			)
	)
$$;
