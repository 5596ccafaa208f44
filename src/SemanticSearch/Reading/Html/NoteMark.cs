namespace SemanticSearch.Reading.Html;

/// <summary>
/// Takes the note's own mark off the beginning of its text: <c>[1]</c>, <c>1.</c>, <c>^</c>, or the label in an element of its own.
/// </summary>
/// <param name="label">The note's label.</param>
sealed class NoteMark(string label)
{
    const string Openers = "[(^↑↩";
    const string Closers = "]).:";

    bool _isTaken;

    /// <summary>The mark stood in a link that was left out.</summary>
    public void Take() => _isTaken = true;

    /// <summary>The text that a text node adds to a note which has none yet.</summary>
    /// <param name="text">The node's text.</param>
    /// <param name="standsAlone">Whether it has an inline element of its own.</param>
    public ReadOnlySpan<char> Strip(ReadOnlySpan<char> text, bool standsAlone)
    {
        var rest = text.Trim();
        if (_isTaken)
            return rest.Length > 0 && IsCloser(rest[0]) && (rest.Length == 1 || char.IsWhiteSpace(rest[1])) ? rest[1..] : text;
        var opened = rest.TrimStart(Openers);
        if (opened.Length == 0)
            return opened;
        if (!opened.StartsWith(label, StringComparison.Ordinal))
            return rest.Length > opened.Length && rest[0] is '^' or '↑' or '↩' ? opened : text;
        var after = opened[label.Length..];
        var isWhole = after.Trim(Closers).IsWhiteSpace();
        if (isWhole ? !standsAlone && rest.Length == label.Length : !IsCloser(after[0]))
            return text;
        _isTaken = true;
        return after.TrimStart(Closers);
    }

    static bool IsCloser(char c) => Closers.Contains(c, StringComparison.Ordinal);
}
