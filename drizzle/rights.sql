-- Who owns the functions, and who may call them: the one place that says so. Applied after drizzle/functions, in the same
-- transaction, so that nobody ever finds one of them open, or gone.

-- An owner must be able to create where its function lies: for as long as this takes.
grant create on schema intake, desk, public to plainsight_definer;
do $$
declare
	f regprocedure;
begin
	for f in select p.oid from pg_proc p where p.pronamespace in ('intake'::regnamespace, 'desk'::regnamespace)
	loop
		execute format('alter function %s owner to plainsight_definer', f);
		execute format('revoke all on function %s from public, plainsight_public, plainsight_desk, plainsight_jobs', f);
	end loop;
end
$$;
alter function public.audit_append() owner to plainsight_definer;
alter function public.note_closing() owner to plainsight_definer;
alter function public.note_reply() owner to plainsight_definer;
alter function public.rank_tip() owner to plainsight_definer;
alter function public.rank_again() owner to plainsight_definer;
revoke create on schema intake, desk, public from plainsight_definer;
-- Triggers alone, which whoever writes the row need not be allowed to call.
revoke all on function public.audit_append(), public.audit_refuse(), public.await_sweep(), public.note_closing(),
	public.note_reply(), public.rank_again(), public.rank_tip(), public.say_quarantined() from public;

-- All that the public face can do.
grant execute on function
	intake.add_chunk,
	intake.add_file(bytea, uuid, text, integer, timestamptz, timestamptz[], bytea, uuid[]),
	intake.add_second_code,
	intake.add_tip(uuid, bytea, bytea, smallint, text, text, text[], integer, timestamptz, timestamptz, timestamptz, smallint, smallint, text, text, bytea),
	intake.add_to_tip(bytea, uuid, text, integer, timestamptz, boolean, timestamptz[], bytea),
	intake.agencies,
	intake.begin_part,
	intake.burn,
	intake.bury,
	intake.chunk,
	intake.clear_replies,
	intake.clock,
	intake.code_among,
	intake.code_peppers,
	intake.contacts,
	intake.copies,
	intake.count_inflow,
	intake.drop_parts,
	intake.find_tip,
	intake.holders_at_work,
	intake.inflow,
	intake.is_added,
	intake.lanes,
	intake.mark_read,
	intake.mark_refused,
	intake.named_until,
	intake.policies,
	intake.record_days,
	intake.replies_for,
	intake.restated_for,
	intake.use_ticket
	to plainsight_public;

-- What the release before this one calls, beside it.
grant execute on function
	intake.add_file(bytea, uuid, integer, timestamptz, bytea, uuid[]),
	intake.add_to_tip(bytea, uuid, integer, timestamptz, boolean, bytea),
	intake.add_tip(uuid, bytea, bytea, text, text[], integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea),
	intake.add_file(bytea, uuid, text, integer, timestamptz, bytea, uuid[]),
	intake.add_to_tip(bytea, uuid, text, integer, timestamptz, boolean, bytea),
	intake.add_tip(uuid, bytea, bytea, smallint, text, text, text[], integer, timestamptz, timestamptz, smallint, smallint, text, text, bytea),
	intake.kept_in,
	intake.replies_to
	to plainsight_public;

-- What row-level security asks on the desk's behalf.
grant execute on function desk.actor, desk.actor_lanes, desk.delete_tip, desk.forget_reply, desk.mark_shown, desk.move_tip, desk.stepped_aside,
	desk.to_look_through
	to plainsight_desk;

-- What a lane's supervisor sees of its work, each held by desk.supervises.
grant execute on function desk.left_behind, desk.met_targets, desk.unread_in, desk.work_of to plainsight_desk;

-- What the desk does that no one person's rights reach.
grant execute on function
	desk.tellable_members,
	desk.copied_for_recovery,
	desk.drop_waiting_recovery,
	desk.keep_copies,
	desk.lost_lanes,
	desk.recovery_files,
	desk.recovery_identity,
	desk.recovery_replies,
	desk.recovery_tips,
	desk.tips_for_recovery
	to plainsight_desk;

-- What background work reads of tips, which it sees no file of.
grant execute on function desk.unanchored to plainsight_jobs;

-- What waited until a day that has come.
grant execute on function desk.bring_back to plainsight_jobs;
-- What somebody is told of: when it waits, and for whom.
grant execute on function desk.untaken_urgent, desk.waits_for_custodians, desk.what_came to plainsight_jobs;

-- What was deleted and lies there again, as a desk starts: nobody acts then.
grant execute on function desk.delete_again to plainsight_jobs;
