namespace SemanticSearch.Api.Contract;

/// <summary>Says of an operation that it answers with server-sent events, where they are asked for or always.</summary>
sealed record SendsEvents
{
    /// <summary>The media type of a stream of events.</summary>
    public const string MediaType = "text/event-stream";
}
