using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Exchange;

/// <summary><c>semsearch export</c>: the documents of a collection as lines of JSON.</summary>
sealed class ExportCommand : LibraryCommand
{
    const string StandardOutput = "-";

    readonly Option<bool> _vectors = new("--vectors") { Description = "Write the vectors of chunks too, so that an import need not embed" };

    readonly Option<string> _output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "The file to write, in place of what is there; - is standard output",
        DefaultValueFactory = _ => StandardOutput,
    };

    /// <summary>Describes the command.</summary>
    public ExportCommand(Terminal terminal, GlobalOptions options, Composition composition)
        : base("export", "Write the documents of a collection, with all that is known of them, as lines of JSON.", terminal, options, composition)
    {
        Add(_vectors);
        Add(_output);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var library = Open(parse);
        var (collection, vectors, output) = (Global.Collection(parse), parse.GetValue(_vectors), parse.GetRequiredValue(_output));
        var documents = output == StandardOutput
            ? await PrintAsync(library.Export.ReadAsync(collection, vectors, cancellationToken))
            : await library.Export.WriteAsync(collection, vectors, output, cancellationToken);
        Terminal.Note($"{Quantity.Of(documents, "document")} exported");
        return ExitCodes.Success;
    }

    async Task<long> PrintAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> lines)
    {
        var count = 0L;
        await foreach (var line in lines)
        {
            Terminal.WriteJsonLine(line.Span);
            count++;
        }

        return count - 1;
    }
}
