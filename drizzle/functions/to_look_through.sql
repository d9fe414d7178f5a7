-- What a lane's card has to have been held against before it stands: its tips, and the replies that its tipsters still open. Those among
-- them from which the acting officer stepped aside, too: they see none, and so cannot be the last who stands by such a card.
create or replace function desk.to_look_through(p_lane text) returns table (kind text, id uuid)
	language sql stable security definer set search_path = ''
as $$
	select 'tip', t.id from public.tips t
	where t.lane_id = p_lane and p_lane in (select desk.actor_lanes())
	union all
	select 'reply', r.id from public.replies r join public.tips t on t.id = r.tip_id
	where t.lane_id = p_lane and p_lane in (select desk.actor_lanes())
		and (r.lane_id is null or r.lane_id = p_lane) and not r.is_hidden and r.sealed_for_tipster is not null
$$;
