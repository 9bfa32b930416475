using System.Globalization;
using System.Text;

namespace PmqaDashboard.Bench.Circuits;

/// <summary>
/// A screen: a real Blazor circuit without a browser. It gets the page, opens its circuit, acknowledges each render batch and answers
/// the server's calls of scripts. What it shows is known by "seq-N" in a batch.
/// </summary>
internal sealed class Circuit(Uri address) : IDisposable
{
    private static readonly TimeProvider Time = TimeProvider.System;
    private readonly WebSocketLine _line = new();
    private readonly TaskCompletionSource _shaken = New();
    private readonly TaskCompletionSource _started = New();
    private readonly TaskCompletionSource _drawn = New();
    private bool _hello;
    private long _lastSent;
    private Task _reading = Task.CompletedTask;

    /// <summary>The newest "seq-N" that was drawn; -1 before there was one.</summary>
    public long Sequence { get; private set; } = -1;

    /// <summary>When it came.</summary>
    public long SequenceAt { get; private set; }

    /// <summary>Length of the message that brought it.</summary>
    public int SequenceBytes { get; private set; }

    /// <summary>Bytes received since the line is open.</summary>
    public long Received => _line.Received;

    /// <summary>Render batches received.</summary>
    public long Batches { get; private set; }

    /// <summary>Why the circuit failed, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Gets the page, and opens its circuit until it is drawn.</summary>
    public async Task OpenAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(address, path), cancellationToken);
        response.EnsureSuccessStatusCode();
        var markers = PageMarkers.Read(await response.Content.ReadAsStringAsync(cancellationToken));
        string cookies = response.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : "";

        await _line.OpenAsync(address, "/_blazor", cookies, cancellationToken);
        _reading = ReadAsync(cancellationToken);
        Send(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"));
        await WaitAsync(_shaken, cancellationToken);
        Send(PackWriter.Invocation("0", "StartCircuit", address.ToString(), new Uri(address, path).ToString(), "[]", ""));
        await WaitAsync(_started, cancellationToken);
        Send(PackWriter.Invocation(null, "UpdateRootComponents", markers.Operations, markers.State));
        await WaitAsync(_drawn, cancellationToken);
    }

    /// <summary>Says that it is alive, as the browser's client does when it has said nothing for so long.</summary>
    public void PingIfSilent(TimeSpan silence)
    {
        if (Failure is null && _started.Task.IsCompletedSuccessfully && Time.GetElapsedTime(_lastSent) >= silence)
        {
            Send(PackWriter.Ping);
        }
    }

    public void Dispose()
    {
        Failure ??= "closed";
        _line.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Task WaitAsync(TaskCompletionSource source, CancellationToken cancellationToken) =>
        source.Task.WaitAsync(TimeSpan.FromSeconds(60), Time, cancellationToken);

    private void Send(ReadOnlySpan<byte> message)
    {
        _lastSent = Time.GetTimestamp();
        _line.Send(message);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _line.ReadAllAsync(Take, cancellationToken);
            Fail("The server closed the circuit.");
        }
        catch (Exception e)
        {
            Fail(e.Message);
        }
    }

    private void Fail(string why)
    {
        Failure ??= why;
        foreach (var source in new[] { _shaken, _started, _drawn })
        {
            source.TrySetException(new InvalidOperationException(why));
        }
    }

    private void Take(ReadOnlySpan<byte> data)
    {
        if (!_hello)
        {
            // The answer to the handshake: JSON up to a record separator, "{}" when all is well.
            int end = data.IndexOf((byte)0x1e);
            if (!data[..end].SequenceEqual("{}"u8))
            {
                Fail(Encoding.UTF8.GetString(data[..end]));
                return;
            }

            _hello = true;
            _shaken.TrySetResult();
            data = data[(end + 1)..];
        }

        while (data.Length > 0)
        {
            int length = 0;
            int used = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte b = data[used++];
                length |= (b & 0x7f) << shift;
                if (b <= 0x7f)
                {
                    break;
                }
            }

            TakeMessage(data.Slice(used, length));
            data = data[(used + length)..];
        }
    }

    private void TakeMessage(ReadOnlySpan<byte> message)
    {
        var reader = new PackReader(message);
        reader.ReadArray();
        switch (reader.ReadInteger())
        {
            case 1:
                reader.SkipHeaders();
                reader.ReadBytes();
                TakeCall(reader.ReadBytes(), reader, message.Length);
                break;
            case 3:
                reader.SkipHeaders();
                reader.ReadBytes();
                if (reader.ReadInteger() == 1)
                {
                    Fail(reader.ReadText());
                }

                _started.TrySetResult();
                break;
            case 7:
                Fail("The server closed the circuit: " + reader.ReadText());
                break;
            default:
                break;
        }
    }

    private void TakeCall(ReadOnlySpan<byte> target, PackReader reader, int length)
    {
        reader.ReadArray();
        if (target.SequenceEqual("JS.RenderBatch"u8))
        {
            long batch = reader.ReadInteger();
            Look(reader.ReadBytes(), length);
            Batches++;
            Send(PackWriter.Invocation(null, "OnRenderCompleted", batch, null));
        }
        else if (target.SequenceEqual("JS.BeginInvokeJS"u8))
        {
            long call = reader.ReadInteger();
            if (call != 0)
            {
                Send(PackWriter.Invocation(
                    null, "EndInvokeJSFromDotNet", call, true, string.Create(CultureInfo.InvariantCulture, $"[{call},true,null]")));
            }
        }
        else if (target.SequenceEqual("JS.Error"u8))
        {
            Fail(reader.ReadText());
        }
    }

    // Texts stand in a batch one after the other, each after its length; a following length may look like a digit.
    private void Look(ReadOnlySpan<byte> batch, int length)
    {
        for (int from = 0; batch[from..].IndexOf("seq-"u8) is >= 1 and var found; from += found + 4)
        {
            int at = from + found;
            long value = 0;
            for (int i = at + 4; i < at + batch[at - 1] && i < batch.Length && char.IsAsciiDigit((char)batch[i]); i++)
            {
                value = (value * 10) + batch[i] - '0';
            }

            if (value > Sequence || !_drawn.Task.IsCompleted)
            {
                (SequenceAt, SequenceBytes, Sequence) = (Time.GetTimestamp(), length, value);
                _drawn.TrySetResult();
            }
        }
    }
}
