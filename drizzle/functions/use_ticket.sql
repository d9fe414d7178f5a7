-- Whether this form may bring one more tip.
create or replace function intake.use_ticket(p_digest bytea, p_day date, p_most integer) returns boolean
	language sql security definer set search_path = ''
as $$
	insert into public.ticket_uses as t (digest, uses, day) values (p_digest, 1, p_day)
	on conflict (digest) do update set uses = t.uses + 1
	returning uses <= p_most
$$;
