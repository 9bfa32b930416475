namespace PmqaDashboard.Components.Display;

/// <summary>What kind of installation this is; the host registers one. The default is a real one.</summary>
/// <param name="Demo">Whether this is a demonstration: personas, a set clock and a banner that says so.</param>
/// <param name="Simulation">Whether reports are made up as it runs.</param>
public sealed record Surroundings(bool Demo = false, bool Simulation = false);
