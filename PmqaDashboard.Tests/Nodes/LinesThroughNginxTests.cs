using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using PmqaDashboard.Tests.Failures;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Nodes;

/// <summary>What needs to come back to the same node, and what does not; and who is believed about where a request comes from.</summary>
[Collection(FailureTests.Collection)]
public class LinesThroughNginxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_needs_its_node_only_while_it_is_negotiated_or_polled_and_a_cookie_sees_to_that()
    {
        await using var house = await HouseOfTwo.StartAsync([("Proxy__Trusted", "127.0.0.1")]);

        // Twelve of each: by chance alone none would fail in one of four thousand cases.
        Assert.Equal(0, await FailuresAsync(house, HttpTransportType.WebSockets, skip: true, cookies: false));
        Assert.Equal(0, await FailuresAsync(house, HttpTransportType.WebSockets, skip: false, cookies: true));
        Assert.Equal(0, await FailuresAsync(house, HttpTransportType.LongPolling, skip: false, cookies: true));
        Assert.NotEqual(0, await FailuresAsync(house, HttpTransportType.WebSockets, skip: false, cookies: false));
        Assert.Equal(2, house.Nginx.Log().Where(l => l[^1] == "/hubs/progress").Select(l => l[1]).Distinct().Count());

        await OnlyTheProxyIsBelievedAsync(house);
    }

    private static async Task<int> FailuresAsync(HouseOfTwo house, HttpTransportType transport, bool skip, bool cookies)
    {
        int failures = 0;
        for (int i = 0; i < 12; i++)
        {
            await using var connection = new HubConnectionBuilder()
                .WithUrl(new Uri(new Uri(house.Nginx.Address), "/hubs/progress"), options =>
                {
                    options.AccessTokenProvider = () => Task.FromResult<string?>(house.Installation.Tokens[0]);
                    options.Transports = transport;
                    options.SkipNegotiation = skip;
                    options.HttpMessageHandlerFactory = handler =>
                    {
                        ((HttpClientHandler)handler).UseCookies = cookies;
                        return handler;
                    };
                    options.WebSocketConfiguration = socket => socket.Cookies = cookies ? options.Cookies : null;
                })
                .Build();
            try
            {
                await connection.StartAsync(Cancel);
                await connection.InvokeAsync<object>("JournalSince", 0, Cancel);
            }
            catch (Exception e) when (e is HttpRequestException or System.Net.WebSockets.WebSocketException or InvalidOperationException or AggregateException)
            {
                failures++;
            }
        }

        return failures;
    }

    // The sign-in limit counts by address: through nginx everybody has their own, however much they claim to be others.
    private static async Task OnlyTheProxyIsBelievedAsync(HouseOfTwo house)
    {
        using var claiming = new HttpClient { BaseAddress = new Uri(house.Nginx.Address) };
        using var behind = new HttpClient { BaseAddress = new Uri(house.Nodes[0].Address) };
        for (int i = 1; i <= 30; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(behind, "192.0.2.1"));
        }

        // This test speaks to the node from the proxy's address, so it may say who asks; nginx says it itself.
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(behind, "192.0.2.1"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(behind, "192.0.2.2"));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await TryAsync(claiming, "192.0.2.1"));
    }

    private static async Task<HttpStatusCode> TryAsync(HttpClient client, string from)
    {
        using var response = await client.PostAsync("/account/sign-in", "{}", ("X-Forwarded-For", from));
        return response.StatusCode;
    }
}
