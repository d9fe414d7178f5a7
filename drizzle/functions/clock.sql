-- What time it is here: the public face holds its own clock against it before it calls a lane's card too old.
create or replace function intake.clock() returns timestamptz
	language sql stable security definer set search_path = ''
	as $$ select now() $$;
