-- Which replies the page shows: one that came meanwhile, or that does not carry the lane's signature, is not read.
create or replace function intake.mark_read(p_lookup bytea, p_shown uuid[], p_now timestamptz) returns void
	language sql security definer set search_path = ''
as $$
	with theirs as (
		select r.id from public.replies r join intake.tip_of(p_lookup) o on o.id = r.tip_id
		where not o.forced and r.id = any(p_shown) and r.read_at is null order by r.id for update of r
	)
	update public.replies r set read_at = intake.coarse(p_now, 2::smallint), refused_at = null
	from theirs where theirs.id = r.id
$$;
