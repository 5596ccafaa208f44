using Microsoft.AspNetCore.ResponseCompression;

namespace SemanticSearch.Api.Compression;

/// <summary>Answers compressed by Brotli or gzip for those who take it; streams of events are not, so that each event leaves at once.</summary>
static class CompressionExtensions
{
    static readonly string[] MoreTypes =
        ["application/problem+json", "application/vnd.citationstyles.csl+json", "application/x-bibtex", "application/x-research-info-systems", "image/svg+xml"];

    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        // What an answer's length could give away (https://breachattack.com) is no secret: answers hold none.
        options.EnableForHttps = true;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. MoreTypes];
    });

    public static void UseCompression(this IApplicationBuilder app) => app.UseResponseCompression();
}
