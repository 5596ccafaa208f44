namespace SemanticSearch.Sources.Web;

/// <summary>What requests call themselves.</summary>
static class CrawlerName
{
    /// <summary>The product token, by which <c>robots.txt</c> names this crawler.</summary>
    public const string Product = nameof(SemanticSearch);

    /// <summary>The value of <c>User-Agent</c>.</summary>
    /// <param name="contact">Whom to turn to, or nothing.</param>
    public static string With(string contact)
    {
        var version = typeof(CrawlerName).Assembly.GetName().Version?.ToString(3);
        return contact.Length > 0 ? $"{Product}/{version} (+{contact})" : $"{Product}/{version}";
    }
}
