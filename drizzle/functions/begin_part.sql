-- Where the part goes on. Null: this code may not have files, or the part is not one that it may write. -1: no room.
create or replace function intake.begin_part(
	p_lookup bytea, p_part uuid, p_wrap integer,
	p_code bytea, p_now timestamptz, p_day_kib integer, p_code_kib integer
) returns integer language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	select f.id into tip from intake.find_tip(p_lookup) f where f.takes_files;
	if tip is null then return null; end if;
	if not exists (select from public.parts where id = p_part) then
		if not intake.take_room(0, p_code, p_now, p_day_kib, p_code_kib) then return -1; end if;
		insert into public.parts (id, tip_id, began_at)
			values (p_part, tip, intake.coarse(p_now, 2::smallint)) on conflict do nothing;
	end if;
	if not exists (select from public.parts p where p.id = p_part and p.tip_id = tip and p.addition_id is null) then
		return null;
	end if;
	return intake.part_goes_on(p_part, p_wrap);
end
$$;
