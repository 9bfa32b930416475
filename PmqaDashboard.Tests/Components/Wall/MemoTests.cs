using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Wall;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class MemoTests
{
    private readonly List<int> _made = [];
    private readonly Memo<int, object> _memo = new(capacity: 2);

    [Fact]
    public void What_one_has_made_the_next_one_finds()
    {
        Assert.Same(Get(1), Get(1));
        Assert.Equal([1], _made);
    }

    [Fact]
    public void The_oldest_is_forgotten_and_made_again()
    {
        Get(1);
        Get(2);
        Get(3);
        Get(2);
        Assert.Equal([1, 2, 3], _made);

        Get(1);
        Assert.Equal([1, 2, 3, 1], _made);
    }

    [Fact]
    public void A_failure_goes_to_who_asked_and_is_not_remembered()
    {
        Assert.Throws<InvalidOperationException>(() => _memo.Get(1, _ => throw new InvalidOperationException("broken")));

        Get(1);
        Assert.Equal([1], _made);
    }

    [Fact]
    public void A_fragment_becomes_one_text_with_its_words_escaped_and_Thai_letters_as_they_are()
    {
        var markup = Html.Of(builder =>
        {
            builder.OpenElement(0, "b");
            builder.AddAttribute(1, "title", "\"แผน\"");
            builder.AddContent(2, "ก<ข & ค");
            builder.AddMarkupContent(3, "<i></i>");
            builder.CloseElement();
        });

        Assert.Equal(new MarkupString("<b title=\"&quot;แผน&quot;\">ก&lt;ข &amp; ค<i></i></b>"), markup);
    }

    private object Get(int key) => _memo.Get(key, k =>
    {
        _made.Add(k);
        return new object();
    });
}
