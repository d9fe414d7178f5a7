-- Active tips of a lane that nobody has, and that somebody had last who reads the lane no more: work that was begun, and that nobody
-- goes on with. To who supervises the lane; the newest ones, as many as are asked for.
create or replace function desk.left_behind(p_lane text, p_most integer) returns table (tip uuid, officer uuid)
	language sql stable security definer set search_path = ''
as $$
	select t.id, l.officer_id
	from public.tips t cross join lateral (
		select a.officer_id, a.ended_at from public.assignments a
		where a.tip_id = t.id order by a.ended_at desc nulls first limit 1
	) l
	where (select desk.supervises(p_lane)) and t.lane_id = p_lane and t.state = 'open'
		and t.standing <> 'quarantined' and t.rank <= 2 and l.ended_at is not null
		and not exists (
			select from public.lane_members m
			where m.lane_id = p_lane and m.officer_id = l.officer_id and m.removed_at is null
		)
	order by l.ended_at desc limit p_most
$$;
