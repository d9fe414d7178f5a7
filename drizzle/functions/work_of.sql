-- How many active tips of a lane each of its officers has in hand, stage by stage, and how many of them are late; without an officer
-- those that nobody has. To who supervises the lane. Whose move it is, as drizzle/functions/place_of.sql has it.
create or replace function desk.work_of(p_lane text, p_now timestamptz)
	returns table (officer uuid, stage text, tips integer, late integer)
	language sql stable security definer set search_path = ''
as $$
	select a.officer_id,
		case
			when t.read_at is null then 'unread'
			when t.rank = 3 then 'news'
			when s.stage = 'withdrawn' then 'withdrawn'
			when t.rank = 5 then s.stage
			else 'ours'
		end,
		count(*)::integer, (count(*) filter (where t.clock_due_at < p_now))::integer
	from public.tips t
	left join public.assignments a on a.tip_id = t.id and a.ended_at is null
	left join public.stages s on s.tip_id = t.id and s.ended_at is null
	where (select desk.supervises(p_lane)) and t.lane_id = p_lane and t.state = 'open' and t.standing <> 'quarantined'
	group by 1, 2
$$;
