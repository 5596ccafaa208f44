namespace SemanticSearch.Mcp;

/// <summary>A result of <c>search</c>, as ChatGPT's connectors read it (https://developers.openai.com/api/docs/mcp).</summary>
/// <param name="Id">The citation of the passage, which <c>fetch</c> takes.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Url">Where people find the passage.</param>
public sealed record FoundDocument(string Id, string Title, string Url);
