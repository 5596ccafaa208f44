using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>What is known about a document, in one form whatever format and fields it came from. What is not known is null or empty.</summary>
public sealed record DocumentFacts
{
    /// <summary>Nothing known.</summary>
    public static readonly DocumentFacts None = new();

    /// <summary>Its dates, the most telling first (spoken, written, dated, published …); empty means undated.</summary>
    public IReadOnlyList<DocumentDate> Dates { get; init; } = [];

    /// <summary>The date that the document goes by: the first that is of the text, and neither of its file nor of what it tells of; null if
    /// there is none.</summary>
    [JsonIgnore]
    public DocumentDate? Date =>
        Dates.FirstOrDefault(date => date.Kind is not (DateKind.Modified or DateKind.Covered or DateKind.FileMade));

    /// <summary>The countries it is of, as ISO 3166-1 alpha-3 codes, without repetition.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Its main language as a BCP 47 tag, such as <c>en</c>.</summary>
    public string? Language { get; init; }

    /// <summary>Who speaks throughout; turns of speakers are in <see cref="DocumentStructure.Turns"/>.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Who wrote it, in their order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>What it is cited by: a symbol such as <c>S/RES/1701</c>, a DOI, an ISBN.</summary>
    public string? Identifier { get; init; }

    /// <summary>Where it is on the web: an absolute http or https address.</summary>
    public string? Url { get; init; }
}
