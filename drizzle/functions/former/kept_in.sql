-- The kind of lane in which the tip of this lookup id lies, burnt or not; null: there is none.
create or replace function intake.kept_in(p_lookup bytea) returns text
	language sql stable security definer set search_path = ''
as $$
	select c.lane_kind from intake.code_among(array[p_lookup]) c
$$;
