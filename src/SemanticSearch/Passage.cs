using System.Text.Json;
using System.Text.Json.Serialization;

namespace SemanticSearch;

/// <summary>
/// What a query returns: a span of a document, one chunk or several adjacent ones of one voice, with its score, its surroundings and a
/// citation that resolves later. Every offset counts UTF-16 code units of the document's canonical text.
/// </summary>
public sealed record Passage
{
    /// <summary>Position in the ranking, from 1; 0 for a passage that was looked up.</summary>
    public required int Rank { get; init; }

    /// <summary>What the passage is ranked by, that of its best chunk: in dense mode the cosine similarity, -1 to 1, else
    /// what the legs fuse to, 0 to 1; and what was understood, dates and references add to it. It compares passages of one answer; <see cref="Relevance"/> compares answers. 0 for a passage that
    /// was looked up.</summary>
    public required double Score { get; init; }

    /// <summary>How sure it is that the passage has to do with the query; null for a passage that was looked up.</summary>
    public RelevanceBand? Relevance { get; init; }

    /// <summary>The same as a number of 0 to 1, for programs that have thresholds of their own: a quarter for each band, and never greater than
    /// that of the passage before. Null for a passage that was looked up. The API tells the band alone.</summary>
    [JsonIgnore]
    public double? Certainty { get; init; }

    /// <summary>How the passage came to its rank; null where no explanation was asked for.</summary>
    public PassageExplanation? Explanation { get; init; }

    /// <summary>Citations of passages with nearly the same words that were folded into this one, best first.</summary>
    public IReadOnlyList<string> Duplicates { get; init; } = [];

    /// <summary>The passage's words, exactly <c>[Start, End)</c> of the document's canonical text.</summary>
    public required string Text { get; init; }

    /// <summary>Which document the passage is from.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The document's metadata by field name.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    /// <summary>What is known about the document: dates, countries, language, authors.</summary>
    public required DocumentFacts Facts { get; init; }

    /// <summary>The headings above the passage, outermost first.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Number of the page that the passage begins on, from 1; null if the source has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>What is printed on that page, or null.</summary>
    public string? PageLabel { get; init; }

    /// <summary>Number of the page that the passage ends on; null if the source has no pages.</summary>
    public int? LastPage { get; init; }

    /// <summary>Who speaks; null if the text does not say.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Whether this is a footnote or endnote, and not the document's own voice.</summary>
    public bool IsNote { get; init; }

    /// <summary>Offset of the first character.</summary>
    public required int Start { get; init; }

    /// <summary>Offset just past the last character.</summary>
    public required int End { get; init; }

    /// <summary>What stands before the passage.</summary>
    public required PassageContext ContextBefore { get; init; }

    /// <summary>What stands after the passage.</summary>
    public required PassageContext ContextAfter { get; init; }

    /// <summary>Where pages and speakers change in passage and context.</summary>
    public required IReadOnlyList<SpanChange> Changes { get; init; }

    /// <summary>The query's words in the passage, and the sentence that answers best, in the order of starts.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>The citation id (see <see cref="CitationId"/>) that <c>GET /v1/passages/{id}</c> resolves.</summary>
    public required string Citation { get; init; }

    /// <summary>SHA-256 of the passage's UTF-8 text, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The document's address on the web with a text fragment that leads to the passage; null if it has no address.</summary>
    public string? Link { get; init; }
}
