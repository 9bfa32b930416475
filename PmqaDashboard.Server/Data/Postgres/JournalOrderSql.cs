namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>
/// What numbers the change journal. The feed, the hub and the API go by "everything after N", so a number must never become visible
/// after a greater one has. A sequence cannot promise that: it is drawn when a row is inserted, and transactions commit in any
/// order. So the database numbers a row while its transaction holds the turn of writers (<see cref="PostgresTurn"/>), whoever
/// writes it, and tells all nodes when it is committed. The text is released with its migration and never changes.
/// </summary>
internal static class JournalOrderSql
{
    /// <summary>Channel on which nodes are told that the journal has grown.</summary>
    public const string Channel = "pmqa_journal";

    // The statements of the function see, one by one, what is committed when they begin: max is read after the lock is held.
    // Where a transaction sees only what was there when it began, its number is taken and the insert fails, which is safe.
    public const string Up =
        """
        CREATE FUNCTION pmqa_number_change() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            last bigint;
        BEGIN
            PERFORM pg_advisory_xact_lock(88293005918210);
            SELECT max("Sequence") INTO last FROM "Journal";
            IF NEW."Sequence" IS NULL THEN
                NEW."Sequence" := coalesce(last, 0) + 1;
            ELSIF NEW."Sequence" <= last THEN
                RAISE EXCEPTION 'The journal is at %, so a change cannot be number %.', last, NEW."Sequence";
            END IF;
            RETURN NEW;
        END $$;

        CREATE FUNCTION pmqa_tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('pmqa_journal', '');
            RETURN NULL;
        END $$;

        CREATE TRIGGER "Journal_number" BEFORE INSERT ON "Journal" FOR EACH ROW EXECUTE FUNCTION pmqa_number_change();
        CREATE TRIGGER "Journal_tell" AFTER INSERT ON "Journal" FOR EACH STATEMENT EXECUTE FUNCTION pmqa_tell_change();
        """;

    public const string Down =
        """
        DROP TRIGGER "Journal_tell" ON "Journal";
        DROP TRIGGER "Journal_number" ON "Journal";
        DROP FUNCTION pmqa_tell_change();
        DROP FUNCTION pmqa_number_change();
        """;
}
