-- The sealed copies of a lane's secrets, and of each card its sealed roster, in whose holder's place stands `roster`: the public
-- face keeps them beside the lane's cards, so that what it seals can be read again, and the lane goes on, after the database is
-- put back from a backup. It can open none of them.
create or replace function intake.copies(p_lane text)
	returns table (epoch integer, holder text, writer uuid, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select k.epoch, k.holder, k.writer, k.sealed
	from public.lane_keys k where k.lane_id = p_lane
	union all
	select e.epoch, 'roster', e.made_by, e.roster
	from public.lane_epochs e where e.lane_id = p_lane and e.roster is not null
	order by 1, 2, 3
$$;
