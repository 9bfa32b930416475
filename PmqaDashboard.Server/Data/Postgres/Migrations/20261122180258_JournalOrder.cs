using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PmqaDashboard.Server.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class JournalOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(JournalOrderSql.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(JournalOrderSql.Down);
        }
    }
}
