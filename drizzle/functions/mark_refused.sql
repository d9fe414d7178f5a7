-- Which replies the page could not show, since they do not carry the lane's signature: its members are told.
create or replace function intake.mark_refused(p_lookup bytea, p_refused uuid[], p_now timestamptz) returns void
	language sql security definer set search_path = ''
as $$
	update public.replies r set refused_at = intake.coarse(p_now, 2::smallint)
	from public.tips t
	where t.id = r.tip_id and t.lookup_id = p_lookup and t.burnt_on is null
		and r.id = any(p_refused) and r.refused_at is null
$$;
