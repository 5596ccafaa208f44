using System.Globalization;

namespace SemanticSearch.Api.Pages;

/// <summary>What a page says about a passage.</summary>
static class PassageText
{
    /// <summary>The forms of a citation, with what readers call them.</summary>
    public static readonly IReadOnlyList<(string Format, string Label)> Formats =
        [("chicago", "Copy as text"), ("bibtex", "Copy BibTeX"), ("ris", "Copy RIS"), ("csl", "Copy CSL-JSON")];

    /// <summary>Who says it, when and where in the document.</summary>
    public static string Where(Passage passage) => string.Join(" · ", Parts(passage));

    /// <summary>A speaker with their office, where that is known.</summary>
    public static string NameOf(Speaker speaker) => speaker.Role is { } role ? $"{speaker.Name}, {role}" : speaker.Name;

    /// <summary>How sure it is that the passage answers, in a word.</summary>
    public static string Label(RelevanceBand band) => band switch
    {
        RelevanceBand.Strong => "strong",
        RelevanceBand.Fair => "fair",
        RelevanceBand.Weak => "weak",
        _ => "doubtful",
    };

    /// <summary>What that word means.</summary>
    public static string Meaning(RelevanceBand band) => band switch
    {
        RelevanceBand.Strong => "As near to the question as passages that answer",
        RelevanceBand.Fair => "Nearer than nearly all that questions about something else find",
        RelevanceBand.Weak => "Somewhat nearer than what questions about something else find",
        _ => "No nearer than what questions about something else find",
    };

    /// <summary>How it came to its rank, by name.</summary>
    public static IEnumerable<(string Name, string Value)> Reasons(PassageExplanation why)
    {
        if (why.DenseRank is { } dense)
            yield return ("By meaning", Text($"rank {dense} of the candidates, cosine {why.DenseScore:0.000}"));
        if (why.LexicalRank is { } lexical)
            yield return ("By words", Text($"rank {lexical}, BM25 {why.LexicalScore:0.0}"));
        if (why.DocumentRank is { } document)
            yield return ("By its document's words", Text($"rank {document}, BM25 {why.DocumentScore:0.0}"));
        if (why.AlignmentScore is { } alignment)
            yield return ("Word by word", Text($"{alignment:0.000}; nearest sentence {why.SentenceScore:0.000}"));
        yield return ("Together", Text($"{why.Fused:0.000}"));
        foreach (var adjustment in why.Adjustments)
            yield return (adjustment.Reason, Text($"{adjustment.Amount:+0.000;-0.000}"));
        if (why.RerankScore is { } reranked)
            yield return ("Read again", Text($"{reranked:0.000}"));
    }

    static IEnumerable<string> Parts(Passage passage)
    {
        if (passage.Speaker is { } speaker)
            yield return NameOf(speaker);
        if (passage.Facts.Date is { } date)
            yield return date.Interval.Iso;
        if (passage.HeadingPath.Count > 0)
            yield return passage.HeadingPath[^1];
        if (passage.Page is { } page)
            yield return passage.LastPage is { } last && last != page ? Text($"pp. {page}–{last}") : $"p. {passage.PageLabel ?? Text($"{page}")}";
        if (passage.IsNote)
            yield return "note";
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
