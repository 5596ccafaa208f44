using System.CommandLine;
using SemanticSearch.Cli.Options;

namespace SemanticSearch.Cli.Commands.Exchange;

/// <summary><c>semsearch export</c>: the documents of a collection as lines of JSON.</summary>
sealed class ExportCommand : LibraryCommand
{
    const string StandardOutput = "-";
    const byte LineEnd = (byte)'\n';

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
        var lines = library.Export.ReadAsync(Global.Collection(parse), parse.GetValue(_vectors), cancellationToken);
        var output = parse.GetRequiredValue(_output);
        var documents = output == StandardOutput ? await PrintAsync(lines) : await WriteAsync(lines, output, cancellationToken);
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

    // The file appears under its name when it is whole and on disk.
    static async Task<long> WriteAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> lines, string path, CancellationToken cancellationToken)
    {
        var (partial, count) = ($"{path}.partial", 0L);
        try
        {
            await using (var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            {
                await foreach (var line in lines)
                {
                    await file.WriteAsync(line, cancellationToken);
                    file.WriteByte(LineEnd);
                    count++;
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            return count - 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SemanticSearchException(ErrorKind.Storage, $"'{path}' cannot be written ({e.Message.TrimEnd('.')})", e);
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }
}
