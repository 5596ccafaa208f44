namespace SemanticSearch.Api.OpenAi.Chat;

/// <summary>What a part of an answer rests on.</summary>
/// <param name="Url">Where the source is.</param>
/// <param name="Title">The title of its document.</param>
/// <param name="StartIndex">Offset of the part's first character in the answer.</param>
/// <param name="EndIndex">Offset just past its last character.</param>
/// <param name="Citation">The citation of the span that it rests on; not OpenAI's.</param>
sealed record UrlCitation(string Url, string Title, int StartIndex, int EndIndex, string Citation);
