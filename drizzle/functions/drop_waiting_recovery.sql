-- Lets the recovery card go that waits for a second person, and the files of its sheets unless it is in force by now.
create or replace function desk.drop_waiting_recovery() returns integer
	language sql volatile security definer set search_path = ''
as $$
	with files as (
		delete from public.custodian_files f where f.lane_id = 'recovery'
			and f.epoch > (select max(e.epoch) from public.lane_epochs e where e.lane_id = 'recovery')
	), people as (
		delete from public.custodians c where c.lane_id = 'recovery'
			and c.epoch > (select max(e.epoch) from public.lane_epochs e where e.lane_id = 'recovery')
	), dropped as (
		delete from public.recovery_proposals returning 1
	)
	select count(*)::integer from dropped
$$;
