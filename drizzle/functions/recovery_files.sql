-- What recovers a lane, with two sheets: the recovery identity as it is sealed for each two custodians of now, and recovery's copies of
-- the lane's secrets, those for former recovery identities among them. For whoever has begun to recover it, and for nobody else.
create or replace function desk.recovery_files(p_recovery uuid, p_now timestamptz)
	returns table (kind text, epoch integer, first integer, second integer, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select 'identity', null::integer, f.first, f.second, f.sealed from public.custodian_files f
		where f.kind = 'identity' and desk.recovering(p_recovery, p_now) is not null
			and f.epoch = (select max(e.epoch) from public.lane_epochs e where e.lane_id = 'recovery')
	union all
	select 'copy', k.epoch, null, null, k.sealed from public.lane_keys k
		where k.holder = 'recovery' and k.lane_id = desk.recovering(p_recovery, p_now)
$$;
