create or replace function intake.agencies() returns table (id text, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.name from public.agencies a order by a.name $$;
