using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>For what happens in another process and can only be asked for.</summary>
internal static class WaitUntil
{
    /// <summary>Asks until it is so.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isSo, int seconds = 30)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(seconds));
        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), late.Token);
        }
    }
}
