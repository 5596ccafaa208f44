namespace SemanticSearch.Mcp;

/// <summary>The answer of <c>fetch</c>, as ChatGPT's connectors read it (https://developers.openai.com/api/docs/mcp).</summary>
/// <param name="Id">What was asked for.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Text">Its text; of a long one the part that begins before the passage.</param>
/// <param name="Url">Where people find the passage.</param>
/// <param name="Metadata">What is known of the document and the part: <c>documentId</c>, <c>start</c>, <c>end</c>, <c>characters</c>, and of a long
/// document <c>next</c>, the id that <c>fetch</c> takes for what follows.</param>
public sealed record FetchedDocument(string Id, string Title, string Text, string Url, IReadOnlyDictionary<string, string> Metadata);
