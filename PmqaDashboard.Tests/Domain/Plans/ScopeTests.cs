using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Plans;

public class ScopeTests
{
    [Theory]
    [InlineData("2010-05", null, true)]
    [InlineData("", null, true)]
    [InlineData("2010-10", null, false)]
    [InlineData("2010-09..2010-12", null, true)]
    [InlineData("2010-10 2010-08", null, true)]
    [InlineData("2009-09", null, true)]
    [InlineData("", 2554, false)]
    [InlineData("2010-05", 2554, false)]
    [InlineData("", 2553, true)]
    public void A_leaf_is_in_scope_unless_it_is_put_off_or_begins_later(string months, int? deferredTo, bool inScope)
    {
        var book = TestPlans.Book(TestPlans.Plan(1, 1, TestPlans.Step("1", months, "it") with { DeferredTo = deferredTo }));

        Assert.Equal(inScope, Scope.Holds(book, book.Step("1-0-1"), TestPlans.Year));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("2010-05", true)]
    public void A_step_that_is_put_off_puts_off_its_sub_steps_without_months(string months, bool inScope)
    {
        var book = TestPlans.Book(TestPlans.Plan(
            1, 1, TestPlans.Step("1", "", "it") with { DeferredTo = 2554 }, TestPlans.Step("1.1", "", ""), TestPlans.Step("1.1.1", months, "")));

        Assert.Equal(inScope, Scope.Holds(book, book.Step("1-0-1.1.1"), TestPlans.Year));
    }

    [Fact]
    public void What_is_put_off_is_in_scope_of_its_own_year() =>
        Assert.True(Scope.Holds(TestPlans.Small, TestPlans.Small.Step("1-0-3"), new FiscalYear(2554)));
}
