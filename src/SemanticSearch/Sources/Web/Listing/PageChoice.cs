using SemanticSearch.Reading.Settings;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Which pages a source takes, by patterns over the paths of their addresses.</summary>
sealed class PageChoice(Source source)
{
    readonly List<GlobPattern> _include = [.. source.Include.Select(pattern => new GlobPattern(pattern))];
    readonly List<GlobPattern> _exclude = [.. source.Exclude.Select(pattern => new GlobPattern(pattern))];

    /// <summary>Whether the page of that address is taken.</summary>
    public bool Takes(Uri address)
    {
        var path = Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/');
        return (_include.Count == 0 || _include.Exists(pattern => pattern.Matches(path)))
            && !_exclude.Exists(pattern => pattern.Matches(path));
    }
}
