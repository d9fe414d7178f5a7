-- What an administrator changed, for the public face: who changed it and when stays at the desk.
create or replace function intake.contacts() returns table (record jsonb, withdrawn boolean)
	language sql stable security definer set search_path = ''
	as $$ select c.record, c.withdrawn_at is not null from public.contacts c order by c.id $$;
