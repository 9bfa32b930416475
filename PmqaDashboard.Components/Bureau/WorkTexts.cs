using System.Text.Encodings.Web;
using System.Text.Json;
using PmqaDashboard.Components.Display;

namespace PmqaDashboard.Components.Bureau;

/// <summary>The words that js/work.js says, for it speaks also while there is no circuit.</summary>
internal static class WorkTexts
{
    // Razor encodes the attribute; escaping the Thai once more would only make it longer.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string For(Show show) => JsonSerializer.Serialize(
        new Dictionary<string, string>
        {
            ["sending"] = show["Work.Sending"],
            ["waiting"] = show["Work.Waiting"],
            ["signIn"] = show["Work.SignInAgain"],
            ["signInLink"] = show["Shared.SignIn"],
            ["refused"] = show["Work.Refused"],
            ["saved"] = show["Work.Saved"],
            ["savedToast"] = show["Work.SavedToast"],
            ["undo"] = show["Work.Undo"],
            ["undone"] = show["Work.Undone"],
            ["takeBack"] = show["Work.TakeBack"],
            ["badPercent"] = show.Text("Work.BadPercent", 0, 100, 2),
            ["overtaken"] = show["Work.Overtaken"],
            ["withdrawn"] = show["Work.Withdrawn"],
            ["notKept"] = show["Work.NotKept"],
        },
        Plain);
}
