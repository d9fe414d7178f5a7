-- One tip by its exact lookup id, or none: a burnt code finds nothing. With a second code it looks at nothing that happened.
create or replace function intake.find_tip(p_lookup bytea)
	returns table (id uuid, lane text, epoch integer, status text, forced boolean, takes_files boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, t.lane_id, t.epoch,
		case when o.forced then 'received' else coalesce(
			(select c.told from public.closures c where c.tip_id = t.id and c.reopened_at is null),
			(select 'question' from public.replies r where r.tip_id = t.id and r.asks = 'open' limit 1),
			(select 'being-read' from public.assignments a where a.tip_id = t.id limit 1),
			'received'
		) end,
		o.forced,
		intake.takes_files(t.id, o.forced)
	from intake.tip_of(p_lookup) o join public.tips t on t.id = o.id
$$;
