using SemanticSearch.Chunking;
using SemanticSearch.Search.Context;

namespace SemanticSearch.Search.Highlighting;

/// <summary>A passage in sentences, with the query's words in it. Offsets are into the passage's own text.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Sentences">Its sentences; at least one.</param>
/// <param name="Words">The words of the query that are in it, with the form they were recognised by.</param>
sealed record MarkedPassage(Passage Passage, IReadOnlyList<Sentence> Sentences, IReadOnlyList<(Span Span, string Stem)> Words)
{
    /// <summary>Finds sentences and words.</summary>
    public static MarkedPassage Of(Passage passage, QueryWords words) => new(
        passage,
        SentenceSplitter.Split(passage.Text),
        [
            .. from span in WordFinder.Words(passage.Text)
               let stem = words.StemOf(passage.Text.AsSpan(span.Start, span.End - span.Start))
               where stem is not null
               select (span, stem),
        ]);

    /// <summary>The text of a sentence.</summary>
    public ReadOnlySpan<char> TextOf(int sentence) => Passage.Text.AsSpan(Sentences[sentence].Start, Sentences[sentence].End - Sentences[sentence].Start);

    /// <summary>How many different words of the query a sentence has.</summary>
    public int DistinctWordsIn(int sentence) => Words
        .Where(word => word.Span.Start >= Sentences[sentence].Start && word.Span.End <= Sentences[sentence].End)
        .Select(word => word.Stem)
        .Distinct()
        .Count();

    /// <summary>The passage with its words and its best sentence marked.</summary>
    public Passage WithHighlights(int best)
    {
        var start = Passage.Start;
        var highlights = Words.Select(word => new Highlight(start + word.Span.Start, start + word.Span.End, HighlightKind.Word));
        if (best < Sentences.Count)
            highlights = highlights.Append(
                new Highlight(start + Sentences[best].Start, start + Sentences[best].End, HighlightKind.Sentence));
        return Passage with { Highlights = [.. highlights.OrderBy(highlight => highlight.Start).ThenByDescending(highlight => highlight.End)] };
    }
}
