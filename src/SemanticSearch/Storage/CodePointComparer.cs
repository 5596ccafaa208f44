namespace SemanticSearch.Storage;

/// <summary>Compares texts by code point, as UTF-8 bytes compare; UTF-16 differs from that above U+FFFF.</summary>
sealed class CodePointComparer : IComparer<string>
{
    /// <summary>The only one.</summary>
    public static CodePointComparer Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
            return x.Length.CompareTo(y.Length);
        var (first, second) = (x[common], y[common]);
        // Halves of surrogate pairs stand below U+E000 and mean what is above U+FFFF.
        return char.IsSurrogate(first) == char.IsSurrogate(second)
            ? first.CompareTo(second)
            : char.IsSurrogate(first) ? 1 : -1;
    }
}
