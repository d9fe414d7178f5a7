-- Everything that is sealed of a tip, each with the epoch of the tip's own lane to whose key it is sealed: what moves with it to
-- another lane, and the one place that says so. What the first releases sealed for a tipster alone is not the lane's to move.
create or replace function desk.tip_files(p_tip uuid)
	returns table (kind text, row_id uuid, n integer, epoch integer, sealed bytea)
	language sql stable
as $$
	select 'tip', t.id, 0, t.epoch, t.sealed from public.tips t where t.id = p_tip
	union all
	select 'addition', a.id, 0, a.epoch, a.sealed from public.additions a where a.tip_id = p_tip
	union all
	select 'part', p.id, c.n, a.epoch, c.sealed
		from public.parts p join public.additions a on a.id = p.addition_id join public.chunks c on c.part_id = p.id
		where p.tip_id = p_tip
	union all
	select 'note', o.id, 0, coalesce(o.epoch, t.epoch), o.sealed
		from public.notes o join public.tips t on t.id = o.tip_id where t.id = p_tip
	union all
	select 'reason', u.id, 0, coalesce(u.epoch, t.epoch), u.sealed
		from public.urgency_changes u join public.tips t on t.id = u.tip_id where t.id = p_tip
	union all
	select 'closure', c.id, 0, coalesce(c.epoch, t.epoch), c.sealed
		from public.closures c join public.tips t on t.id = c.tip_id where t.id = p_tip
	union all
	select 'reopening', c.id, 0, coalesce(c.reopening_epoch, t.epoch), c.sealed_reopening
		from public.closures c join public.tips t on t.id = c.tip_id
		where t.id = p_tip and c.sealed_reopening is not null
	union all
	select 'stage', s.id, 0, s.epoch, s.sealed from public.stages s where s.tip_id = p_tip
	union all
	select 'response', w.id, 0, coalesce(w.epoch, t.epoch), w.sealed
		from public.responses w join public.tips t on t.id = w.tip_id where t.id = p_tip and w.sealed is not null
	union all
	select 'reply', r.id, 0, coalesce(r.moved_epoch, r.epoch), r.sealed_for_tipster
		from public.replies r where r.tip_id = p_tip and r.sealed_for_tipster is not null and r.sending is not null
	union all
	select 'sending', r.id, 0, coalesce(r.moved_epoch, r.epoch), r.sending
		from public.replies r where r.tip_id = p_tip and r.sending is not null
	union all
	select 'kept', r.id, 0, coalesce(r.kept_epoch, r.epoch), r.sealed_for_lane
		from public.replies r where r.tip_id = p_tip and r.sealed_for_lane is not null
	union all
	select 'move', m.id, 0, m.epoch, m.sealed
		from public.moves m where m.tip_id = p_tip and m.moved_at is not null
$$;
