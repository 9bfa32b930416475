using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PmqaDashboard.Server.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OfficialRecord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "StepId",
                table: "Journal",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(50)",
                oldMaxLength: 50,
                oldCollation: "C");

            migrationBuilder.AlterColumn<long>(
                name: "ReportId",
                table: "Journal",
                type: "bigint",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "bigint");

            migrationBuilder.AddColumn<string>(
                name: "Data",
                table: "Journal",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Journal",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Journal",
                type: "character varying(50)",
                maxLength: 50,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_Kind_Sequence",
                table: "Journal",
                columns: new[] { "Kind", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Journal_Kind_Sequence",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Data",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Subject",
                table: "Journal");

            migrationBuilder.AlterColumn<string>(
                name: "StepId",
                table: "Journal",
                type: "character varying(50)",
                maxLength: 50,
                nullable: false,
                defaultValue: "",
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(50)",
                oldMaxLength: 50,
                oldNullable: true,
                oldCollation: "C");

            migrationBuilder.AlterColumn<long>(
                name: "ReportId",
                table: "Journal",
                type: "bigint",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldNullable: true);
        }
    }
}
