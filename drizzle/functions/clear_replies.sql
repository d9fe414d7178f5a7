-- No page shows them from here on. A reply that the lane opens as well goes when a member's browser has sealed what it said
-- to the lane alone; one of the first releases was the tipster's own, and goes at once.
create or replace function intake.clear_replies(p_lookup bytea) returns void
	language sql security definer set search_path = ''
as $$
	update public.replies r set
		is_hidden = true,
		sealed_for_tipster = case when r.sending is not null then r.sealed_for_tipster end
	from intake.tip_of(p_lookup) o where o.id = r.tip_id and not o.forced
$$;
