namespace SemanticSearch.Search.Context;

/// <summary>Finds where pages and speakers change inside a span.</summary>
static class SpanChanges
{
    /// <summary>The changes after the first character of <c>[start, end)</c>, in their order.</summary>
    public static IReadOnlyList<SpanChange> Inside(DocumentStructure structure, int start, int end)
    {
        var changes = new SortedDictionary<int, SpanChange>();
        foreach (var page in structure.Pages.Where(page => start < page.Start && page.Start < end))
            changes[page.Start] = new SpanChange(page.Start, page.Number, page.Label);
        var turns = structure.Turns.Where(turn => turn.Start < end + LongestGap && turn.End > start).ToList();
        foreach (var turn in turns.Where(turn => start < turn.Start && turn.Start < end))
            changes[turn.Start] = At(changes, turn.Start) with { Speaker = turn.Speaker };
        for (var i = 0; i < turns.Count; i++)
        {
            var isFollowed = i + 1 < turns.Count && turns[i + 1].Start <= turns[i].End + LongestGap;
            if (!isFollowed && start < turns[i].End && turns[i].End < end)
                changes[turns[i].End] = At(changes, turns[i].End) with { SpeakerEnds = true };
        }
        return [.. changes.Values];
    }

    // Between two turns lies nothing but line ends.
    const int LongestGap = 3;

    static SpanChange At(SortedDictionary<int, SpanChange> changes, int at) =>
        changes.TryGetValue(at, out var change) ? change : new SpanChange(at);
}
