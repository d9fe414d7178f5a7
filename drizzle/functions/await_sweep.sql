-- As whoever adds the tip: of the roles only the owner of `intake.add_tip` may.
create or replace function public.await_sweep() returns trigger language plpgsql set search_path = ''
	as $$ begin insert into public.unswept (tip_id) values (new.id); return null; end $$;
