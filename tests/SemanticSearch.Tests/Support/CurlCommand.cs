using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace SemanticSearch.Tests.Support;

/// <summary>A <c>curl</c> command of the documentation, as far as the documentation goes: <c>-X</c>, <c>-H</c>, <c>--json</c> and <c>-F file=@</c>.</summary>
sealed partial record CurlCommand(string Line)
{
    /// <summary>The commands in the shell blocks of a Markdown file.</summary>
    public static IReadOnlyList<CurlCommand> In(string markdownFile) =>
        [.. File.ReadLines(Path.Combine(Shared.Repository, markdownFile))
            .Where(line => line.StartsWith("curl ", StringComparison.Ordinal))
            .Select(line => new CurlCommand(line))];

    /// <summary>The request that the command makes, to be sent to another server than the one it names.</summary>
    public HttpRequestMessage ToRequest()
    {
        var address = Address().Match(Line).Groups[1].Value;
        var body = JsonBody().Match(Line);
        var file = FormFile().Match(Line);
        var method = Method().Match(Line) is { Success: true } named
            ? HttpMethod.Parse(named.Groups[1].Value)
            : body.Success || file.Success ? HttpMethod.Post : HttpMethod.Get;
        var request = new HttpRequestMessage(method, address);
        foreach (Match header in Header().Matches(Line))
            request.Headers.TryAddWithoutValidation(header.Groups[1].Value, header.Groups[2].Value);
        if (body.Success)
            request.Content = new StringContent(body.Groups[1].Value, Encoding.UTF8, "application/json");
        else if (file.Success)
            request.Content = FileForm(file.Groups[1].Value);
        return request;
    }

    static MultipartFormDataContent FileForm(string path)
    {
        var content = new ByteArrayContent(File.ReadAllBytes(Path.Combine(Shared.Repository, path)));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { content, "file", Path.GetFileName(path) } };
    }

    [GeneratedRegex(@"http://localhost:8080([^' ]*)")]
    private static partial Regex Address();

    [GeneratedRegex("-H '([^:']+): ([^']*)'")]
    private static partial Regex Header();

    [GeneratedRegex("--json '([^']*)'")]
    private static partial Regex JsonBody();

    [GeneratedRegex(@"-F file=@(\S+)")]
    private static partial Regex FormFile();

    [GeneratedRegex(@"-X (\w+)")]
    private static partial Regex Method();
}
