using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Tests.Components;

/// <summary>What pages with forms and people stand on, besides <see cref="Screen"/>.</summary>
public abstract class PeopleScreen : Screen
{
    protected PeopleScreen()
    {
        Services.AddSingleton<AntiforgeryStateProvider>(new FixedToken());
        Services.AddSingleton(_ => Surroundings);
        Services.AddSingleton<IInbox>(Inbox);
        Services.AddCascadingValue(_ => SignedIn);
    }

    /// <summary>A focal point of the IT bureau.</summary>
    public static readonly Person FocalPoint = new("a-it", "ผู้ประสานงาน", Role.FocalPoint, "it");

    /// <summary>A secretary.</summary>
    public static readonly Person Secretary = new("a-sec", "ฝ่ายเลขานุการ", Role.Secretariat, null);

    /// <summary>The inbox of whoever is signed in.</summary>
    public FakeInbox Inbox { get; } = new();

    /// <summary>Who is signed in; to be set before the first render.</summary>
    public Person? SignedIn { get; set; }

    /// <summary>What kind of installation it is; to be set before the first render.</summary>
    public Surroundings Surroundings { get; set; } = new();

    private sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken GetAntiforgeryToken() => new("token", "__RequestVerificationToken");
    }
}
