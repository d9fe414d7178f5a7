-- The sealed copies of a lane's secrets: the public face keeps them beside the lane's cards, so that what it seals can be read
-- again after the database is put back from a backup. It can open none of them.
create or replace function intake.copies(p_lane text)
	returns table (epoch integer, holder text, writer uuid, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select k.epoch, k.holder, k.writer, k.sealed
	from public.lane_keys k where k.lane_id = p_lane order by k.epoch, k.holder, k.writer
$$;
