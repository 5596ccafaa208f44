using System.CommandLine;
using SemanticSearch.Cli.Options;
using SemanticSearch.Sources.Web;
using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch sources add PATH</c>: has a collection remember a folder, a file, or pages of the web.</summary>
sealed class AddSourceCommand : LibraryCommand
{
    readonly Argument<string> _path = new("PATH")
    {
        Description = "A folder or a file, an archive or a table too; or the address of a page, a sitemap, a feed or a list of addresses",
    };

    readonly Option<string[]> _include = new("--include")
    {
        HelpName = "GLOB",
        Description = "Take only files, or pages by their paths, like this, such as '2024/**' or '*.md'; may be given several times. '' takes all again",
    };

    readonly Option<string[]> _exclude = new("--exclude")
    {
        HelpName = "GLOB",
        Description = "Leave out files or pages like this; may be given several times. '' leaves out none any more",
    };

    readonly Option<string> _settings = new("--settings")
    {
        HelpName = "FILE",
        Description = "Settings of the folder, as semsearch.yaml in it would be; '' for none any more",
    };

    readonly Option<bool?> _keep = new("--keep")
    {
        HelpName = "true|false",
        Description = "Keep documents whose file or page is gone; 'false' also removes what a feed no longer lists, which is kept if left out",
    };

    readonly Option<WebSourceKind?> _kind = new("--kind")
    {
        HelpName = "page|list|sitemap|feed",
        Description = "What the address is; found out by what is there if left out. A file with an address a line needs 'list'",
    };

    readonly RangeOption _pages = new("--max-pages", "The most pages that are taken of what an address lists", 1, 1_000_000, WebOptions.DefaultPages);

    /// <summary>Describes the command.</summary>
    public AddSourceCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base(
            "add",
            "Remember a folder, a file, or pages of the web; 'semsearch sync' indexes it. Of a source that is remembered already, what is not "
            + "given stays as it was; patterns that are given take the place of all of their kind.",
            terminal,
            options,
            composition)
    {
        Add(_path);
        Add(_include);
        Add(_exclude);
        Add(_settings);
        Add(_keep);
        Add(_kind);
        Add(_pages);
        Validators.Add(result =>
        {
            if (result.GetValue(_settings) is { Length: > 0 } && (result.GetValue(_kind) is not null || IsAddress(result.GetValue(_path))))
                result.AddError("--settings are for files; pages of the web have none");
        });
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var source = parse.GetValue(_kind) is not null || IsAddress(parse.GetValue(_path))
            ? await AddWebAsync(parse, library, cancellationToken)
            : await AddAsync(parse, library, cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(source);
        else
            Print(source);
        return ExitCodes.Success;
    }

    static bool IsAddress(string? path) => path?.Contains("://", StringComparison.Ordinal) == true;

    void Print(Source source)
    {
        var kind = source.Web is { } web ? $" ({SourceWords.NameOf(web.Kind)})" : "";
        Terminal.WriteLine($"source {source.Id} of collection '{source.Collection}': {source.Location}{kind}");
        Terminal.WriteLine(SourceWords.SettingsOf(source));
    }

    // An empty pattern takes back what was given before.
    static IReadOnlyList<string>? PatternsOf(ParseResult parse, Option<string[]> option) =>
        parse.IsGiven(option) ? [.. parse.GetRequiredValue(option).Where(pattern => pattern.Length > 0)] : null;

    Task<Source> AddAsync(ParseResult parse, Library library, CancellationToken cancellationToken) =>
        library.Sources.AddAsync(
            Global.Collection(parse),
            parse.GetRequiredValue(_path),
            PatternsOf(parse, _include),
            PatternsOf(parse, _exclude),
            parse.GetValue(_settings),
            removes: !parse.GetValue(_keep),
            cancellationToken);

    Task<Source> AddWebAsync(ParseResult parse, Library library, CancellationToken cancellationToken) =>
        library.Sources.AddWebAsync(
            Global.Collection(parse),
            parse.GetRequiredValue(_path),
            parse.GetValue(_kind),
            PatternsOf(parse, _include),
            PatternsOf(parse, _exclude),
            parse.Given(_pages),
            parse.GetValue(_keep),
            cancellationToken);
}
