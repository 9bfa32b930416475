using System.ComponentModel.DataAnnotations;

namespace PmqaDashboard.Server.Demo;

/// <summary>Settings of a demonstration, section "Demo".</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether this is a demonstration: personas, the set clock, the banner. Only in Development.</summary>
    public bool Enabled { get; init; }

    /// <summary>Whether bureaus report by themselves, and have reported since October when the store is new.</summary>
    public bool Simulation { get; init; }

    /// <summary>Seconds between two made-up reports, on average.</summary>
    [Range(0.2, 3600)]
    public double SimulationInterval { get; init; } = 12;

    /// <summary>Day on which the fiscal clock begins: 18 June 2553.</summary>
    public DateOnly Day { get; init; } = new(2010, 6, 18);
}
