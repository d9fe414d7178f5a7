-- Epochs of lanes that the actor has sealed for the recovery identity of this card: nobody at the desk reads such a copy.
create or replace function desk.copied_for_recovery(p_keys integer) returns table (lane text, epoch integer)
	language sql stable security definer set search_path = ''
as $$
	select k.lane_id, k.epoch from public.lane_keys k
	where k.holder = 'recovery' and k.holder_keys = p_keys and k.writer = desk.actor()
$$;
