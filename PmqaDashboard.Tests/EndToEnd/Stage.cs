using Xunit;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>One browser and one demonstration server, shared by the tests that leave it running.</summary>
public sealed class Stage : IAsyncLifetime
{
    private BrowserProcess? _browser;
    private ServerProcess? _demo;

    /// <summary>Name of the collection. Its tests run alone: they measure seconds.</summary>
    public const string Collection = "End to end";

    /// <summary>
    /// Name of the collection, on a stage of its own, whose tests look and act and measure no seconds: they run beside those without a browser.
    /// </summary>
    public const string Looks = "Looks";

    /// <summary>As <see cref="Looks"/>, on yet another stage: what people live through, from one page to the next.</summary>
    public const string Stories = "Stories";

    internal BrowserProcess Browser => _browser ?? throw new InvalidOperationException(BrowserProcess.Missing);

    internal ServerProcess Demo => _demo ?? throw new InvalidOperationException("The server did not start.");

    public async ValueTask InitializeAsync()
    {
        var demo = ServerProcess.StartDemoAsync();
        if (BrowserProcess.Path is not null)
        {
            _browser = await BrowserProcess.StartAsync();
        }

        _demo = await demo;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_demo is not null)
        {
            await _demo.DisposeAsync();
        }
    }
}

/// <summary>The collection that shares the <see cref="Stage"/>.</summary>
[CollectionDefinition(Stage.Collection, DisableParallelization = true)]
public sealed class EndToEndStage : ICollectionFixture<Stage>;

/// <summary>The collection that has a <see cref="Stage"/> of its own and only looks.</summary>
[CollectionDefinition(Stage.Looks)]
public sealed class LooksStage : ICollectionFixture<Stage>;

/// <summary>The collection that has a <see cref="Stage"/> of its own and lives through stories.</summary>
[CollectionDefinition(Stage.Stories)]
public sealed class StoriesStage : ICollectionFixture<Stage>;
