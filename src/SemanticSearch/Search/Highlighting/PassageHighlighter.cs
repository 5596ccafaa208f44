using SemanticSearch.Search.Alignment;

namespace SemanticSearch.Search.Highlighting;

/// <summary>
/// Marks the query's words in passages, and in each the sentence that answers best: the one nearest to the query in meaning, with a bonus
/// for its words.
/// </summary>
static class PassageHighlighter
{
    // A sentence with all of the query's words gains as much as a cosine of this.
    const float WordBonus = 0.3f;

    /// <summary>The passages with their highlights.</summary>
    /// <param name="query">The query's words.</param>
    /// <param name="passages">The passages.</param>
    /// <param name="aligned">Compares sentences with the query; null where nothing does, and words alone decide.</param>
    public static IReadOnlyList<Passage> Highlight(string query, IReadOnlyList<Passage> passages, AlignedQuery? aligned)
    {
        var words = new QueryWords(query);
        var highlighted = new Passage[passages.Count];
        // Splitting and tokenizing a page of passages takes milliseconds.
        Parallel.For(0, highlighted.Length, i => highlighted[i] = Highlight(passages[i], words, aligned));
        return highlighted;
    }

    static Passage Highlight(Passage passage, QueryWords words, AlignedQuery? aligned)
    {
        var marked = MarkedPassage.Of(passage, words);
        return marked.WithHighlights(Best(marked, [passage.Title, .. passage.HeadingPath], words, aligned));
    }

    static int Best(MarkedPassage passage, IReadOnlyList<string> headings, QueryWords words, AlignedQuery? aligned)
    {
        if (passage.Sentences.Count == 1)
            return 0;
        var (best, bestScore) = (0, float.NegativeInfinity);
        for (var i = 0; i < passage.Sentences.Count; i++)
        {
            // A heading, or the title above the text, says what the question is about, and answers nothing.
            if (IsAmong(headings, passage.TextOf(i).Trim()))
                continue;
            var score = (aligned?.Similarity(passage.TextOf(i)) ?? 0) + (WordBonus * passage.DistinctWordsIn(i) / Math.Max(1, words.Count));
            if (score > bestScore)
                (best, bestScore) = (i, score);
        }
        return best;
    }

    static bool IsAmong(IReadOnlyList<string> headings, ReadOnlySpan<char> text)
    {
        foreach (var heading in headings)
            if (text.SequenceEqual(heading))
                return true;
        return false;
    }
}
