using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api;

/// <summary>Plans and Boards as the API tells them.</summary>
internal static class PlanEntries
{
    public static BoardEntry ToEntry(this Board board) => new(
        board.Sequence,
        board.Day,
        board.Agency.ToEntry(),
        [.. board.Categories.Select(ToEntry)],
        [.. board.Plans.Select(p => p.ToEntry(board.Book))],
        [.. board.Units.Select(u => new UnitProgressEntry(u.Unit.Code, u.Unit.Name, u.Unit.NameEnglish, u.Leaves, u.Done, u.Rounds))],
        board.Round);

    public static AgencyEntry ToEntry(this AgencySlice agency) => new(
        agency.Figures.Planned, agency.Figures.Reported, agency.Figures.Certified, agency.Figures.Status, agency.Forecast, agency.Leaves);

    public static PlanEntry ToEntry(this PlanSlice slice, PlanBook book)
    {
        var plan = book.FindPlan(slice.Number) ?? throw new ArgumentException($"The book has no plan {slice.Number}.", nameof(book));
        var category = book.Agency.Categories.Single(c => c.Number == plan.Category);
        return new PlanEntry
        {
            Number = plan.Number,
            Category = category.Number,
            CategoryCode = category.Code,
            CategoryName = category.Name,
            Title = plan.Title,
            Criteria = plan.Criteria,
            Planned = slice.Figures.Planned,
            Reported = slice.Figures.Reported,
            Certified = slice.Figures.Certified,
            Status = slice.Figures.Status,
            Forecast = slice.Forecast,
            Leaves = slice.Leaves,
        };
    }

    public static PlanDetail ToDetail(this PlanSlice slice, Board board)
    {
        var plan = board.Book.FindPlan(slice.Number)!;
        return new PlanDetail(slice.ToEntry(board.Book))
        {
            WorkingTeam = plan.WorkingTeam,
            WorkingTeamUnit = plan.WorkingTeamUnit,
            Objectives = Texts(plan.Objectives),
            Kpis = [.. plan.Kpis.Select(k => new KpiEntry(k.Name))],
            BudgetBaht = plan.BudgetBaht,
            BudgetText = plan.BudgetText,
            DurationText = plan.DurationText,
            Brief = Texts(plan.Brief),
            PreparedText = plan.PreparedText,
            Findings = Findings.Of(plan, board.Book.Agency),
            Activities = [.. plan.Activities.Zip(slice.Activities, (a, figures) => ToEntry(a, figures, board))],
        };
    }

    private static CategoryEntry ToEntry(CategorySlice slice) => new(
        slice.Category.Number,
        slice.Category.Code,
        slice.Category.Name,
        slice.Figures.Planned,
        slice.Figures.Reported,
        slice.Figures.Certified,
        slice.Figures.Status,
        slice.Leaves,
        slice.Criteria,
        slice.SilentUnits);

    private static ActivityEntry ToEntry(Activity activity, Figures figures, Board board) => new(
        activity.Label,
        activity.Title,
        activity.Criteria,
        activity.Output,
        Parties(activity.Responsible),
        Written(activity.Involved),
        activity.BudgetText,
        figures.Planned,
        figures.Reported,
        figures.Certified,
        figures.Status,
        [.. activity.Steps.Select(s => ToEntry(board.Book.Step(s.Id), board.Step(s.Id)))]);

    private static StepEntry ToEntry(PlacedStep placed, StepSlice slice)
    {
        var step = placed.Step;
        return new StepEntry
        {
            Id = step.Id,
            Number = step.Number,
            ParentNumber = step.ParentNumber,
            Title = step.Title,
            DurationText = step.DurationText,
            StartText = step.StartText,
            EndText = step.EndText,
            Windows = [.. step.Windows.Select(w => new WindowEntry(w.Start.ToString(), w.End.ToString()))],
            Output = step.Output,
            Responsible = Parties(step.Responsible),
            Involved = Written(step.Involved),
            BudgetBaht = step.BudgetBaht,
            BudgetText = step.BudgetText,
            Note = step.Note,
            DeferredTo = step.DeferredTo,
            Details = Texts(step.Details),
            SourceLine = step.SourceLine,
            IsLeaf = placed.IsLeaf,
            InScope = slice.InScope,
            Planned = slice.Figures.Planned,
            Reported = slice.Figures.Reported,
            Certified = slice.Figures.Certified,
            Status = slice.Figures.Status,
            Shares = [.. placed.Shares.Zip(slice.Shares, (of, now) => new ShareEntry(of.Unit, now.Percent, of.From, now.ReportId, now.AtUtc))],
        };
    }

    private static IReadOnlyList<PartyEntry> Parties(IReadOnlyList<Party> parties) =>
        [.. parties.Select(p => new PartyEntry(p.AsWritten, p.Unit, p.Kind))];

    private static IReadOnlyList<string> Written(IReadOnlyList<Party> parties) => [.. parties.Select(p => p.AsWritten)];

    private static IReadOnlyList<string> Texts(IReadOnlyList<SourceText> texts) => [.. texts.Select(t => t.Text)];
}
