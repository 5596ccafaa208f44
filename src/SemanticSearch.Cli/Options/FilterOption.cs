using System.CommandLine;

namespace SemanticSearch.Cli.Options;

/// <summary>The option that takes a filter, as JSON or as the name of a file that has it.</summary>
sealed class FilterOption : Option<string?>
{
    const char FileMark = '@';

    /// <summary>Describes the option.</summary>
    public FilterOption()
        : base("--filter")
    {
        HelpName = "JSON|@FILE";
        Description = "What documents and chunks must fulfil, such as {\"type\":\"eq\",\"key\":\"country\",\"value\":\"FRA\"}, or a file that says so";
    }

    /// <summary>The filter that was given, or null.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is no filter, or its file cannot be read.
    /// </exception>
    public async Task<Filter?> ReadAsync(ParseResult parse, CancellationToken cancellationToken) => parse.GetValue(this) switch
    {
        null => null,
        [FileMark, .. var path] => Filter.Parse(await TextOfAsync(path, cancellationToken)),
        var json => Filter.Parse(json),
    };

    static async Task<string> TextOfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"the file of --filter cannot be read: {e.Message}", e);
        }
    }
}
