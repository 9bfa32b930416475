using PmqaDashboard.Domain.People;
using Xunit;

namespace PmqaDashboard.Tests.Domain.People;

public class EmailAddressTests
{
    [Theory]
    [InlineData("somchai@senate.go.th", true)]
    [InlineData("som.chai+pmqa@mail-host", true)]
    [InlineData("somchai", false)]
    [InlineData("@senate.go.th", false)]
    [InlineData("somchai@", false)]
    [InlineData("som..chai@senate.go.th", false)]
    [InlineData("somchai@senate..go.th", false)]
    [InlineData("somchai@-senate.go.th", false)]
    [InlineData("สมชาย@senate.go.th", false)]
    [InlineData("som chai@senate.go.th", false)]
    [InlineData("somchai@senate.go.th\nBcc: a@b.c", false)]
    [InlineData("somchai@senate.go.th\n", false)]
    [InlineData("สมชาย <somchai@senate.go.th>", false)]
    [InlineData("a@b.c, d@e.f", false)]
    public void What_can_be_an_address(string address, bool expected) => Assert.Equal(expected, EmailAddress.IsValid(address));

    [Fact]
    public void It_has_an_end()
    {
        Assert.False(EmailAddress.IsValid(new string('a', 65) + "@b.c"));
        Assert.False(EmailAddress.IsValid("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5))));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData(" a@b.c ", "a@b.c")]
    public void Nothing_written_is_no_address(string? text, string? expected) => Assert.Equal(expected, EmailAddress.Clean(text));
}
