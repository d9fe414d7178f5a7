create or replace function public.audit_refuse() returns trigger language plpgsql
	as $$ begin raise exception 'audit entries are append-only' using errcode = '42501'; end $$;
