-- Since when urgent tips that nobody has taken wait, lane by lane, without saying which or how many: from the end of the coarse interval
-- in which they came, or from the later act by which they became urgent, nobody's, active again, or this lane's, or by which somebody stepped
-- aside, who is not to be told. At marks of five minutes.
create or replace function desk.untaken_urgent() returns table (lane text, since timestamptz, unproven boolean, aside uuid[])
	language sql stable security definer set search_path = ''
as $$
	select distinct t.lane_id,
		to_timestamp(ceil(extract(epoch from greatest(
			coalesce(
				(select max(u.made_at) from public.urgency_changes u where u.tip_id = t.id and u.becomes = 1),
				t.arrived_at + interval '5 minutes'
			),
			(select max(a.ended_at) from public.assignments a where a.tip_id = t.id),
			(select max(c.reopened_at) from public.closures c where c.tip_id = t.id),
			(select max(m.moved_at) from public.moves m where m.tip_id = t.id),
			(select max(b.stepped_at) from public.step_asides b where b.tip_id = t.id)
		)) / 300) * 300),
		t.standing = 'unproven',
		desk.asides_of(t.id, t.lane_id)
	from public.tips t
	where t.state = 'open' and t.standing <> 'quarantined' and t.urgency = 1
		and not exists (select from public.assignments a where a.tip_id = t.id and a.ended_at is null)
$$;
