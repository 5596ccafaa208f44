using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands;

/// <summary><c>semsearch models</c>: the embedding models.</summary>
sealed class ModelsCommand : Command
{
    /// <summary>Describes the command and those below it.</summary>
    public ModelsCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("models", "List, pull, check, choose and make embedding models.")
    {
        Add(new ListModelsCommand(terminal, options, composition));
        Add(new PullModelCommand(terminal, options, composition));
        Add(new VerifyModelCommand(terminal, options, composition));
        Add(new UseModelCommand(terminal, options, composition));
        Add(new DistillModelCommand(terminal, options, composition));
    }
}
