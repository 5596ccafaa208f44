namespace SemanticSearch.Embedding;

/// <summary>Groups texts into batches so that little is spent on padding.</summary>
static class BatchPlanner
{
    /// <summary>
    /// Cuts texts, longest first, into batches whose padded size (texts × longest) stays within <paramref name="tokenBudget"/>; a text
    /// longer than the budget has a batch of its own. Longest first, so that the last batches to finish are the short ones.
    /// </summary>
    public static IReadOnlyList<ArraySegment<TokenizedText>> Plan(TokenizedText[] texts, int tokenBudget)
    {
        Array.Sort(texts, static (a, b) =>
            a.Ids.Length != b.Ids.Length ? b.Ids.Length.CompareTo(a.Ids.Length) : a.Position.CompareTo(b.Position));
        var batches = new List<ArraySegment<TokenizedText>>();
        for (var start = 0; start < texts.Length;)
        {
            var size = Math.Clamp(tokenBudget / texts[start].Ids.Length, 1, texts.Length - start);
            batches.Add(new ArraySegment<TokenizedText>(texts, start, size));
            start += size;
        }

        return batches;
    }
}
