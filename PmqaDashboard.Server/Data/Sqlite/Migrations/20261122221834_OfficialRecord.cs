using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PmqaDashboard.Server.Data.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 50,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 50);

            migrationBuilder.AlterColumn<long>(
                name: "ReportId",
                table: "Journal",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "Data",
                table: "Journal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "Journal",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Subject",
                table: "Journal",
                type: "TEXT",
                maxLength: 50,
                nullable: true);

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
                type: "TEXT",
                maxLength: 50,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 50,
                oldNullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "ReportId",
                table: "Journal",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
