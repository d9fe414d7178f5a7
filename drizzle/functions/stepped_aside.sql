-- Tips from which the acting officer stepped aside. For as long as somebody else at work reads the tip's lane who did not: no word of
-- one's own may leave a tip that nobody sees.
create or replace function desk.stepped_aside() returns table (tip uuid) language sql stable security definer set search_path = ''
as $$
	select a.tip_id from public.step_asides a join public.tips t on t.id = a.tip_id
	where a.officer_id = desk.actor() and a.ended_at is null and desk.is_read_by_others(t.id, t.lane_id)
$$;
