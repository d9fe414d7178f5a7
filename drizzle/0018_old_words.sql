-- A release from before 0015 that is still at work says 'penned', even in a statement that has waited for that migration.
create function say_quarantined() returns trigger language plpgsql set search_path = ''
	as $$ begin return new; end $$;--> statement-breakpoint
create trigger say_quarantined before insert on tips for each row
	when (new.standing = 'penned') execute function say_quarantined();--> statement-breakpoint
create trigger say_quarantined before insert on inflow for each row
	when (new.kind = 'penned') execute function say_quarantined();--> statement-breakpoint
update tips set standing = 'quarantined' where standing = 'penned';
