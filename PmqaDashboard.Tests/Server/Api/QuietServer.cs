using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

/// <summary>A server to which nothing is ever reported, shared by the tests of a class.</summary>
public sealed class QuietServer : IAsyncLifetime
{
    private ApiServer? _server;

    /// <summary>Sends the viewer's token.</summary>
    public HttpClient Viewer { get; private set; } = new();

    /// <summary>Sends the token of the focal point of policy.</summary>
    public HttpClient Policy { get; private set; } = new();

    /// <summary>Sends the secretariat's token.</summary>
    public HttpClient Secretariat { get; private set; } = new();

    /// <summary>Sends no token.</summary>
    public HttpClient Stranger() => _server!.Client();

    public async ValueTask InitializeAsync()
    {
        _server = await ApiServer.StartAsync();
        Viewer = _server.Client(await _server.TokenAsync(TestStore.Viewer));
        Policy = _server.Client(await _server.TokenAsync(TestStore.Policy));
        Secretariat = _server.Client(await _server.TokenAsync(TestStore.Secretariat));
    }

    public async ValueTask DisposeAsync()
    {
        Viewer.Dispose();
        Policy.Dispose();
        Secretariat.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
