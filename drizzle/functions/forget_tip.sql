-- Takes a tip and all that hangs on it out of every table: where it lies, and what of it is kept from former lanes. What is left is
-- its bare id, and the ids of what was added, since days of the record name them. Whoever calls it has found that two people want it.
create or replace function desk.forget_tip(p_tip uuid, p_day date) returns void
	language plpgsql security definer set search_path = ''
as $$
begin
	-- Whoever adds to it at this moment waits for this row, and then finds no tip.
	perform from public.tips t where t.id = p_tip for update;
	insert into public.deletions (subject, lane_id, deleted_on)
		select t.id, t.lane_id, p_day from public.tips t where t.id = p_tip
		union all
		select a.id, t.lane_id, p_day
			from public.additions a join public.tips t on t.id = a.tip_id where t.id = p_tip
		on conflict do nothing;
	delete from public.moves m where m.tip_id = p_tip;
	delete from public.parts p where p.tip_id = p_tip;
	delete from public.seen e using public.additions a where a.id = e.addition_id and a.tip_id = p_tip;
	delete from public.additions a where a.tip_id = p_tip;
	delete from public.replies r where r.tip_id = p_tip;
	delete from public.assignments s where s.tip_id = p_tip;
	delete from public.readings g where g.tip_id = p_tip;
	delete from public.gists g where g.tip_id = p_tip;
	delete from public.titles i where i.tip_id = p_tip;
	delete from public.tip_links l where l.tip_id = p_tip;
	delete from public.step_asides s where s.tip_id = p_tip;
	delete from public.stages g where g.tip_id = p_tip;
	delete from public.responses w where w.tip_id = p_tip;
	delete from public.notes o where o.tip_id = p_tip;
	delete from public.urgency_changes u where u.tip_id = p_tip;
	delete from public.closures c where c.tip_id = p_tip;
	delete from public.unswept w where w.tip_id = p_tip;
	delete from public.codes c where c.tip_id = p_tip;
	delete from public.tips t where t.id = p_tip;
end
$$;
