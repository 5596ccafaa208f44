namespace SemanticSearch.Api.Problems;

/// <summary>The HTTP status, the type and the title of each kind of expected failure.</summary>
static class ProblemTypes
{
    const string Base = "urn:semantic-search:problem:";

    /// <summary>What a failure is called over HTTP (https://www.rfc-editor.org/rfc/rfc9457#section-3).</summary>
    public static (int Status, string Type, string Title) Of(ErrorKind kind) => kind switch
    {
        ErrorKind.InvalidRequest => (StatusCodes.Status400BadRequest, Base + "invalid-request", "The request breaks a rule"),
        ErrorKind.NotFound => (StatusCodes.Status404NotFound, Base + "not-found", "There is no such thing"),
        ErrorKind.Gone => (StatusCodes.Status410Gone, Base + "gone", "It is no longer there"),
        ErrorKind.Conflict => (StatusCodes.Status409Conflict, Base + "conflict", "The request does not fit what is there"),
        ErrorKind.UnreadableDocument => (StatusCodes.Status422UnprocessableEntity, Base + "unreadable-document", "The document cannot be read"),
        ErrorKind.UnusableModel => (StatusCodes.Status503ServiceUnavailable, Base + "unusable-model", "The embedding model cannot be used"),
        ErrorKind.Storage => (StatusCodes.Status503ServiceUnavailable, Base + "storage", "The index cannot be used"),
        _ => (StatusCodes.Status503ServiceUnavailable, Base + "unavailable", "Something needed does not answer"),
    };
}
