namespace SemanticSearch.Chunking;

/// <summary>Packs the units of one region after the other into chunks.</summary>
/// <param name="document">The document.</param>
/// <param name="options">Overlap.</param>
/// <param name="countTokens">Counts tokens.</param>
/// <param name="maximumLength">The most characters of a chunk.</param>
sealed class Packer(Document document, ChunkingOptions options, TokenCounter countTokens, int maximumLength)
{
    // A chunk that is fuller than this may end early with its paragraph.
    const double FullEnough = 0.6;

    // A table or list may end a chunk even if it is no fuller than this.
    const double FullEnoughForGroup = 0.35;

    // A last chunk that would be smaller than this is evened out with the one before it.
    const double SmallTail = 0.15;

    // Repeated sentences take at most this part of a chunk, so that most of it is new.
    const double LargestOverlap = 0.5;

    readonly List<Chunk> _chunks = [];
    IReadOnlyList<Unit> _units = [];
    readonly PageFinder _pages = new(document.Structure.Pages);
    int[] _tokensBefore = [];
    Region _region;
    int _budget;

    /// <summary>The chunks so far.</summary>
    public IReadOnlyList<Chunk> Chunks => _chunks;

    /// <summary>Packs the units of a region.</summary>
    /// <param name="units">The units in order, the headings first.</param>
    /// <param name="headings">How many of them are headings.</param>
    /// <param name="region">The region.</param>
    /// <param name="budget">The most tokens of a chunk's text.</param>
    public void Pack(IReadOnlyList<Unit> units, int headings, Region region, int budget)
    {
        (_units, _region, _budget) = (units, region, budget);
        CountTokensBefore();
        // Units from `first` on make the next chunk; those from `fresh` on are in no chunk yet.
        for (int first = 0, fresh = 0; fresh < units.Count;)
        {
            var end = Fill(first, fresh);
            if (end < units.Count)
            {
                var least = Math.Min(end, Math.Max(fresh, headings) + 1);
                end = WithoutLead(least, ChooseEnd(first, least, end));
            }
            (first, end, var tokens) = WithinBudget(first, fresh, end);
            Emit(first, end, tokens);
            (first, fresh) = (OverlapStart(Math.Max(first, headings), end), end);
        }
    }

    void CountTokensBefore()
    {
        if (_tokensBefore.Length <= _units.Count)
            _tokensBefore = new int[Math.Max(_units.Count + 1, 2 * _tokensBefore.Length)];
        for (var i = 0; i < _units.Count; i++)
            _tokensBefore[i + 1] = _tokensBefore[i] + _units[i].Tokens;
    }

    int Tokens(int first, int end) => _tokensBefore[end] - _tokensBefore[first];

    bool Fits(int first, int end) =>
        Tokens(first, end) <= _budget && _units[end - 1].End - _units[first].Start <= maximumLength;

    /// <summary>How far a chunk reaches at most; it takes one fresh unit even if that alone is over the budget.</summary>
    int Fill(int first, int fresh)
    {
        var end = fresh + 1;
        while (end < _units.Count && Fits(first, end + 1))
            end++;
        return end;
    }

    /// <summary>The best end of a chunk that is not the last, from <paramref name="least"/> to <paramref name="most"/>.</summary>
    int ChooseEnd(int first, int least, int most)
    {
        for (var end = most; end >= least && Tokens(first, end) >= FullEnoughForGroup * _budget; end--)
            if (_units[end].Opening == Opening.Group)
                return end;

        if (Tokens(most, _units.Count) < SmallTail * _budget)
        {
            var half = Tokens(first, _units.Count) / 2;
            var even = least;
            while (even < most && Tokens(first, even) < half)
                even++;
            return even;
        }

        for (var end = most; end >= least && Tokens(first, end) >= FullEnough * _budget; end--)
            if (_units[end].BeginsParagraph)
                return end;
        return most;
    }

    /// <summary>An end before what belongs to the next chunk: a short paragraph without a full stop, which is a heading, or leads on with
    /// a colon.</summary>
    int WithoutLead(int least, int end)
    {
        while (end > least && LeadsOn(_units[end - 1], _units[end]))
            end--;
        return end;
    }

    bool LeadsOn(Unit last, Unit next) =>
        last.Opening == Opening.Paragraph
        && next.BeginsParagraph
        && last.End - last.Start <= Punctuation.LongestHeading
        && !Punctuation.IsFinal(document.Text[last.End - 1]);

    /// <summary>Where the chunk after one of <c>[first, end)</c> begins: at <paramref name="end"/>, or whole sentences before it.</summary>
    int OverlapStart(int first, int end)
    {
        if (end >= _units.Count || !_units[end].BeginsSentence)
            return end;
        var start = end;
        var sentences = 0;
        for (var i = end - 1; i > first && sentences < options.Overlap; i--)
        {
            if (Tokens(i, end) > LargestOverlap * _budget || !Fits(i, end + 1))
                break;
            if (!_units[i].BeginsSentence)
                continue;
            start = i;
            sentences++;
        }
        return start;
    }

    void Emit(int first, int end, int tokens)
    {
        var (start, stop) = (_units[first].Start, _units[end - 1].End);
        _chunks.Add(new Chunk(_chunks.Count, start, stop, _region.HeadingPath, tokens)
        {
            Page = _pages.At(start),
            Speaker = _region.Speaker,
            IsNote = _region.IsNote,
        });
    }

    /// <summary>Drops units until the tokens of the text itself, where they are not the sum of the units', are within the budget.</summary>
    (int First, int End, int Tokens) WithinBudget(int first, int fresh, int end)
    {
        while (true)
        {
            var tokens = CountTokens(first, end);
            if (tokens <= _budget || (end == fresh + 1 && first == fresh))
                return (first, end, tokens);
            (first, end) = end > fresh + 1 ? (first, end - 1) : (fresh, end);
        }
    }

    int CountTokens(int first, int end) =>
        IsSpaced(first, end) ? Tokens(first, end) : countTokens(document.Text[_units[first].Start.._units[end - 1].End]);

    /// <summary>Whether spaces part all the units, so that their counts add up.</summary>
    bool IsSpaced(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
            if (document.Text.AsSpan(_units[i - 1].End.._units[i].Start).IndexOfAny(' ', '\n', '\t') < 0)
                return false;
        return true;
    }
}
