-- A lane's tips as they lie there, page by page in the order of ids, for whoever recovers it: they are looked through for the
-- agencies of those who are to read it.
create or replace function desk.recovery_tips(p_recovery uuid, p_now timestamptz, p_after uuid, p_most integer)
	returns table (id uuid, lane text, epoch integer, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select t.id, t.lane_id, t.epoch, t.sealed from public.tips t
	where t.lane_id = desk.recovering(p_recovery, p_now) and (p_after is null or t.id > p_after)
	order by t.id limit p_most
$$;
