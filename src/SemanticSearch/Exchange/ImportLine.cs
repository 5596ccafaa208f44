using System.Text.Json;

namespace SemanticSearch.Exchange;

/// <summary>A line of a file that is imported.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Document">What it tells of, or null if that cannot be used.</param>
/// <param name="Id">The document's id, if there is one.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
sealed record ImportLine(long Number, ExportedDocument? Document, string? Id, string? Problem)
{
    /// <summary>How many bytes it has.</summary>
    public long Length { get; init; }

    /// <summary>Reads a line; null is one that is too long.</summary>
    public static ImportLine Parse(long number, ReadOnlyMemory<byte>? line)
    {
        if (line is not { } json)
            return new ImportLine(number, null, null, "is longer than any document that is taken");
        try
        {
            var document = ExchangeJson.Read<ExportedDocument>(json.Span);
            if (document is null)
                return new ImportLine(number, null, null, "tells of no document");
            var problem = ExportedDocumentCheck.ProblemOf(document);
            return new ImportLine(
                number, problem is null ? document : null, DocumentId.Problem(document.Id) is null ? document.Id : null, problem)
            { Length = json.Length };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var (id, problem) = LineProblem.Of(json, e);
            return new ImportLine(number, null, id, problem);
        }
    }
}
