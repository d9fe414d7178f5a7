-- Where the part goes on now: behind this chunk if it followed on what was there, and else where it did before. Null: the
-- part is not this code's to write. -1: no room.
create or replace function intake.add_chunk(
	p_lookup bytea, p_part uuid, p_wrap integer, p_n integer, p_sealed bytea,
	p_code bytea, p_now timestamptz, p_day_kib integer, p_code_kib integer
) returns integer language plpgsql security definer set search_path = ''
as $$
declare
	hour timestamptz := intake.coarse(p_now, 2::smallint);
	began timestamptz;
	there integer;
begin
	select p.began_at into began from public.parts p
		where p.id = p_part and p.addition_id is null and p.tip_id in (select o.id from intake.tip_of(p_lookup) o)
		for update;
	if not found then return null; end if;
	there := intake.part_goes_on(p_part, p_wrap);
	if p_n <> there or octet_length(p_sealed) > 600000 then return there; end if;
	if not intake.take_room(octet_length(p_sealed), p_code, p_now, p_day_kib, p_code_kib) then return -1; end if;
	insert into public.chunks (part_id, n, sealed) values (p_part, p_n, p_sealed);
	-- Swept is what does not go on, not what is slow.
	if began <> hour then update public.parts set began_at = hour where id = p_part; end if;
	return intake.part_goes_on(p_part, p_wrap);
end
$$;
