-- What came in whole hours, for whom: a lane, and the officer whom it is for, where it is for one. It says of no tip that it is about it,
-- and counts nothing. `aside`: who stepped aside from it, and is not to be told.
--   pressing, unread: a tip that nobody has read, of urgency 2, or of another (an urgent one leaves at once).
--   still-pressing: such a one of urgency 2 that came before.
--   answer, note: of its tipster, of a colleague, on what the officer holds, who has not seen it; an answer on what nobody holds is for
--   no one officer.
--   came-back: the day has come until which a tip of urgency 1 or 2 waited that the officer holds. Of the others mornings tell.
--   handed-over: somebody gave it to the officer.
--   asked: the officer asks for something that wants two people.
create or replace function desk.what_came(p_after timestamptz, p_until timestamptz)
	returns table (lane text, officer uuid, kind text, aside uuid[])
	language sql stable security definer set search_path = ''
as $$
	with waits as (
		select t.id, t.lane_id, t.urgency, t.standing, greatest(
			t.arrived_at + interval '1 hour',
			(select max(a.ended_at) from public.assignments a where a.tip_id = t.id),
			(select max(c.reopened_at) from public.closures c where c.tip_id = t.id),
			(select max(m.moved_at) from public.moves m where m.tip_id = t.id),
			(select max(b.stepped_at) from public.step_asides b where b.tip_id = t.id)
		) as since
		from public.tips t
		where t.state = 'open' and t.read_at is null
			and (t.urgency > 1 or t.standing = 'quarantined')
			and not exists (select from public.assignments a where a.tip_id = t.id and a.ended_at is null)
	), held as (
		select t.id, t.lane_id, a.officer_id, a.assigned_by, a.assigned_at
		from public.tips t
		left join public.assignments a on a.tip_id = t.id and a.ended_at is null
	)
	select distinct w.lane_id, null::uuid, case
			when w.urgency > 2 or w.standing = 'quarantined' then 'unread'
			when w.since > p_after then 'pressing'
			else 'still-pressing'
		end, desk.asides_of(w.id, w.lane_id)
	from waits w
	where w.since <= p_until and (w.since > p_after or (w.urgency = 2 and w.standing <> 'quarantined'))
	union
	select h.lane_id, h.officer_id, 'answer', desk.asides_of(h.id, h.lane_id)
	from public.additions d join held h on h.id = d.tip_id
	where d.dealt_at is null
		and not exists (
			select from public.seen s
			where s.addition_id = d.id and (h.officer_id is null or s.officer_id = h.officer_id)
		)
		and d.arrived_at + interval '1 hour' > p_after
		and d.arrived_at + interval '1 hour' <= p_until
	union
	select h.lane_id, h.officer_id, 'handed-over', '{}' from held h
	where h.officer_id <> h.assigned_by and h.assigned_at > p_after and h.assigned_at <= p_until
	union
	select h.lane_id, h.officer_id, 'came-back', '{}'
	from public.stages s join held h on h.id = s.tip_id join public.tips t on t.id = s.tip_id
	where h.officer_id is not null and t.urgency <= 2 and s.ended_at is null
		and s.came_at > p_after and s.came_at <= p_until
	union
	select h.lane_id, h.officer_id, 'note', '{}'
	from public.notes n join held h on h.id = n.tip_id
	where h.officer_id <> n.made_by and n.made_at > p_after and n.made_at <= p_until
	union
	select r.lane_id, r.asked_by, 'asked', desk.asides_of(t.id, t.lane_id)
	from public.dual_requests r left join public.tips t on t.id::text = r.subject
	where r.agreed_at is null and r.ended_at is null
		-- In which hour it was asked for, by the last in which somebody may agree: see sealed/dual-control.ts.
		and r.until - interval '7 days' + interval '1 hour' > p_after
		and r.until - interval '7 days' + interval '1 hour' <= p_until
$$;
