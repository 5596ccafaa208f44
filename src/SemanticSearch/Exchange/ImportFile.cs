using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SemanticSearch.Exchange;

/// <summary>A file of documents, open behind its first line. It can be read once.</summary>
public sealed class ImportFile : IAsyncDisposable
{
    readonly IAsyncEnumerator<(long Number, ReadOnlyMemory<byte>? Line)> _lines;

    ImportFile(string name, ExportHeader header, IAsyncEnumerator<(long Number, ReadOnlyMemory<byte>? Line)> lines)
    {
        Name = name;
        Header = header;
        _lines = lines;
    }

    /// <summary>What the file is called in messages.</summary>
    public string Name { get; }

    /// <summary>The collection that was exported, or null if the file does not say.</summary>
    public string? Collection => Header.Collection;

    /// <summary>How many documents it has, as far as it says.</summary>
    public long? Documents => Header.Documents;

    /// <summary>Its first line.</summary>
    internal ExportHeader Header { get; }

    /// <summary>Reads the first line.</summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="lineLimit">The longest line that is read, in bytes.</param>
    /// <param name="cancellationToken">Ends the reading, of what comes later too.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: it is no export, or one of a newer version.</exception>
    internal static async Task<ImportFile> OpenAsync(Stream stream, string name, long lineLimit, CancellationToken cancellationToken)
    {
        var lines = new DocumentLines(lineLimit).ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            var header = await lines.MoveNextAsync() ? HeaderOf(lines.Current.Line, name) : throw NotExported(name, "it is empty");
            if (header.Version > ExportHeader.CurrentVersion)
            {
                throw new SemanticSearchException(
                    ErrorKind.InvalidRequest,
                    $"'{name}' has version {header.Version} of the export format, newer than the {ExportHeader.CurrentVersion} that this program "
                    + "reads; import it with a newer one");
            }

            return new ImportFile(name, header, lines);
        }
        catch
        {
            await lines.DisposeAsync();
            throw;
        }
    }

    /// <summary>The lines behind the first one.</summary>
    internal async IAsyncEnumerable<(long Number, ReadOnlyMemory<byte>? Line)> ReadLinesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _lines.MoveNextAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return _lines.Current;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lines.DisposeAsync();

    static ExportHeader HeaderOf(ReadOnlyMemory<byte>? line, string name)
    {
        try
        {
            var header = line is { } json ? ExchangeJson.Read<ExportHeader>(json.Span) : null;
            return header is { Format: ExportHeader.Name, Version: > 0 }
                ? header
                : throw NotExported(name, $"its first line does not say that it is '{ExportHeader.Name}'");
        }
        catch (JsonException)
        {
            throw NotExported(name, "its first line is no header");
        }
    }

    static SemanticSearchException NotExported(string name, string why) =>
        new(ErrorKind.InvalidRequest, $"'{name}' is no export of documents: {why}");
}
