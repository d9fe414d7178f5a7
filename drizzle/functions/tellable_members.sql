-- Which members of a lane of the acting officer's can be told anything: an address of theirs is proven, on a channel that is set up, and
-- the last digest that was sent to them did not fail. Digests leave whatever happens; of other alerts this tells nothing.
create or replace function desk.tellable_members(p_lane text) returns table (officer uuid)
	language sql stable security definer set search_path = ''
as $$
	select m.officer_id from public.lane_members m
	where m.lane_id = p_lane and m.removed_at is null and p_lane in (select desk.actor_lanes())
		and exists (
			select from public.alert_addresses a join public.alert_gateways g on g.channel = a.channel
			where a.officer_id = m.officer_id and a.proven_at is not null
		)
		and not exists (
			select from public.alerts d
			where d.officer_id = m.officer_id and d.kind = 'digest' and d.state = 'undelivered'
				and not exists (
					select from public.alerts l
					where l.officer_id = m.officer_id and l.kind = 'digest' and l.state <> 'undelivered' and l.mark > d.mark
				)
		)
$$;
