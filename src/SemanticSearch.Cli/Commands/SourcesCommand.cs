using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch sources</c>: the folders, files and pages that a collection is kept up to date with.</summary>
sealed class SourcesCommand : Command
{
    /// <summary>Describes the command and those below it.</summary>
    public SourcesCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("sources", "Add, list and remove the folders, files and pages of the web that a collection is synced with.")
    {
        Add(new AddSourceCommand(terminal, options, composition));
        Add(new ListSourcesCommand(terminal, options, composition));
        Add(new RemoveSourceCommand(terminal, options, composition));
    }
}
