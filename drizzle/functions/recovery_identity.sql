-- The recovery identity as it is sealed for each two custodians: for whoever's desk two of them have come to within the hour, so that
-- another takes its place and what was sealed to it is not lost.
create or replace function desk.recovery_identity(p_recovery uuid, p_now timestamptz)
	returns table (first integer, second integer, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select f.first, f.second, f.sealed from public.custodian_files f
	join public.recoveries r on r.lane_id = f.lane_id and r.epoch = f.epoch
	where f.kind = 'identity' and f.lane_id = 'recovery'
		and r.id = p_recovery and r.officer_id = desk.actor() and r.stood_at is null
		and r.begun_at > p_now - interval '1 hour'
		and r.epoch = (select max(e.epoch) from public.lane_epochs e where e.lane_id = 'recovery')
$$;
