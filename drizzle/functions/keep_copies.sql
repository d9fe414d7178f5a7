-- Makes the copies of a proposed epoch's secret the lane's own, now that its card stands. Nobody at the desk reads another's
-- copies, whoever it is that the card stands by in the end.
create or replace function desk.keep_copies(p_proposal uuid) returns integer
	language sql volatile security definer set search_path = ''
as $$
	with kept as (
		insert into public.lane_keys (lane_id, epoch, holder, writer, sealed)
		select p.lane_id, p.epoch, c.holder, p.proposed_by, c.sealed
		from public.lane_proposals p
		join public.proposed_copies c on c.proposal_id = p.id
		join public.lane_epochs e on e.lane_id = p.lane_id and e.epoch = p.epoch
			and e.card->>'recipient' = p.card->>'recipient'
		where p.id = p_proposal
		on conflict do nothing
		returning 1
	)
	select count(*)::integer from kept
$$;
