-- Deletes a tip of the acting officer's lanes, for good. False: it is not there.
create or replace function desk.delete_tip(p_tip uuid, p_day date) returns boolean
	language plpgsql security definer set search_path = ''
as $$
begin
	if not exists (
		select from public.tips t where t.id = p_tip and t.lane_id in (select desk.actor_lanes())
	) then
		return false;
	end if;
	perform desk.forget_tip(p_tip, p_day);
	return true;
end
$$;
