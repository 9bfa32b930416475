using Microsoft.Playwright;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A field for files.</summary>
internal static class FileField
{
    /// <summary>
    /// Chooses a file, once the framework's script listens to the field: it comes a moment after the field is drawn, sooner than any
    /// person chooses a file and later than a test does.
    /// </summary>
    /// <param name="place">Where the field is; the only one there.</param>
    /// <param name="file">The file.</param>
    public static async Task ChooseAsync(this ILocator place, FilePayload file)
    {
        var field = place.Locator("input[type=file]");
        await field.Page.WaitForFunctionAsync("field => '_blazorInputFileNextFileId' in field", await field.ElementHandleAsync());
        await field.SetInputFilesAsync(file);
    }
}
