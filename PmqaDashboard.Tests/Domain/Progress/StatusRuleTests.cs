using PmqaDashboard.Domain.Progress;
using Xunit;
using static PmqaDashboard.Domain.Progress.ProgressStatus;

namespace PmqaDashboard.Tests.Domain.Progress;

public class StatusRuleTests
{
    public static TheoryData<ProgressStatus, StatusFacts> Vectors => new()
    {
        // planned, reported, ever reported, ended, report due
        { Done, Facts(50, 100) },
        { Done, Facts(100, 100, ended: true, due: true) },
        { Done, Facts(null, 100) },
        { Done, Facts(0, 100) with { InScope = false } },
        { Deferred, Facts(null, null) with { InScope = false } },
        { Deferred, Facts(100, 40, ended: true, due: true) with { InScope = false } },
        { NoReport, Facts(100, null, ended: true, due: true) },
        { NoReport, Facts(0, null, due: true) },
        { NoReport, Facts(null, null, due: true) },
        { NoReport, Facts(60, 0, due: true) with { EverReported = false } },
        { Late, Facts(100, 99.99m, ended: true, due: true) },
        { Late, Facts(100, 0, ended: true, due: true) },
        { Late, Facts(80, 54.99m) },
        { Late, Facts(25.01m, null) },
        { AtRisk, Facts(80, 55) },
        { AtRisk, Facts(80, 69.99m) },
        { AtRisk, Facts(25, null) },
        { AtRisk, Facts(10.01m, 0) },
        { OnTrack, Facts(80, 70) },
        { OnTrack, Facts(10, null) },
        { OnTrack, Facts(0, 1) },
        { OnTrack, Facts(99, 99.99m) },
        { NotDue, Facts(0, null) },
        { NotDue, Facts(0, 0) },
        { NotDue, Facts(null, null) },
        { OnTrack, Facts(null, 0) },
        { OnTrack, Facts(null, 99, due: true) },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_first_match_decides(ProgressStatus status, StatusFacts facts) =>
        Assert.Equal(status, StatusRule.Of(facts, StatusThresholds.Default));

    [Theory]
    [InlineData(94, OnTrack)]
    [InlineData(93, AtRisk)]
    [InlineData(90, AtRisk)]
    [InlineData(89, Late)]
    public void Thresholds_are_data(int reported, ProgressStatus status) =>
        Assert.Equal(status, StatusRule.Of(Facts(98, reported), new StatusThresholds(LateBehind: 8, AtRiskBehind: 4)));

    private static StatusFacts Facts(decimal? planned, decimal? reported, bool ended = false, bool due = false) =>
        new(InScope: true, planned, reported, EverReported: reported is not null, ended, due);
}
