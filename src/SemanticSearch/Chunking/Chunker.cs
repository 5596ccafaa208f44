namespace SemanticSearch.Chunking;

/// <summary>
/// Cuts documents into chunks of whole sentences, as many as fit the budget. A chunk never crosses the start or end of a section, of a turn
/// of a speaker, of a provision or of a note, and a heading stays with the text under it; a chunk that is full enough ends with a paragraph,
/// table or list rather than in the next one. Only a sentence that alone is over the budget is cut, see <see cref="UnitSplitter"/>. Takes
/// time in proportion to the text. Safe from any thread if the counter is.
/// </summary>
/// <param name="options">Budget, overlap and context.</param>
/// <param name="countTokens">Counts tokens; the counts of texts joined by spaces or line ends must add up to that of the whole.</param>
public sealed class Chunker(ChunkingOptions options, TokenCounter countTokens)
{
    // About four times what a token has in English: only a text that is no prose meets it.
    const int CharactersPerToken = 20;

    readonly int _maximumLength = checked(Math.Max(1, options.Tokens) * CharactersPerToken);
    readonly EmbeddingText _embedding = new(options, countTokens);

    /// <summary>The chunks of a document in order; together they hold every character of its text that is not white space.</summary>
    public IReadOnlyList<Chunk> Chunk(Document document, CancellationToken cancellationToken)
    {
        var units = new UnitSplitter(document.Text, countTokens, _maximumLength);
        var packer = new Packer(document, options, countTokens, _maximumLength);
        var budget = options.Tokens;
        var last = default(Region?);
        foreach (var region in Outline.Regions(document))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (last is not { } previous || previous.HeadingPath != region.HeadingPath || previous.Speaker != region.Speaker)
                budget = options.Tokens - countTokens(_embedding.ContextOf(document, region.HeadingPath, region.Speaker));
            last = region;
            units.Clear();
            var headings = AddHeadings(units, document.Text, region, budget);
            AddSentences(units, document, region, budget, cancellationToken);
            packer.Pack(units.Units, headings, region, budget);
        }
        return packer.Chunks;
    }

    /// <summary>Adds the heading lines of a region.</summary>
    /// <returns>How many units they are.</returns>
    static int AddHeadings(UnitSplitter units, string text, Region region, int budget)
    {
        for (int from = region.Start, at; from < region.Body; from = at + 1)
        {
            at = text.IndexOf('\n', from, region.Body - from) is var end and >= 0 ? end : region.Body;
            var start = Punctuation.SkipSpace(text.AsSpan(0, at), from);
            if (start < at)
                units.Add(start, start + text.AsSpan(start, at - start).TrimEnd().Length, budget, Opening.Paragraph);
        }
        return units.Units.Count;
    }

    static void AddSentences(UnitSplitter units, Document document, Region region, int budget, CancellationToken cancellationToken)
    {
        var text = document.Text;
        var (end, group) = (region.Body, (BlockKind?)null);
        foreach (var segment in Segment.Of(document, region.Body, region.End))
        {
            var opening = OpeningOf(segment, group);
            foreach (var sentence in SentencesOf(text, segment))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (opening == Opening.Sentence && LineEnd.PartsParagraphs(text, end, sentence.Start))
                    opening = Opening.Paragraph;
                units.Add(sentence.Start, sentence.End, budget, opening);
                (end, group, opening) = (sentence.End, segment.Group, Opening.Sentence);
            }
        }
    }

    static Opening OpeningOf(Segment segment, BlockKind? group) => segment switch
    {
        _ when segment.Group != group => Opening.Group,
        { Group: not null } => Opening.Row,
        { Kind: not null } => Opening.Paragraph,
        _ => Opening.Sentence,
    };

    /// <summary>The sentences of a segment; a row of a table counts as one.</summary>
    static IReadOnlyList<Sentence> SentencesOf(string text, Segment segment)
    {
        if (segment.Kind != BlockKind.TableRow)
            return SentenceSplitter.Split(text, segment.Start, segment.End);
        var start = Punctuation.SkipSpace(text.AsSpan(0, segment.End), segment.Start);
        var length = text.AsSpan(start, segment.End - start).TrimEnd().Length;
        return length > 0 ? [new Sentence(start, start + length)] : [];
    }
}
