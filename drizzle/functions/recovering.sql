-- Which lane the actor is recovering by this act: begun within the hour, not done yet, and nobody opens the lane. Null: none.
create or replace function desk.recovering(p_recovery uuid, p_now timestamptz) returns text
	language sql stable security definer set search_path = ''
as $$
	select r.lane_id from public.recoveries r
	where r.id = p_recovery and r.officer_id = desk.actor() and r.stood_at is null
		and r.begun_at > p_now - interval '1 hour'
		and r.lane_id in (select l.lane from desk.lost_lanes() l)
$$;
