using PmqaDashboard.Domain.Agencies;

namespace PmqaDashboard.Domain.Plans;

/// <summary>What must hold in the seed files beyond their form.</summary>
internal static class SeedChecks
{
    public static void Check(
        string agencyFile, Agency agency, string unitsFile, IReadOnlyList<Unit> units, IReadOnlyList<(string File, Plan Plan)> plans)
    {
        CheckUnits(unitsFile, units);
        CheckAgency(agencyFile, agency);
        var codes = units.Select(u => u.Code).ToHashSet();
        var categories = agency.Categories.Select(c => c.Number).ToHashSet();
        var numbers = new Dictionary<int, string>();
        var steps = new Dictionary<string, string>();
        foreach (var (file, plan) in plans)
        {
            string subject = $"plan {plan.Number}";
            if (!numbers.TryAdd(plan.Number, file))
                throw new SeedException(file, subject, "$.number", $"{numbers[plan.Number]} has the same number. Number the plans differently.");

            if (!categories.Contains(plan.Category))
                throw new SeedException(file, subject, "$.category", $"Category {plan.Category} is not listed in {agencyFile}. Add it there or correct it here.");

            CheckUnit(file, subject, "$.workingTeamUnit", plan.WorkingTeamUnit, codes, unitsFile);
            for (int a = 0; a < plan.Activities.Count; a++)
                CheckActivity(file, plan, a, codes, unitsFile, steps);
        }

        foreach (var (followUp, i) in agency.FollowUps.Select((f, i) => (f, i)).Where(f => !steps.ContainsKey(f.f.Step)))
            throw new SeedException(agencyFile, null, $"$.followUps[{i}].step", $"No plan has a step '{followUp.Step}'. Name an existing step.");
    }

    private static void CheckUnits(string file, IReadOnlyList<Unit> units)
    {
        var seen = new HashSet<string>();
        for (int i = 0; i < units.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(units[i].Code) || !seen.Add(units[i].Code))
                throw new SeedException(file, null, $"$.units[{i}].code", $"The code '{units[i].Code}' is blank or stands twice. Every unit needs its own.");

            if (units[i].Kind == UnitKind.Phrase)
                throw new SeedException(file, null, $"$.units[{i}].kind", "A unit is a bureau, a team or a committee; a phrase is no unit.");
        }
    }

    private static void CheckAgency(string file, Agency agency)
    {
        if (agency.FiscalYear is < 2500 or > 2700)
            throw new SeedException(file, null, "$.fiscalYear", $"{agency.FiscalYear} is not a Buddhist year between 2500 and 2700.");

        if (agency.Categories.GroupBy(c => c.Number).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new SeedException(file, null, "$.categories", $"Category {twice.Key} is listed twice.");

        for (int i = 0; i < agency.Rounds.Count; i++)
        {
            if (agency.Rounds[i].Due < agency.Rounds[i].Opens)
                throw new SeedException(file, null, $"$.rounds[{i}].due", "The round is due before it opens. Correct one of the two days.");

            if (i > 0 && agency.Rounds[i].Months <= agency.Rounds[i - 1].Months)
                throw new SeedException(file, null, $"$.rounds[{i}].months", "The rounds are not in the order of their months, each once.");
        }

        for (int i = 0; i < agency.Indicators.Count; i++)
        {
            if (agency.Indicators[i].WeightPercent is < 0 or > 100)
                throw new SeedException(file, null, $"$.indicators[{i}].weightPercent", $"{agency.Indicators[i].WeightPercent} is not a percentage from 0 to 100.");
        }
    }

    private static void CheckActivity(string file, Plan plan, int a, HashSet<string> codes, string unitsFile, Dictionary<string, string> steps)
    {
        var activity = plan.Activities[a];
        string at = $"$.activities[{a}]";
        CheckParties(file, $"plan {plan.Number}", at, activity.Responsible, activity.Involved, codes, unitsFile);
        var numbers = new Dictionary<string, int>();
        for (int s = 0; s < activity.Steps.Count; s++)
        {
            var step = activity.Steps[s];
            string field = $"{at}.steps[{s}]";
            string subject = $"plan {plan.Number}, step {step.Id}";
            SeedException Wrong(string name, string problem) => new(file, subject, $"{field}.{name}", problem);
            if (!IsNumber(step.Number))
                throw Wrong("number", $"'{step.Number}' is not a number such as 1.3.2 in Arabic digits, at most four levels deep.");

            string id = $"{plan.Number}-{(activity.Label is null && plan.Activities.Count == 1 ? 0 : a + 1)}-{step.Number}";
            if (step.Id != id)
                throw Wrong("id", $"The id must be '{id}': plan, activity (0 when the plan has none) and number.");

            if (!steps.TryAdd(step.Id, file))
                throw Wrong("id", $"A step of {steps[step.Id]} has the same id. Every step needs its own.");

            if (step.ParentNumber is { } parent && !numbers.ContainsKey(parent))
                throw Wrong("parentNumber", $"No step '{parent}' stands above it in its activity. Name an existing step, or null when its page is lost.");

            if (step.ParentNumber is { } above && !step.Number.StartsWith(above + ".", StringComparison.Ordinal))
                throw Wrong("parentNumber", $"Step {step.Number} cannot be a sub-step of {above}: its number does not begin with {above}.");

            numbers[step.Number] = s;
            for (int w = 0; w < step.Windows.Count; w++)
            {
                if (step.Windows[w].End < step.Windows[w].Start)
                    throw Wrong($"windows[{w}].end", $"The window ends in {step.Windows[w].End}, before it starts in {step.Windows[w].Start}. Correct one of the two.");
            }

            if (step.BudgetBaht < 0)
                throw Wrong("budgetBaht", "A budget is not below 0.");

            if (step.DeferredTo is < 2500 or > 2700)
                throw Wrong("deferredTo", $"{step.DeferredTo} is not a Buddhist year between 2500 and 2700.");

            CheckParties(file, subject, field, step.Responsible, step.Involved, codes, unitsFile);
        }
    }

    private static void CheckParties(
        string file, string subject, string at, IReadOnlyList<Party> responsible, IReadOnlyList<Party> involved, HashSet<string> codes, string unitsFile)
    {
        foreach (var (name, parties) in new[] { ("responsible", responsible), ("involved", involved) })
        {
            for (int i = 0; i < parties.Count; i++)
            {
                string field = $"{at}.{name}[{i}]";
                if ((parties[i].Kind == UnitKind.Phrase) != (parties[i].Unit is null))
                    throw new SeedException(file, subject, $"{field}.unit", "A phrase has no unit, and everything else has one. Correct unit or kind.");

                CheckUnit(file, subject, $"{field}.unit", parties[i].Unit, codes, unitsFile);
            }
        }
    }

    private static void CheckUnit(string file, string subject, string field, string? unit, HashSet<string> codes, string unitsFile)
    {
        if (unit is not null && !codes.Contains(unit))
            throw new SeedException(file, subject, field, $"{unitsFile} has no unit '{unit}'. Add it there or correct it here.");
    }

    private static bool IsNumber(string number) =>
        number.Split('.') is { Length: <= 4 } places && places.All(p => p.Length is 1 or 2 && p.All(char.IsAsciiDigit));
}
