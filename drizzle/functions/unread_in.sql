-- By level: how many active tips of a lane nobody has read, when the oldest of them came, and how many nobody has taken. To who
-- supervises the lane.
create or replace function desk.unread_in(p_lane text)
	returns table (urgency smallint, unread integer, oldest timestamptz, untaken integer)
	language sql stable security definer set search_path = ''
as $$
	select t.urgency, (count(*) filter (where t.read_at is null))::integer,
		min(t.arrived_at) filter (where t.read_at is null),
		(count(*) filter (where not exists (
			select from public.assignments a where a.tip_id = t.id and a.ended_at is null
		)))::integer
	from public.tips t
	-- Places 0 to 2 are all that nobody has read, or nobody has taken: see place_of.sql.
	where (select desk.supervises(p_lane)) and t.lane_id = p_lane and t.state = 'open'
		and t.standing <> 'quarantined' and t.rank <= 2
	group by 1
$$;
