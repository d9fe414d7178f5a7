-- Files with a tip: sealed parts in chunks, each written by a short transaction of its own.
CREATE TABLE "chunks" (
	"part_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "chunks_part_id_n_pk" PRIMARY KEY("part_id","n")
);
--> statement-breakpoint
CREATE TABLE "parts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"tip_id" uuid NOT NULL,
	"addition_id" uuid,
	"began_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_part_id_parts_id_fk" FOREIGN KEY ("part_id") REFERENCES "public"."parts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_tip_id_tips_id_fk" FOREIGN KEY ("tip_id") REFERENCES "public"."tips"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parts" ADD CONSTRAINT "parts_addition_id_additions_id_fk" FOREIGN KEY ("addition_id") REFERENCES "public"."additions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "parts_of" ON "parts" USING btree ("addition_id");--> statement-breakpoint
CREATE INDEX "parts_on_their_way" ON "parts" USING btree ("tip_id") WHERE "parts"."addition_id" is null;--> statement-breakpoint
alter table parts enable row level security;--> statement-breakpoint
alter table chunks enable row level security;--> statement-breakpoint
-- Who sees the addition that a part came with; of what is on its way the desk sees nothing.
create policy of_visible_additions on parts for select to plainsight_desk
	using (exists (select from additions where additions.id = addition_id));--> statement-breakpoint
create policy of_visible_parts on chunks for select to plainsight_desk
	using (exists (select from parts where parts.id = part_id));--> statement-breakpoint
create policy intake on parts to plainsight_definer using (true) with check (true);--> statement-breakpoint
create policy intake on chunks to plainsight_definer using (true) with check (true);--> statement-breakpoint
create policy sweeps on parts to plainsight_jobs using (addition_id is null);--> statement-breakpoint
grant select on parts, chunks to plainsight_desk;--> statement-breakpoint
grant select, insert, update, delete on parts to plainsight_definer;--> statement-breakpoint
grant select, insert on chunks to plainsight_definer;--> statement-breakpoint
grant select, delete on parts to plainsight_jobs;--> statement-breakpoint
alter table parts add constraint began_coarsely
	check (began_at = date_bin('1 hour', began_at, timestamptz '2000-01-01 00:00:00+00'));--> statement-breakpoint
grant create on schema intake to plainsight_definer;--> statement-breakpoint

-- Files are taken from whoever showed that a person writes, or whose tip somebody at the desk has taken in hand.
drop function intake.find_tip(bytea);--> statement-breakpoint
create function intake.find_tip(p_lookup bytea)
	returns table (id uuid, lane text, epoch integer, status text, forced boolean, takes_files boolean)
	language sql stable security definer set search_path = ''
as $$
	select t.id, t.lane_id, t.epoch,
		case when o.forced then 'received' else coalesce(
			(select c.told from public.closures c where c.tip_id = t.id and c.reopened_at is null),
			(select 'question' from public.replies r where r.tip_id = t.id and r.asks = 'open' limit 1),
			(select 'being-read' from public.assignments a where a.tip_id = t.id limit 1),
			'received'
		) end,
		o.forced,
		t.standing = 'proven' or exists (select from public.assignments a where a.tip_id = t.id)
	from intake.tip_of(p_lookup) o join public.tips t on t.id = o.id
$$;--> statement-breakpoint

-- How many chunks of a part there are already; null: no such tip, another's part, one that is whole, or too many at once.
create function intake.begin_part(p_lookup bytea, p_part uuid, p_now timestamptz) returns integer
	language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip is null then return null; end if;
	if not exists (select from public.parts where id = p_part) then
		-- One after the other, so that many at once do not pass the limit.
		perform from public.tips t where t.id = tip for update;
		if (select count(*) from public.parts p where p.tip_id = tip and p.addition_id is null) >= 12 then
			return null;
		end if;
		insert into public.parts (id, tip_id, began_at)
			values (p_part, tip, intake.coarse(p_now, 2::smallint)) on conflict do nothing;
	end if;
	if not exists (select from public.parts p where p.id = p_part and p.tip_id = tip and p.addition_id is null) then
		return null;
	end if;
	return (select count(*) from public.chunks c where c.part_id = p_part);
end
$$;--> statement-breakpoint

-- False: it does not follow on what is there, or the part is not this tip's to write. Sent again, it is kept once.
create function intake.add_chunk(p_lookup bytea, p_part uuid, p_n integer, p_sealed bytea) returns boolean
	language plpgsql security definer set search_path = ''
as $$
declare
	there integer;
begin
	if octet_length(p_sealed) > 600000 or p_n >= 64 then return false; end if;
	perform from public.parts p
		where p.id = p_part and p.addition_id is null and p.tip_id in (select o.id from intake.tip_of(p_lookup) o)
		for update;
	if not found then return false; end if;
	there := (select count(*) from public.chunks c where c.part_id = p_part);
	if p_n > there then return false; end if;
	insert into public.chunks (part_id, n, sealed) values (p_part, p_n, p_sealed) on conflict do nothing;
	return true;
end
$$;--> statement-breakpoint

-- Only of what is still on its way: what an officer is meant to read, nobody reads with a code.
create function intake.chunk(p_lookup bytea, p_part uuid, p_n integer) returns bytea
	language sql stable security definer set search_path = ''
as $$
	select c.sealed from public.chunks c join public.parts p on p.id = c.part_id
	where p.id = p_part and c.n = p_n and p.addition_id is null
		and p.tip_id in (select o.id from intake.tip_of(p_lookup) o)
$$;--> statement-breakpoint

create function intake.drop_parts(p_lookup bytea, p_parts uuid[]) returns void
	language sql security definer set search_path = ''
as $$
	delete from public.parts p
	where p.id = any(p_parts) and p.addition_id is null
		and p.tip_id in (select o.id from intake.tip_of(p_lookup) o)
$$;--> statement-breakpoint

create function intake.is_added(p_lookup bytea, p_id uuid) returns boolean
	language sql stable security definer set search_path = ''
as $$
	select exists (
		select from public.additions a where a.id = p_id and a.tip_id in (select o.id from intake.tip_of(p_lookup) o)
	)
$$;--> statement-breakpoint

-- An addition with the parts of its file, all of them or none. Null: no such tip. False: it was there before.
create function intake.add_file(
	p_lookup bytea, p_id uuid, p_epoch integer, p_now timestamptz, p_sealed bytea, p_parts uuid[]
) returns boolean language plpgsql security definer set search_path = ''
as $$
declare
	tip uuid;
	claimed integer;
begin
	select o.id into tip from intake.tip_of(p_lookup) o;
	if tip is null then return null; end if;
	if exists (select from public.additions where id = p_id) then return false; end if;
	perform intake.add_to_tip(p_lookup, p_id, p_epoch, p_now, true, p_sealed);
	update public.parts p set addition_id = p_id
		where p.id = any(p_parts) and p.tip_id = tip and p.addition_id is null;
	get diagnostics claimed = row_count;
	if claimed <> cardinality(p_parts) then
		raise exception 'a part of the file is missing' using errcode = 'P0002';
	end if;
	return true;
end
$$;--> statement-breakpoint

do $$
declare
	f text;
begin
	foreach f in array array[
		'intake.find_tip(bytea)',
		'intake.begin_part(bytea, uuid, timestamptz)',
		'intake.add_chunk(bytea, uuid, integer, bytea)',
		'intake.chunk(bytea, uuid, integer)',
		'intake.drop_parts(bytea, uuid[])',
		'intake.is_added(bytea, uuid)',
		'intake.add_file(bytea, uuid, integer, timestamptz, bytea, uuid[])'
	] loop
		execute format('alter function %s owner to plainsight_definer', f);
		execute format('revoke all on function %s from public', f);
		execute format('grant execute on function %s to plainsight_public', f);
	end loop;
end
$$;--> statement-breakpoint
revoke create on schema intake from plainsight_definer;
