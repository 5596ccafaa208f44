using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Generations;

/// <summary><c>semsearch prune</c>: deletes generations that nobody will return to.</summary>
sealed class PruneCommand : LibraryCommand
{
    readonly RangeOption _keep = new("--keep", "How many generations that were live before stay; SemanticSearch__KeptGenerations, or else 1, if left out", 0, 10);

    readonly Option<bool> _unfinished = new("--unfinished") { Description = "Delete those too that were never live" };

    /// <summary>Describes the command.</summary>
    public PruneCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("prune", "Delete generations that were live before.", terminal, options, composition)
    {
        Add(_keep);
        Add(_unfinished);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var collection = Global.Collection(parse);
        var keep = parse.Given(_keep) ?? library.Options.KeptGenerations;
        var pruned = (await library.Rebuilder.PruneAsync(collection, keep, cancellationToken)).ToList();
        if (parse.GetValue(_unfinished))
        {
            foreach (var generation in await library.Rebuilder.ListAsync(collection, cancellationToken))
            {
                if (generation.State != GenerationState.Building)
                    continue;
                await library.Rebuilder.DropAsync(collection, generation.Id, cancellationToken);
                pruned.Add(generation.Id);
            }
        }

        if (Global.IsJson(parse))
            Terminal.WriteJson(pruned);
        else
            pruned.ForEach(generation => Terminal.WriteLine($"deleted generation {generation}"));
        return ExitCodes.Success;
    }
}
