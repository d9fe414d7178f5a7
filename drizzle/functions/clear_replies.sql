create or replace function intake.clear_replies(p_lookup bytea) returns void
	language sql security definer set search_path = ''
as $$
	update public.replies r set sealed_for_tipster = null
	from public.tips t where t.id = r.tip_id and t.lookup_id = p_lookup and t.burnt_on is null
$$;
