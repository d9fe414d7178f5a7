-- SHA-256 in base64url, as prints are written everywhere.
create or replace function desk.print(p_bytes bytea) returns text language sql immutable set search_path = ''
	as $$ select rtrim(translate(encode(sha256(p_bytes), 'base64'), '+/', '-_'), '=') $$;
