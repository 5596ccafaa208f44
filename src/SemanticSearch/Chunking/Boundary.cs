namespace SemanticSearch.Chunking;

/// <summary>Keeps offsets between characters.</summary>
static class Boundary
{
    /// <summary>The offset itself, or the one before it where it would split a surrogate pair; brought into the text's range.</summary>
    public static int Before(string text, int offset)
    {
        var at = Math.Clamp(offset, 0, text.Length);
        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
    }
}
