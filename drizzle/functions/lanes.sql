-- Every lane with its cards, the agencies of its members, and how many can open its newest epoch: whoever has a copy of it
-- and has not said that none of them fits.
create or replace function intake.lanes()
	returns table (id text, kind text, cards jsonb, agencies text[], readers integer)
	language sql stable security definer set search_path = ''
as $$
	select l.id, l.kind,
		(select jsonb_agg(e.card order by e.epoch) from public.lane_epochs e where e.lane_id = l.id),
		intake.agencies_in(l.id),
		(
			select count(distinct o.id)::integer from public.lane_members m
			join public.officers o on o.id = m.officer_id
			join public.lane_keys k on k.lane_id = l.id and k.holder = o.id::text
			where m.lane_id = l.id and m.removed_at is null and o.disabled_at is null
				and k.epoch = (select max(e.epoch) from public.lane_epochs e where e.lane_id = l.id)
				and not exists (
					select from public.copies_wanted w
					where w.lane_id = l.id and w.holder = o.id and w.epoch = k.epoch
				)
		)
	from public.lanes l order by l.position
$$;
