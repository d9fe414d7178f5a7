-- Who stepped aside from a tip, in the order of their ids: nothing of it is told to them. As desk.stepped_aside has it.
create or replace function desk.asides_of(p_tip uuid, p_lane text) returns uuid[]
	language sql stable security definer set search_path = ''
as $$
	select coalesce(array_agg(a.officer_id order by a.officer_id), '{}') from public.step_asides a
	where a.tip_id = p_tip and a.ended_at is null and desk.is_read_by_others(p_tip, p_lane)
$$;
