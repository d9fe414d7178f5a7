-- No page shows them from here on. A reply that the lane opens as well goes when a member's browser has sealed what it said
-- to the lane alone; one of the first releases was the tipster's own, and goes at once.
create or replace function intake.clear_replies(p_lookup bytea) returns void
	language sql security definer set search_path = ''
as $$
	with theirs as (
		select r.id from public.replies r join intake.tip_of(p_lookup) o on o.id = r.tip_id
		where not o.forced order by r.id for update of r
	)
	update public.replies r set
		is_hidden = true,
		sealed_for_tipster = case when r.sending is not null then r.sealed_for_tipster end
	from theirs where theirs.id = r.id;
	-- As they lay in a lane from which the tip moved: see burn.
	delete from public.move_files f using public.moves m, intake.tip_of(p_lookup) o
		where m.id = f.move_id and m.tip_id = o.id and not o.forced and f.is_former and f.kind = 'reply'
$$;
