-- Which of these lookup ids a code is found by, burnt or not, and the kind of lane in which its tip lies. A code that was
-- brought has one in each version and under each pepper, and all of them are asked for at once, always.
create or replace function intake.code_among(p_lookups bytea[]) returns table (lookup bytea, lane_kind text)
	language sql stable security definer set search_path = ''
as $$
	select c.lookup_id, l.kind from public.codes c
	left join public.tips t on t.id = c.tip_id left join public.lanes l on l.id = t.lane_id
	where c.lookup_id = any(p_lookups)
$$;
