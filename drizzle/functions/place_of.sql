-- Where a tip stands in its lane's queue, before its level and its time, and which of its clocks ends first. Out of facts in its rows
-- alone: nothing here asks what time it is.
-- 0: urgency 1, and nobody has taken it, whoever read it. 1: nobody has read it. 2: it was read, and nobody has taken it. 3: its
-- tipster said something that nobody who has it has dealt with, or it was moved here and nobody has found it whole. 4: it is ours.
-- 5: it waits for somebody else, or a day. A tip that nobody has waits for nobody, whatever its stage says.
create or replace function desk.place_of(p_tip public.tips, out rank smallint, out clock text, out due timestamptz)
	language sql stable security definer set search_path = ''
as $$
	with facts as (
		select
			exists (select from public.assignments a where a.tip_id = p_tip.id and a.ended_at is null) as taken,
			exists (
				select from public.moves m
				where m.tip_id = p_tip.id and m.moved_at is not null and m.found_at is null
			) as moved,
			-- Of a release that did not say by when: in plain hours, from the end of the hour in which it came.
			(
				select min(coalesce(d.due_at, d.arrived_at + interval '1 hour' + case p_tip.urgency
					when 1 then interval '15 minutes' when 2 then interval '4 hours'
					when 3 then interval '1 day' else interval '3 days' end))
				from public.additions d where d.tip_id = p_tip.id and d.dealt_at is null
			) as answer_due,
			s.stage, s.until, s.came_at
		from (values (true)) as one left join public.stages s on s.tip_id = p_tip.id and s.ended_at is null
	), waiting as (
		select f.*, f.taken and p_tip.read_at is not null and f.stage is not null and f.came_at is null
			and f.answer_due is null and not f.moved as waits
		from facts f
	)
	select (case
			when not w.taken then case
				when p_tip.urgency = 1 then 0 when p_tip.read_at is null then 1 else 2 end
			when p_tip.read_at is null then 1
			when w.answer_due is not null or w.moved then 3
			when w.waits then 5
			else 4
		end)::smallint, first.clock, first.due
	from waiting w left join lateral (
		select c.clock, c.due from (values
			('reading', case when p_tip.state = 'open' and p_tip.read_at is null
				then coalesce(p_tip.read_due_at, p_tip.due_at) end),
			('response', case when p_tip.state = 'open' and p_tip.read_at is not null
				and p_tip.responded_at is null and not w.waits then p_tip.due_at end),
			('answer', w.answer_due),
			(w.stage, case when p_tip.state = 'open' and (w.waits or w.came_at is not null) then w.until end)
		) as c (clock, due) where c.due is not null order by c.due limit 1
	) first on true
$$;
