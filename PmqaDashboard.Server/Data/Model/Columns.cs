namespace PmqaDashboard.Server.Data.Model;

/// <summary>Names and lengths of columns that several tables share.</summary>
internal static class Columns
{
    /// <summary>Place in the order of the document, from 0.</summary>
    public const string Place = "Place";

    /// <summary>Number of the plan.</summary>
    public const string Plan = "PlanNumber";

    /// <summary>Place of the activity in its plan.</summary>
    public const string Activity = "ActivityPlace";

    /// <summary>Most characters of a step's id.</summary>
    public const int StepId = 50;

    /// <summary>Most characters of a unit's code.</summary>
    public const int UnitCode = 50;
}
