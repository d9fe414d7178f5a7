-- Who may do what, enforced by the database itself. Four roles:
--   plainsight_definer  cannot log in; owns the few functions that the public face may call
--   plainsight_public   the public face: no table at all, only those functions
--   plainsight_desk     the desk: tables, under row-level security by the lanes of the acting officer
--   plainsight_jobs     background work: sweeps and purges, and what it needs to see for them
do $$
begin
	-- Roles belong to the whole server, and several databases of it may be migrated at once.
	perform pg_advisory_xact_lock(hashtext('plainsight roles'));
	if not exists (select from pg_roles where rolname = 'plainsight_definer') then
		create role plainsight_definer nologin;
	end if;
	if not exists (select from pg_roles where rolname = 'plainsight_public') then
		create role plainsight_public login;
	end if;
	if not exists (select from pg_roles where rolname = 'plainsight_desk') then
		create role plainsight_desk login;
	end if;
	if not exists (select from pg_roles where rolname = 'plainsight_jobs') then
		create role plainsight_jobs login;
	end if;
	-- The set-up role hands functions and a schema over to these two, for which it must be a member.
	execute format('grant plainsight_definer, plainsight_jobs to %I', current_user);
	execute format('revoke all on database %I from public', current_database());
	execute format(
		'grant connect on database %I to plainsight_public, plainsight_desk, plainsight_jobs',
		current_database()
	);
end
$$;
revoke all on schema public from public;
grant usage on schema public to plainsight_definer, plainsight_desk, plainsight_jobs;

-- Row-level security ---------------------------------------------------------------------------------

create schema desk;
grant usage on schema desk to plainsight_desk, plainsight_jobs;
grant usage, create on schema desk to plainsight_definer;

-- The officer for whom this transaction acts: the desk sets it at the start of each one.
create function desk.actor() returns uuid language sql stable
	as $$ select nullif(current_setting('plainsight.actor', true), '')::uuid $$;
create function desk.actor_lanes() returns setof text language sql stable security definer set search_path = ''
	as $$
		select lane_id from public.lane_members
		where officer_id = desk.actor() and removed_at is null
	$$;
alter function desk.actor_lanes() owner to plainsight_definer;
grant select on lane_members to plainsight_definer;

alter table tips enable row level security;
create policy lane_members_see on tips for select to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));
create policy lane_members_work on tips for update to plainsight_desk
	using (lane_id in (select desk.actor_lanes()));
create policy intake on tips to plainsight_definer using (true) with check (true);
create policy sweeps on tips for select to plainsight_jobs using (true);

do $$
declare
	child text;
begin
	-- What hangs on a tip is seen by whoever sees the tip.
	foreach child in array array['additions', 'replies', 'assignments', 'notes', 'urgency_changes', 'closures']
	loop
		execute format('alter table %I enable row level security', child);
		execute format(
			'create policy of_visible_tips on %I to plainsight_desk
				using (exists (select from tips where tips.id = tip_id))
				with check (exists (select from tips where tips.id = tip_id))',
			child
		);
		execute format('create policy intake on %I to plainsight_definer using (true) with check (true)', child);
	end loop;
end
$$;

alter table lane_keys enable row level security;
create policy own_keys on lane_keys for select to plainsight_desk
	using (holder = desk.actor()::text);
create policy members_hand_on on lane_keys for insert to plainsight_desk
	with check (lane_id in (select desk.actor_lanes()));
create policy intake on lane_keys for select to plainsight_definer using (true);

alter table audit_entries enable row level security;
create policy own_chains on audit_entries for select to plainsight_desk
	using (chain_id in (select desk.actor_lanes()) or chain_id = 'people');
create policy own_acts on audit_entries for insert to plainsight_desk
	with check (chain_id in (select desk.actor_lanes()) or chain_id = 'people');
create policy sweeps on audit_entries to plainsight_jobs using (true) with check (true);

-- The desk -------------------------------------------------------------------------------------------

grant select, insert on agencies, officers, invitations, passphrases, authenticators, passkeys,
	keyring_entries, challenges, sessions, failed_sign_ins, lanes, lane_epochs, lane_members, lane_keys
	to plainsight_desk;
grant update (name, agency_id, role, recipient, verify_key, enrolled_at, disabled_at) on officers to plainsight_desk;
grant update (used_at) on invitations to plainsight_desk;
grant update on passphrases, authenticators, failed_sign_ins to plainsight_desk;
grant update (counter) on passkeys to plainsight_desk;
grant update (sealed) on keyring_entries to plainsight_desk;
grant update (seen_at, ended_at) on sessions to plainsight_desk;
grant update (removed_at) on lane_members to plainsight_desk;
grant delete on challenges, failed_sign_ins, keyring_entries to plainsight_desk;
-- Never the lookup id, and nothing that was sealed may change.
grant select (id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules, standing, state,
	reply_recipient, burnt_on, sealed) on tips to plainsight_desk;
grant update (urgency, due_at, state) on tips to plainsight_desk;
grant select on additions to plainsight_desk;
grant update (opened_at) on additions to plainsight_desk;
grant select, insert on replies, assignments, notes, urgency_changes, closures to plainsight_desk;
grant update (ended_at) on assignments to plainsight_desk;
grant update (reopened_by, reopened_at, sealed_reopening) on closures to plainsight_desk;
grant select, insert on audit_entries to plainsight_desk;
grant select on audit_chains to plainsight_desk;
grant select on inflow to plainsight_desk;

-- Background work ------------------------------------------------------------------------------------

create schema pgboss authorization plainsight_jobs;
grant select (id, lane_id, arrived_at, urgency, standing) on tips to plainsight_jobs;
grant select on lanes, lane_epochs, audit_chains, inflow, ticket_uses, sessions, challenges, invitations, failed_sign_ins
	to plainsight_jobs;
grant select, insert on audit_entries to plainsight_jobs;
grant select, insert, update on sweeps to plainsight_jobs;
grant delete on inflow, ticket_uses, sessions, challenges, failed_sign_ins to plainsight_jobs;

-- The audit chain ------------------------------------------------------------------------------------

grant select, insert, update on audit_chains to plainsight_definer;

-- Sequence, previous hash and hash are made here, so that a writer cannot choose them. Row by row over:
-- prev ‖ "chain|seq|milliseconds|" ‖ commitment ‖ SHA-256(body). audit/verify.ts computes the same.
create function audit_append() returns trigger language plpgsql security definer set search_path = ''
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
grant create on schema public to plainsight_definer;
alter function audit_append() owner to plainsight_definer;
revoke create on schema public from plainsight_definer;
create trigger append before insert on audit_entries for each row execute function audit_append();

create function audit_refuse() returns trigger language plpgsql
	as $$ begin raise exception 'audit entries are append-only' using errcode = '42501'; end $$;
create trigger refuse_change before update or delete on audit_entries
	for each row execute function audit_refuse();
create trigger refuse_truncate before truncate on audit_entries
	for each statement execute function audit_refuse();

-- Intake: all that the public face can do ------------------------------------------------------------

create schema intake;
grant usage on schema intake to plainsight_public, plainsight_definer;
grant create on schema intake to plainsight_definer;
grant select, insert on tips to plainsight_definer;
grant update (reply_recipient, burnt_on) on tips to plainsight_definer;
grant select, insert on additions to plainsight_definer;
grant select on replies, lanes, lane_epochs, lane_keys, officers, agencies, assignments, closures to plainsight_definer;
grant update (asks, read_at, sealed_for_tipster) on replies to plainsight_definer;
grant select, insert, update on ticket_uses, inflow to plainsight_definer;

-- Stored times are coarse whoever asks: the hour, or five minutes for P1.
create function intake.coarse(moment timestamptz, urgency smallint) returns timestamptz language sql immutable
	as $$
		select date_bin(
			case when urgency = 1 then interval '5 minutes' else interval '1 hour' end,
			moment, timestamptz '2000-01-01 00:00:00+00')
	$$;

-- Every lane with its cards, the agencies of its members, and how many can open its newest epoch.
create function intake.lanes()
	returns table (id text, kind text, cards jsonb, agencies text[], readers integer)
	language sql stable security definer set search_path = ''
as $$
	select l.id, l.kind,
		(select jsonb_agg(e.card order by e.epoch) from public.lane_epochs e where e.lane_id = l.id),
		array(
			select distinct o.agency_id from public.lane_members m
			join public.officers o on o.id = m.officer_id
			where m.lane_id = l.id and m.removed_at is null and o.disabled_at is null
			order by 1
		),
		(
			select count(*)::integer from public.lane_members m
			join public.officers o on o.id = m.officer_id
			join public.lane_keys k on k.lane_id = l.id and k.holder = o.id::text
			where m.lane_id = l.id and m.removed_at is null and o.disabled_at is null
				and k.epoch = (select max(e.epoch) from public.lane_epochs e where e.lane_id = l.id)
		)
	from public.lanes l order by l.position
$$;

create function intake.agencies() returns table (id text, name text)
	language sql stable security definer set search_path = ''
	as $$ select a.id, a.name from public.agencies a order by a.name $$;

-- False: this lookup id was there before, so the very same tip is kept already.
create function intake.add_tip(
	p_id uuid, p_lookup bytea, p_lane text, p_epoch integer, p_now timestamptz, p_due timestamptz,
	p_urgency smallint, p_rules smallint, p_standing text, p_reply_recipient text, p_sealed bytea
) returns boolean language plpgsql security definer set search_path = ''
as $$
begin
	insert into public.tips (id, lookup_id, lane_id, epoch, arrived_at, due_at, urgency, urgency_rules,
		standing, reply_recipient, sealed)
	values (p_id, p_lookup, p_lane, p_epoch, intake.coarse(p_now, p_urgency), p_due, p_urgency, p_rules,
		p_standing, p_reply_recipient, p_sealed)
	on conflict (lookup_id) do nothing;
	return found;
end
$$;

create function intake.is_kept(p_lookup bytea) returns boolean
	language sql stable security definer set search_path = ''
	as $$ select exists (select from public.tips where lookup_id = p_lookup) $$;

-- One tip by its exact lookup id; a burnt code finds nothing.
create function intake.find_tip(p_lookup bytea)
	returns table (id uuid, lane text, epoch integer, status text)
	language sql stable security definer set search_path = ''
as $$
	select t.id, t.lane_id, t.epoch,
		coalesce(
			(select c.told from public.closures c where c.tip_id = t.id and c.reopened_at is null),
			(select 'question' from public.replies r where r.tip_id = t.id and r.asks = 'open' limit 1),
			(select 'being-read' from public.assignments a where a.tip_id = t.id limit 1),
			'received'
		)
	from public.tips t where t.lookup_id = p_lookup and t.burnt_on is null
$$;

create function intake.replies_to(p_lookup bytea)
	returns table (id uuid, epoch integer, written_at timestamptz, asks text, sealed bytea)
	language sql stable security definer set search_path = ''
as $$
	select r.id, r.epoch, r.written_at, r.asks, r.sealed_for_tipster
	from public.replies r join public.tips t on t.id = r.tip_id
	where t.lookup_id = p_lookup and t.burnt_on is null and r.sealed_for_tipster is not null
	order by r.written_at, r.id
$$;

create function intake.mark_read(p_lookup bytea, p_now timestamptz) returns void
	language sql security definer set search_path = ''
as $$
	update public.replies r set read_at = intake.coarse(p_now, 2::smallint)
	from public.tips t
	where t.id = r.tip_id and t.lookup_id = p_lookup and t.burnt_on is null and r.read_at is null
$$;

-- False: no such tip. Sending the same addition again changes nothing and is true.
create function intake.add_to_tip(
	p_lookup bytea, p_id uuid, p_epoch integer, p_now timestamptz, p_sealed bytea
) returns boolean language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	select t.id into tip from public.tips t where t.lookup_id = p_lookup and t.burnt_on is null;
	if tip is null then return false; end if;
	insert into public.additions (id, tip_id, epoch, arrived_at, sealed)
		values (p_id, tip, p_epoch, intake.coarse(p_now, 2::smallint), p_sealed)
		on conflict (id) do nothing;
	update public.replies set asks = 'answered' where tip_id = tip and asks = 'open';
	return true;
end
$$;

create function intake.clear_replies(p_lookup bytea) returns void
	language sql security definer set search_path = ''
as $$
	update public.replies r set sealed_for_tipster = null
	from public.tips t where t.id = r.tip_id and t.lookup_id = p_lookup and t.burnt_on is null
$$;

-- Ends the code, not the tip: the row keeps its lookup id so that the form it came from, sent again, stays
-- the same tip, but nothing is found under it any more and no reply can reach it.
create function intake.burn(p_lookup bytea, p_day date) returns void
	language plpgsql security definer set search_path = ''
as $$
begin
	perform intake.clear_replies(p_lookup);
	update public.tips set burnt_on = p_day, reply_recipient = null
		where lookup_id = p_lookup and burnt_on is null;
end
$$;

-- Whether this form may bring one more tip.
create function intake.use_ticket(p_digest bytea, p_day date, p_most integer) returns boolean
	language sql security definer set search_path = ''
as $$
	insert into public.ticket_uses as t (digest, uses, day) values (p_digest, 1, p_day)
	on conflict (digest) do update set uses = t.uses + 1
	returning uses <= p_most
$$;

-- Counts one more of a kind in its coarse interval; gives the count so far.
create function intake.count_inflow(p_kind text, p_since timestamptz) returns integer
	language sql security definer set search_path = ''
as $$
	insert into public.inflow as i (kind, since, count) values (p_kind, p_since, 1)
	on conflict (kind, since) do update set count = i.count + 1
	returning count
$$;

create function intake.inflow(p_kind text, p_since timestamptz) returns integer
	language sql stable security definer set search_path = ''
as $$
	select coalesce((select count from public.inflow where kind = p_kind and since = p_since), 0)
$$;

do $$
declare
	f record;
begin
	for f in select p.oid::regprocedure as name from pg_proc p
		where p.pronamespace in ('intake'::regnamespace, 'desk'::regnamespace)
	loop
		execute format('alter function %s owner to plainsight_definer', f.name);
		execute format('revoke all on function %s from public', f.name);
	end loop;
end
$$;
grant execute on all functions in schema intake to plainsight_public;
revoke execute on function intake.coarse(timestamptz, smallint) from plainsight_public;
grant execute on function intake.coarse(timestamptz, smallint) to plainsight_definer;
grant execute on all functions in schema desk to plainsight_desk, plainsight_definer;
revoke create on schema intake, desk from plainsight_definer;

-- Coarse by constraint too, so that no later path can store a finer time.
alter table tips add constraint arrived_coarsely
	check (arrived_at = date_bin('5 minutes', arrived_at, timestamptz '2000-01-01 00:00:00+00'));
alter table additions add constraint arrived_coarsely
	check (arrived_at = date_bin('1 hour', arrived_at, timestamptz '2000-01-01 00:00:00+00'));
