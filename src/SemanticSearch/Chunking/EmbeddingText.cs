namespace SemanticSearch.Chunking;

/// <summary>
/// What is embedded for a chunk: its text, and where the options say so, above it a line of context, <c>title › headings › speaker,
/// date</c>, which tells what a text alone leaves open. It depends on nothing but the document, the chunk, the options and the counter, so
/// that the chunker counts exactly what is embedded later. Safe from any thread if the counter is.
/// </summary>
/// <param name="options">Budget, and whether there is a context.</param>
/// <param name="countTokens">Counts tokens.</param>
public sealed class EmbeddingText(ChunkingOptions options, TokenCounter countTokens)
{
    // The text matters most; a context takes no more than this part of the budget.
    const int LargestShare = 4;

    // Where all do not fit, title and speaker leave as much to the headings as they take each.
    const int Parts = 3;
    const int CharactersPerToken = 20;
    const string Separator = " › ";

    readonly int _limit = options.Tokens / LargestShare;

    /// <summary>What is embedded for each of a document's chunks, in their order.</summary>
    public IEnumerable<string> TextsOf(Document document, IEnumerable<Chunk> chunks)
    {
        var (context, last) = ("", (Chunk?)null);
        foreach (var chunk in chunks)
        {
            if (last is null || !last.HeadingPath.SequenceEqual(chunk.HeadingPath) || last.Speaker != chunk.Speaker)
                context = ContextOf(document, chunk.HeadingPath, chunk.Speaker);
            last = chunk;
            var text = document.Text[chunk.Start..chunk.End];
            yield return context.Length == 0 ? text : $"{context}\n{text}";
        }
    }

    /// <summary>The line of context, of at most a quarter of the budget; empty if there is none.</summary>
    /// <param name="document">The document.</param>
    /// <param name="headings">The headings above the chunk, outermost first.</param>
    /// <param name="speaker">Who speaks, or null.</param>
    public string ContextOf(Document document, IReadOnlyList<string> headings, Speaker? speaker)
    {
        if (!options.Context)
            return "";
        var title = OneLine(document.Title);
        var date = document.Facts.Date is { } dated ? dated.Interval.ToString() : "";
        var tail = string.Join(", ", new[] { speaker?.Name, speaker?.Role, date }.Select(OneLine).Where(part => part.Length > 0));
        var path = headings.Select(OneLine).Where(heading => heading.Length > 0).ToList();
        if (path.Count > 0 && path[0].Equals(title, StringComparison.OrdinalIgnoreCase))
            path.RemoveAt(0);
        var whole = Join(title, path, tail);
        return whole.Length <= _limit * CharactersPerToken && Fits(whole) ? whole : Shortened(title, path, tail);
    }

    string Shortened(string title, List<string> path, string tail)
    {
        (title, tail) = (Cut(title, _limit / Parts), Cut(tail, _limit / Parts));
        List<string> kept = [];
        for (var i = path.Count - 1; i >= 0 && Join(title, [path[i], .. kept], tail) is var longer && Fits(longer); i--)
            kept.Insert(0, path[i]);
        if (kept.Count == 0 && path.Count > 0)
            kept.Add(Cut(path[^1], _limit - countTokens(Join(title, ["›"], tail))));
        // Marks between the parts may be what is too much.
        string[] candidates = [Join(title, kept, tail), Join(title, [], tail), title];
        return candidates.FirstOrDefault(Fits, "");
    }

    bool Fits(string context) => countTokens(context) <= _limit;

    /// <summary>As many of a text's first words as have so many tokens; of a first word that is too long, its beginning.</summary>
    string Cut(string text, int tokens)
    {
        if (tokens <= 0)
            return "";
        var whole = text.Length > tokens * CharactersPerToken ? text[..Boundary.Before(text, tokens * CharactersPerToken)] : text;
        if (whole.Length == text.Length && countTokens(text) <= tokens)
            return text;
        var end = whole.Length;
        while (end > 0 && countTokens(text[..end]) > tokens)
            end = text.LastIndexOf(' ', end - 1) is var space and > 0 ? space : Boundary.Before(text, end / 2);
        return text[..end].TrimEnd();
    }

    static string Join(string title, IEnumerable<string> path, string tail) =>
        string.Join(Separator, new[] { title }.Concat(path).Append(tail).Where(part => part.Length > 0));

    static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
