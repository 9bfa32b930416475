using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class PlanFilterTests
{
    [Fact]
    public void No_filter_is_the_bare_address()
    {
        Assert.Equal("/plans", new PlanFilter().Address);
        Assert.True(PlanFilter.Read(null, null, " ", "  ").IsEmpty);
    }

    [Fact]
    public void Every_part_stands_in_the_address()
    {
        var filter = new PlanFilter(3, ProgressStatus.AtRisk, "academic", "สำรวจ & วัด");

        Assert.Equal("/plans?category=3&status=at-risk&unit=academic&q=" + Uri.EscapeDataString("สำรวจ & วัด"), filter.Address);
    }

    [Fact]
    public void An_address_with_words_that_mean_nothing_filters_nothing()
    {
        Assert.Equal(new PlanFilter(), PlanFilter.Read(null, "purple", null, null));
    }

    [Theory]
    [InlineData(ProgressStatus.Done, "done")]
    [InlineData(ProgressStatus.Deferred, "deferred")]
    [InlineData(ProgressStatus.NoReport, "no-report")]
    [InlineData(ProgressStatus.Late, "late")]
    [InlineData(ProgressStatus.AtRisk, "at-risk")]
    [InlineData(ProgressStatus.NotDue, "not-due")]
    [InlineData(ProgressStatus.OnTrack, "on-track")]
    public void A_status_is_named_in_addresses(ProgressStatus status, string name)
    {
        Assert.Equal(name, StatusNames.Of(status));
        Assert.Equal(status, StatusNames.Read(name.ToUpperInvariant()));
    }
}
