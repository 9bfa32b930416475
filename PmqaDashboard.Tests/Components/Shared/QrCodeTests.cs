using System.Text.RegularExpressions;
using Bunit;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Shared;
using Xunit;

namespace PmqaDashboard.Tests.Components.Shared;

public sealed partial class QrCodeTests : Screen
{
    private const string Address = "https://pmqa.example.go.th/screens?code=K7TQ4X";

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public void It_is_dark_on_light_in_every_theme_and_has_a_name(Theme theme)
    {
        Settings = Settings with { Theme = theme };
        var code = Render<QrCode>(p => p.Add(c => c.Text, Address).Add(c => c.Label, "จับคู่จอ").Add(c => c.Class, "large")).Find("svg");

        Assert.Equal("img", code.GetAttribute("role"));
        Assert.Equal("จับคู่จอ", code.GetAttribute("aria-label"));
        Assert.Equal("qr large", code.GetAttribute("class"));
        Assert.Equal(["#ffffff", "#000000"], code.QuerySelectorAll("path").Select(p => p.GetAttribute("fill")));
    }

    [Fact]
    public void It_has_a_quiet_zone_and_three_eyes()
    {
        bool[,] dark = Read(QrDrawing.Of(Address));
        int side = dark.GetLength(0), quiet = QrDrawing.QuietZone, far = side - quiet - 7;
        for (int i = 0; i < side; i++)
        {
            for (int edge = 0; edge < quiet; edge++)
                Assert.False(dark[edge, i] || dark[i, edge] || dark[side - 1 - edge, i] || dark[i, side - 1 - edge]);
        }

        Assert.All([(quiet, quiet), (far, quiet), (quiet, far)], eye => Assert.True(IsEye(dark, eye)));
        Assert.False(IsEye(dark, (far, far)));
    }

    [Fact]
    public void Another_text_is_another_code_and_the_same_one_is_not_drawn_again()
    {
        var component = Render<QrCode>(p => p.Add(c => c.Text, Address).Add(c => c.Label, "a"));
        string first = component.Find("path:last-child").GetAttribute("d")!;
        component.Render(p => p.Add(c => c.Label, "b"));
        Assert.Equal(first, component.Find("path:last-child").GetAttribute("d"));

        component.Render(p => p.Add(c => c.Text, Address + "2"));
        Assert.NotEqual(first, component.Find("path:last-child").GetAttribute("d"));
    }

    // The finder pattern of ISO/IEC 18004: a ring of 7 × 7 around a block of 3 × 3.
    private static bool IsEye(bool[,] dark, (int X, int Y) at)
    {
        for (int y = 0; y < 7; y++)
        {
            for (int x = 0; x < 7; x++)
            {
                int ring = Math.Max(Math.Abs(x - 3), Math.Abs(y - 3));
                if (dark[at.Y + y, at.X + x] != (ring != 2))
                    return false;
            }
        }

        return true;
    }

    private static bool[,] Read(QrDrawing drawing)
    {
        bool[,] dark = new bool[drawing.Side, drawing.Side];
        foreach (Match run in Run().Matches(drawing.Modules))
        {
            int x = int.Parse(run.Groups[1].ValueSpan, null), y = int.Parse(run.Groups[2].ValueSpan, null), length = int.Parse(run.Groups[3].ValueSpan, null);
            for (int i = 0; i < length; i++)
                dark[y, x + i] = true;
        }

        return dark;
    }

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1h-\3z")]
    private static partial Regex Run();
}
