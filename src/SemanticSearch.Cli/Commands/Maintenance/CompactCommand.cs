using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Maintenance;

/// <summary><c>semsearch compact</c>: gives unused space back.</summary>
sealed class CompactCommand(Terminal terminal, GlobalOptions options, Composition composition)
    : LibraryCommand("compact", "Give the index's unused space back to the disk; jobs wait meanwhile, other writers for 30 seconds.", terminal, options, composition)
{
    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        await library.Maintenance.CompactAsync(cancellationToken);
        return ExitCodes.Success;
    }
}
