using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace PmqaDashboard.Server.Hosting;

/// <summary>
/// Pages travel compressed, a sixth to a ninth of their size; scripts and styles were compressed when they were built. Why that is
/// safe over TLS stands in docs/decisions/0016.
/// </summary>
internal static class HtmlCompression
{
    public static void AddHtmlCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });

        // A page is made for one visit; what a better level saves on the line, it costs before the first byte.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
