using SemanticSearch.Storage;

namespace SemanticSearch.Cli.Commands;

/// <summary>The settings of a source, for people.</summary>
static class SourceWords
{
    /// <summary>All of them, in a line.</summary>
    public static string SettingsOf(Source source) =>
        $"include {IncludedIn(source)}; exclude {ExcludedFrom(source)}; what is gone is {FateIn(source)}"
        + (source.Settings is { } settings ? $"; settings {settings}" : "")
        + (source.Web is { } web ? $"; at most {Quantity.Of(web.MaximumPages, "page")}" : "");

    /// <summary>What a kind of source is called.</summary>
    public static string NameOf(WebSourceKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Which files or pages are taken.</summary>
    public static string IncludedIn(Source source) => source.Include.Count == 0 ? "all" : string.Join(' ', source.Include);

    /// <summary>Which are not.</summary>
    public static string ExcludedFrom(Source source) => source.Exclude.Count == 0 ? "none" : string.Join(' ', source.Exclude);

    /// <summary>What becomes of documents whose file or page is gone.</summary>
    public static string FateIn(Source source) => source switch
    {
        { Removes: false } => "kept",
        { Web.KeepsUnlisted: true } => "removed; kept if unlisted",
        _ => "removed",
    };
}
