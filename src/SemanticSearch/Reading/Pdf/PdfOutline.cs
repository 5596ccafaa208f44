using System.Text;
using UglyToad.PdfPig.Outline;

namespace SemanticSearch.Reading.Pdf;

/// <summary>The outline of a file (its bookmarks), which tells headings and their levels.</summary>
sealed class PdfOutline
{
    const int PagesAround = 1;

    readonly Dictionary<string, List<(int Page, int Level)>> _entries = [];

    /// <summary>Adds a bookmark.</summary>
    public void Add(string title, int page, int level)
    {
        var key = Key(title);
        if (key.Length == 0)
            return;
        if (!_entries.TryGetValue(key, out var places))
            _entries[key] = places = [];
        places.Add((page, level));
    }

    /// <summary>Adds the bookmarks of a file.</summary>
    public void Add(Bookmarks bookmarks)
    {
        foreach (var node in bookmarks.GetNodes().OfType<DocumentBookmarkNode>())
            Add(node.Title ?? "", node.PageNumber, node.Level + 1);
    }

    /// <summary>Level of the bookmark for a text on a page, from 1, or null.</summary>
    public int? LevelOf(string text, int page)
    {
        if (_entries.Count == 0 || text.Length > 300 || !_entries.TryGetValue(Key(text), out var places))
            return null;
        var nearest = places.MinBy(place => Math.Abs(place.Page - page));
        return Math.Abs(nearest.Page - page) <= PagesAround ? nearest.Level : null;
    }

    static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
        return key.ToString();
    }
}
