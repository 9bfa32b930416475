using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Tests.House;

namespace PmqaDashboard.Tests.Domain.Plans;

/// <summary>The ten real plans, read once.</summary>
internal static class RealPlans
{
    public static readonly PlanBook Book = SeedReader.Read(Repository.At("seeds"));
}
