-- Moves a tip to another lane, for whose key all of it was sealed anew before. 'moved', or why not: 'not-there'; 'other-people',
-- the lane's agencies are not those that the mover saw; 'other-key', it has a newer one; 'few', no two others would read it;
-- 'changed', something came since: the mover's browser goes on with what is new.
-- What lay there before takes the place of what was brought: see docs/decisions/0046-a-tip-moves.md. Where a tip goes back to where
-- it was, what was not brought is taken from there.
-- The entries of the record, of the lane that is left and of the other, are sealed by who calls.
create or replace function desk.move_tip(
	p_move uuid, p_reason bytea, p_agencies text[], p_now timestamptz, p_read_due timestamptz, p_due timestamptz,
	p_left_commitment bytea, p_left bytea, p_came_commitment bytea, p_came bytea
) returns text language plpgsql security definer set search_path = ''
as $$
declare
	move public.moves;
begin
	-- In this order everywhere: who reads a lane, then a tip, then the record.
	perform pg_advisory_xact_lock_shared(hashtext('plainsight lanes'));
	perform from public.tips t where t.id = (select m.tip_id from public.moves m where m.id = p_move) for update;
	select m.* into move from public.moves m join public.tips t on t.id = m.tip_id
		where m.id = p_move and m.moved_by = desk.actor() and m.moved_at is null
			and t.lane_id = m.from_lane and t.lane_id in (select desk.actor_lanes());
	if not found then return 'not-there'; end if;
	-- In the order of every other statement that changes several of them.
	perform from public.replies r where r.tip_id = move.tip_id order by r.id for update;
	-- As its card says, and of a card of version 1, which says nothing of it, by the rows of its members.
	if coalesce(
		(select array(select jsonb_array_elements_text(e.card -> 'agencies')) from public.lane_epochs e
			where e.lane_id = move.to_lane and e.card ->> 'v' = '2' order by e.epoch desc limit 1),
		intake.agencies_in(move.to_lane)
	) is distinct from p_agencies then
		return 'other-people';
	end if;
	if move.epoch <> (select max(e.epoch) from public.lane_epochs e where e.lane_id = move.to_lane) then
		return 'other-key';
	end if;
	if intake.holders_at_work(move.to_lane, move.epoch, array(
		select k.holder from public.lane_keys k
		where k.lane_id = move.to_lane and k.epoch = move.epoch and k.holder <> move.moved_by::text
	)) < 1 or intake.holders_at_work(move.to_lane, move.epoch, array(
		select k.holder from public.lane_keys k where k.lane_id = move.to_lane and k.epoch = move.epoch
	)) < 2 then
		return 'few';
	end if;
	if exists (
		select f.kind, f.row_id from desk.tip_files(move.tip_id) f
		except
		select f.kind, f.row_id from public.move_files f join public.moves m on m.id = f.move_id
			where m.id = p_move or (m.tip_id = move.tip_id and m.moved_at is not null and m.from_lane = move.to_lane)
	) or exists (
		-- A part that was not brought to its end.
		select from (
			select b.row_id, sum(octet_length(b.sealed)) as bytes from public.move_files b
			where b.move_id = p_move and b.kind = 'part' group by b.row_id
		) brought join (
			select f.row_id, sum(octet_length(f.sealed)) as bytes from desk.tip_files(move.tip_id) f
			where f.kind = 'part' group by f.row_id
		) there on there.row_id = brought.row_id
		where brought.bytes < there.bytes
	) then
		return 'changed';
	end if;

	-- Of several times that it left this lane the last.
	update public.move_files f set move_id = p_move, is_former = false
		from public.moves m
		where m.id = f.move_id and m.tip_id = move.tip_id and m.moved_at is not null and m.from_lane = move.to_lane
			and not exists (
				select from public.move_files b
				where b.move_id = p_move and b.kind = f.kind and b.row_id = f.row_id
			)
			and not exists (
				select from public.moves l join public.move_files lf on lf.move_id = l.id
				where l.tip_id = m.tip_id and l.from_lane = m.from_lane and l.moved_at > m.moved_at
					and lf.kind = f.kind and lf.row_id = f.row_id
			);
	-- What went since comes back from nowhere, neither brought nor as it lay: a reply that was cleared, or burnt.
	delete from public.move_files b
		where b.move_id = p_move and not exists (
			select from desk.tip_files(move.tip_id) f where f.kind = b.kind and f.row_id = b.row_id
		);
	insert into public.move_files (move_id, is_former, kind, row_id, n, epoch, sealed)
		select p_move, true, f.kind, f.row_id, f.n, f.epoch, f.sealed from desk.tip_files(move.tip_id) f;

	update public.tips t set lane_id = move.to_lane, epoch = f.epoch, sealed = f.sealed, due_at = p_due, read_due_at = p_read_due,
		read_at = null, responded_at = null
		from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'tip' and t.id = f.row_id;
	update public.additions a set epoch = f.epoch, sealed = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'addition' and a.id = f.row_id;
	delete from public.chunks c using public.parts p
		where p.id = c.part_id and p.tip_id = move.tip_id and p.addition_id is not null;
	insert into public.chunks (part_id, n, sealed)
		select f.row_id, f.n, f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'part';
	update public.notes o set epoch = f.epoch, sealed = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'note' and o.id = f.row_id;
	update public.urgency_changes u set epoch = f.epoch, sealed = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'reason' and u.id = f.row_id;
	update public.closures c set epoch = f.epoch, sealed = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'closure' and c.id = f.row_id;
	update public.closures c set reopening_epoch = f.epoch, sealed_reopening = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'reopening' and c.id = f.row_id;
	update public.stages g set epoch = f.epoch, sealed = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'stage' and g.id = f.row_id;
	update public.responses w set epoch = f.epoch, sealed = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'response' and w.id = f.row_id;
	-- The lane whose key signed it: the public face holds it against that one's cards.
	update public.replies r set lane_id = move.from_lane where r.tip_id = move.tip_id and r.lane_id is null;
	update public.replies r set sealed_for_tipster = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'reply' and r.id = f.row_id;
	update public.replies r set moved_epoch = f.epoch, sending = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'sending' and r.id = f.row_id;
	update public.replies r set kept_epoch = f.epoch, sealed_for_lane = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'kept' and r.id = f.row_id;
	update public.moves m set epoch = f.epoch, sealed = f.sealed from public.move_files f
		where f.move_id = p_move and not f.is_former and f.kind = 'move' and m.id = f.row_id;
	update public.moves m set moved_at = p_now, sealed = p_reason where m.id = p_move;
	delete from public.move_files f where f.move_id = p_move and not f.is_former;

	delete from public.readings g where g.tip_id = move.tip_id;
	-- What it is about is for the lane that it left to forget: the other's browsers make theirs.
	delete from public.gists g where g.tip_id = move.tip_id;
	delete from public.titles i where i.tip_id = move.tip_id;
	-- In the other lane a link would tell of a tip that nobody there may read.
	delete from public.tip_links l where l.tip_id = move.tip_id;
	delete from public.seen e using public.additions a where a.id = e.addition_id and a.tip_id = move.tip_id;
	-- Whoever waited is not there; what was taken back stays so.
	update public.stages g set ended_at = p_now, ended_by = move.moved_by
		where g.tip_id = move.tip_id and g.ended_at is null and g.stage <> 'withdrawn';
	update public.assignments s set ended_at = p_now where s.tip_id = move.tip_id and s.ended_at is null;
	-- Always in this order: two tips that go opposite ways would wait for each other.
	insert into public.audit_entries (chain_id, at, commitment, body)
		select * from (values
			(move.from_lane, p_now, p_left_commitment, p_left),
			(move.to_lane, p_now, p_came_commitment, p_came)
		) as entries (chain, at, commitment, body) order by chain collate "C";
	return 'moved';
end
$$;
