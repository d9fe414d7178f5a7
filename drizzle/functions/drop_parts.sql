create or replace function intake.drop_parts(p_lookup bytea, p_parts uuid[]) returns void
	language sql security definer set search_path = ''
as $$
	delete from public.parts p
	where p.id = any(p_parts) and p.addition_id is null
		and p.tip_id in (select o.id from intake.tip_of(p_lookup) o)
$$;
