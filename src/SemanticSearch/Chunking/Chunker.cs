namespace SemanticSearch.Chunking;

/// <summary>
/// Cuts documents into chunks of whole sentences, as many as fit the budget. A chunk never crosses the start or end of a section, and a
/// heading stays with the text under it; a chunk that is full enough ends with a paragraph rather than in the next one. Only a sentence
/// over the budget is cut, see <see cref="UnitSplitter"/>. Takes time in proportion to the text. Safe from any thread if the counter is.
/// </summary>
/// <param name="options">Budget and overlap.</param>
/// <param name="countTokens">Counts tokens; the counts of texts joined by white space must add up to that of the whole.</param>
public sealed class Chunker(ChunkingOptions options, TokenCounter countTokens)
{
    // About four times what a token has in English: only a text that is no prose meets it.
    const int CharactersPerToken = 20;

    readonly int _maximumLength = checked(Math.Max(1, options.Tokens) * CharactersPerToken);

    /// <summary>The chunks of a document in order; together they hold every character of its text that is not white space.</summary>
    public IReadOnlyList<Chunk> Chunk(Document document, CancellationToken cancellationToken)
    {
        var units = new UnitSplitter(document.Text, countTokens, _maximumLength);
        var packer = new Packer(document.Text, options, countTokens, _maximumLength);
        foreach (var region in Outline.Regions(document))
        {
            cancellationToken.ThrowIfCancellationRequested();
            units.Clear();
            var headings = AddHeadings(units, document.Text, region);
            AddSentences(units, document.Text, region, cancellationToken);
            packer.Pack(units.Units, headings, region.HeadingPath);
        }
        return packer.Chunks;
    }

    /// <summary>Adds the heading lines of a region.</summary>
    /// <returns>How many units they are.</returns>
    int AddHeadings(UnitSplitter units, string text, Region region)
    {
        for (int from = region.Start, at; from < region.Body; from = at + 1)
        {
            at = text.IndexOf('\n', from, region.Body - from) is var end and >= 0 ? end : region.Body;
            var start = Punctuation.SkipSpace(text.AsSpan(0, at), from);
            if (start < at)
                units.Add(start, start + text.AsSpan(start, at - start).TrimEnd().Length, options.Tokens, beginsParagraph: true);
        }
        return units.Units.Count;
    }

    void AddSentences(UnitSplitter units, string text, Region region, CancellationToken cancellationToken)
    {
        // A first sentence that fills a chunk is cut, lest the headings make a chunk without it.
        var headingTokens = units.Units.Sum(unit => unit.Tokens);
        var limit = options.Tokens - (headingTokens <= options.Tokens / 2 ? headingTokens : 0);
        var previous = region.Body;
        foreach (var sentence in SentenceSplitter.Split(text, region.Body, region.End))
        {
            cancellationToken.ThrowIfCancellationRequested();
            units.Add(sentence.Start, sentence.End, limit, LineEnd.PartsParagraphs(text, previous, sentence.Start));
            (limit, previous) = (options.Tokens, sentence.End);
        }
    }
}
