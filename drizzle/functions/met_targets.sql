-- Of tips that came to a lane since then: how many were read, and responded to, in time and late, for how many the time still runs, and
-- how many were closed without. One that nobody has read, or responded to, and whose time is over counts as late; one that waits for
-- somebody else does not. To who supervises the lane.
create or replace function desk.met_targets(p_lane text, p_since timestamptz, p_now timestamptz)
	returns table (clock text, urgency smallint, met integer, late integer, running integer, without integer)
	language sql stable security definer set search_path = ''
as $$
	with came as (
		select t.urgency, t.state = 'open' as is_open, t.rank = 5 as waits,
			t.read_at, coalesce(t.read_due_at, t.due_at) as read_due, t.responded_at, t.due_at
		from public.tips t
		where (select desk.supervises(p_lane)) and t.lane_id = p_lane and t.standing <> 'quarantined'
			and t.arrived_at >= p_since
	), clocks as (
		select 'reading' as clock, c.urgency, c.is_open, c.read_at as done, c.read_due as due, false as stopped from came c
		union all
		select 'response', c.urgency, c.is_open, c.responded_at, c.due_at, c.waits from came c
	)
	select k.clock, k.urgency,
		(count(*) filter (where k.done <= k.due))::integer,
		(count(*) filter (where k.done > k.due or (k.done is null and k.is_open and not k.stopped and k.due < p_now)))::integer,
		(count(*) filter (where k.done is null and k.is_open and (k.stopped or k.due >= p_now)))::integer,
		(count(*) filter (where k.done is null and not k.is_open))::integer
	from clocks k group by 1, 2
$$;
