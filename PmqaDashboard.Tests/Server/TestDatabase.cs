namespace PmqaDashboard.Tests.Server;

/// <summary>
/// On which database a store is tested. What must hold on both stands in an abstract class with one nested class for each; tests on
/// PostgreSQL are skipped, visibly, where there is none.
/// </summary>
public enum TestDatabase
{
    Sqlite,
    Postgres,
}
