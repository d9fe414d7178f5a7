-- Which replies the page could not show, since they do not carry the lane's signature: its members are told.
create or replace function intake.mark_refused(p_lookup bytea, p_refused uuid[], p_now timestamptz) returns void
	language sql security definer set search_path = ''
as $$
	with theirs as (
		select r.id from public.replies r join intake.tip_of(p_lookup) o on o.id = r.tip_id
		where not o.forced and r.id = any(p_refused) and r.refused_at is null order by r.id for update of r
	)
	update public.replies r set refused_at = intake.coarse(p_now, 2::smallint)
	from theirs where theirs.id = r.id
$$;
