using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch models use ID|PATH</c>: chooses the model of new collections.</summary>
sealed class UseModelCommand : LibraryCommand
{
    readonly Argument<string> _reference = new("MODEL") { Description = "'built-in', the id of a pulled model, or a model folder" };

    /// <summary>Describes the command.</summary>
    public UseModelCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("use", "Choose the model of new collections; those that are there keep theirs.", terminal, options, composition) =>
        Add(_reference);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        // Loaded first, so that a model that does not work is not chosen.
        var (name, _) = await library.Models.GetAsync(parse.GetRequiredValue(_reference), cancellationToken);
        var models = await library.Models.OpenLibraryAsync(cancellationToken);
        var location = await models.UseAsync(name, cancellationToken);

        if (Global.IsJson(parse))
            Terminal.WriteJson(location);
        else
            Terminal.WriteLine($"new collections get {location.Name}");
        return ExitCodes.Success;
    }
}
