-- Sequence, previous hash and hash are made here, so that a writer cannot choose them. Row by row over:
-- prev ‖ "chain|seq|milliseconds|" ‖ commitment ‖ SHA-256(body). audit/verify.ts computes the same.
create or replace function public.audit_append() returns trigger language plpgsql security definer set search_path = ''
as $$
declare
	chain record;
begin
	insert into public.audit_chains (id, seq, head)
		values (new.chain_id, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing;
	select seq, head into chain from public.audit_chains where id = new.chain_id for update;
	new.seq := chain.seq + 1;
	new.prev := chain.head;
	new.at := date_trunc('milliseconds', new.at);
	new.hash := sha256(
		new.prev
		|| convert_to(
			new.chain_id || '|' || new.seq || '|' || (extract(epoch from new.at) * 1000)::bigint || '|', 'UTF8')
		|| new.commitment
		|| sha256(new.body)
	);
	update public.audit_chains set seq = new.seq, head = new.hash where id = new.chain_id;
	return new;
end
$$;
