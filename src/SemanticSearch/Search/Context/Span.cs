namespace SemanticSearch.Search.Context;

/// <summary>The span <c>[Start, End)</c> of a text.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character.</param>
readonly record struct Span(int Start, int End)
{
    /// <summary>The span without the white space at its ends; where all is white space, an empty one at its start.</summary>
    public Span Trim(string text)
    {
        var inside = text.AsSpan(Start, End - Start);
        var kept = inside.TrimEnd().Length;
        return kept == 0 ? new Span(Start, Start) : new Span(Start + inside.Length - inside.TrimStart().Length, Start + kept);
    }
}
