using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch sources add PATH</c>: has a collection remember a folder or a file.</summary>
sealed class AddSourceCommand : LibraryCommand
{
    readonly Argument<string> _path = new("PATH") { Description = "A folder or a file, an archive or a table too" };

    readonly Option<string[]> _include = new("--include")
    {
        HelpName = "GLOB",
        Description = "Take only files like this, such as '2024/**' or '*.md'; may be given several times",
    };

    readonly Option<string[]> _exclude = new("--exclude")
    {
        HelpName = "GLOB",
        Description = "Leave out files like this; may be given several times",
    };

    readonly Option<string> _settings = new("--settings")
    {
        HelpName = "FILE",
        Description = "Settings of the folder, as semsearch.yaml in it would be",
    };

    readonly Option<bool> _keep = new("--keep") { Description = "Keep documents whose file is gone" };

    /// <summary>Describes the command.</summary>
    public AddSourceCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("add", "Remember a folder or a file; 'semsearch sync' indexes it.", terminal, options, composition)
    {
        Add(_path);
        Add(_include);
        Add(_exclude);
        Add(_settings);
        Add(_keep);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var source = await library.Sources.AddAsync(
            Global.Collection(parse),
            parse.GetRequiredValue(_path),
            parse.GetValue(_include) ?? [],
            parse.GetValue(_exclude) ?? [],
            parse.GetValue(_settings),
            removes: !parse.GetValue(_keep),
            cancellationToken);
        if (Global.IsJson(parse))
            Terminal.WriteJson(source);
        else
            Terminal.WriteLine($"source {source.Id} of collection '{source.Collection}': {source.Location}");
        return ExitCodes.Success;
    }
}
