-- Deletes again what two people had deleted on that day, where an older database was put back. The lane where it lay; null: it
-- is not there.
create or replace function desk.delete_again(p_tip uuid, p_day date) returns text
	language plpgsql security definer set search_path = ''
as $$
declare
	lane text;
begin
	select t.lane_id into lane from public.tips t where t.id = p_tip;
	if lane is not null then perform desk.forget_tip(p_tip, p_day); end if;
	return lane;
end
$$;
