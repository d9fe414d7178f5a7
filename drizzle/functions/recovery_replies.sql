-- What tipsters still open of a lane's own replies, page by page in the order of ids, for whoever recovers it. A page ends
-- before 256 KiB, unless its first alone has more.
create or replace function desk.recovery_replies(p_recovery uuid, p_now timestamptz, p_after uuid, p_most integer)
	returns table (id uuid, tip uuid, lane text, epoch integer, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select next.id, next.tip_id, next.lane_id, next.epoch, next.sealed from (
		select r.id, r.tip_id, t.lane_id, r.epoch, r.sealed_for_tipster as sealed,
			row_number() over ids as place, sum(octet_length(r.sealed_for_tipster)) over ids as bytes
		from public.replies r join public.tips t on t.id = r.tip_id
		where t.lane_id = desk.recovering(p_recovery, p_now)
			and (r.lane_id is null or r.lane_id = t.lane_id)
			and not r.is_hidden and r.sealed_for_tipster is not null
			and (p_after is null or r.id > p_after)
		window ids as (order by r.id) order by r.id limit p_most
	) next
	where next.place = 1 or next.bytes <= 256 * 1024
	order by next.id
$$;
