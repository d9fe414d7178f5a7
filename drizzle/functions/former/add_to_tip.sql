-- As the release called it that knew of no tip that moves: it sealed to the lane in which the tip was when it looked. What
-- could be sealed to the former lane is not kept: whoever sends it is told, and sends it again.
create or replace function intake.add_to_tip(
	p_lookup bytea, p_id uuid, p_epoch integer, p_now timestamptz, p_answers boolean, p_sealed bytea
) returns boolean language plpgsql security definer set search_path = ''
as $$
declare
	tip record;
	lane text;
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip.id is null then return false; end if;
	select t.lane_id into lane from public.tips t where t.id = tip.id for share;
	if exists (
		select from public.moves m where m.tip_id = tip.id and m.moved_at > p_now - interval '5 minutes'
	) then
		raise exception 'the tip has just moved' using errcode = 'P0002';
	end if;
	return intake.add_to_tip(p_lookup, p_id, lane, p_epoch, p_now, p_answers, null, p_sealed) = 'added';
end
$$;
