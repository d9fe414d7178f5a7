-- A lane's tips as they lie there, page by page in the order of ids, for whoever recovers it: they are looked through for the
-- agencies of those who are to read it. A page ends before 256 KiB, unless its first alone has more.
create or replace function desk.recovery_tips(p_recovery uuid, p_now timestamptz, p_after uuid, p_most integer)
	returns table (id uuid, lane text, epoch integer, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select next.id, next.lane_id, next.epoch, next.sealed from (
		select t.*, row_number() over ids as place, sum(octet_length(t.sealed)) over ids as bytes
		from public.tips t
		where t.lane_id = desk.recovering(p_recovery, p_now) and (p_after is null or t.id > p_after)
		window ids as (order by t.id) order by t.id limit p_most
	) next
	where next.place = 1 or next.bytes <= 256 * 1024
	order by next.id
$$;
