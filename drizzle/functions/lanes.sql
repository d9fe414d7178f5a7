-- Every lane with its cards, the agencies of its members, and how many can open its newest epoch.
create or replace function intake.lanes()
	returns table (id text, kind text, cards jsonb, agencies text[], readers integer)
	language sql stable security definer set search_path = ''
as $$
	select l.id, l.kind,
		(select jsonb_agg(e.card order by e.epoch) from public.lane_epochs e where e.lane_id = l.id),
		intake.agencies_in(l.id),
		intake.readers_in(l.id)
	from public.lanes l order by l.position
$$;
