using CsCheck;
using PmqaDashboard.Components.Wall;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class PagingTests
{
    [Fact]
    public void Thai_marks_take_no_room_of_their_own() => Assert.Equal(1, Paging.Lines("ปี่ ผู้ ที่", 10));

    [Fact]
    public void Pages_are_filled_evenly()
    {
        var pages = Paging.Pages([3, 4, 3, 3, 4], height: i => i, room: 10);

        Assert.Equal([[3, 4, 3], [3, 4]], pages.Select(p => p.ToArray()));
    }

    [Fact]
    public void Nothing_makes_no_page() => Assert.Empty(Paging.Pages(Array.Empty<int>(), i => i, 10));

    [Fact]
    public void Every_item_is_on_a_page_in_order_and_no_page_is_overfull() => Gen.Int[1, 12].Array[0, 30].Sample(items =>
    {
        var pages = Paging.Pages(items, i => i, 9);

        return pages.SelectMany(p => p).SequenceEqual(items) && pages.All(p => p.Length == 1 || p.Sum() <= 9);
    });
}
