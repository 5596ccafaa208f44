namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>A note to a part of an answer.</summary>
/// <param name="UrlCitation">What the part rests on.</param>
sealed record ChatAnnotation(UrlCitation UrlCitation)
{
    /// <summary>What it is.</summary>
    public string Type { get; } = "url_citation";
}
