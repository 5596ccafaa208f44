using System.Globalization;

namespace SemanticSearch.Storage;

/// <summary>The name of a collection that may name one of its generations: <c>treaties@7</c>.</summary>
static class GenerationName
{
    const char Mark = '@';

    /// <summary>The collection's name, null where what follows the mark is no number, and the number, null without a mark.</summary>
    public static (string? Collection, long? Generation) Read(string name)
    {
        var at = name.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0)
            return (name, null);
        return long.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? (name[..at], generation)
            : (null, null);
    }
}
