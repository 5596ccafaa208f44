namespace SemanticSearch.Chunking;

/// <summary>Packs the units of one region after the other into chunks.</summary>
/// <param name="text">The whole text.</param>
/// <param name="options">Budget and overlap.</param>
/// <param name="countTokens">Counts tokens.</param>
/// <param name="maximumLength">The most characters of a chunk.</param>
sealed class Packer(string text, ChunkingOptions options, TokenCounter countTokens, int maximumLength)
{
    // A chunk that is fuller than this may end early with its paragraph.
    const double FullEnough = 0.6;

    // A last chunk that would be smaller than this is evened out with the one before it.
    const double SmallTail = 0.15;

    // Repeated sentences take at most this part of a chunk, so that most of it is new.
    const double LargestOverlap = 0.5;

    readonly List<Chunk> _chunks = [];
    IReadOnlyList<Unit> _units = [];
    IReadOnlyList<string> _path = [];
    int[] _tokensBefore = [];

    /// <summary>The chunks so far.</summary>
    public IReadOnlyList<Chunk> Chunks => _chunks;

    /// <summary>Packs the units of a region.</summary>
    /// <param name="units">The units in order, the headings first.</param>
    /// <param name="headings">How many of them are headings.</param>
    /// <param name="path">The headings above the region.</param>
    public void Pack(IReadOnlyList<Unit> units, int headings, IReadOnlyList<string> path)
    {
        (_units, _path) = (units, path);
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
            Emit(first, end);
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
        Tokens(first, end) <= options.Tokens && _units[end - 1].End - _units[first].Start <= maximumLength;

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
        if (Tokens(most, _units.Count) < SmallTail * options.Tokens)
        {
            var half = Tokens(first, _units.Count) / 2;
            var even = least;
            while (even < most && Tokens(first, even) < half)
                even++;
            return even;
        }

        for (var end = most; end >= least && Tokens(first, end) >= FullEnough * options.Tokens; end--)
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
        last.BeginsParagraph
        && next.BeginsParagraph
        && last.End - last.Start <= Punctuation.LongestHeading
        && !Punctuation.IsFinal(text[last.End - 1]);

    /// <summary>Where the chunk after one of <c>[first, end)</c> begins: at <paramref name="end"/>, or whole sentences before it.</summary>
    int OverlapStart(int first, int end)
    {
        if (end >= _units.Count || !_units[end].BeginsSentence)
            return end;
        var start = end;
        var sentences = 0;
        for (var i = end - 1; i > first && sentences < options.Overlap; i--)
        {
            if (Tokens(i, end) > LargestOverlap * options.Tokens || !Fits(i, end + 1))
                break;
            if (!_units[i].BeginsSentence)
                continue;
            start = i;
            sentences++;
        }
        return start;
    }

    void Emit(int first, int end)
    {
        var (start, stop) = (_units[first].Start, _units[end - 1].End);
        var tokens = IsSpaced(first, end) ? Tokens(first, end) : countTokens(text[start..stop]);
        _chunks.Add(new Chunk(_chunks.Count, start, stop, _path, tokens));
    }

    /// <summary>Whether white space parts all the units, so that their counts add up.</summary>
    bool IsSpaced(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
            if (_units[i].Start == _units[i - 1].End)
                return false;
        return true;
    }
}
