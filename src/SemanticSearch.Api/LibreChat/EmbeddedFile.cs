namespace SemanticSearch.Api.LibreChat;

/// <summary>A file that was indexed.</summary>
/// <param name="FileId">Its id.</param>
/// <param name="Filename">Its name.</param>
/// <param name="Message">What became of it.</param>
sealed record EmbeddedFile(string FileId, string Filename, string Message)
{
    /// <summary>It can be searched.</summary>
    public bool Status { get; } = true;

    /// <summary>Its format is known.</summary>
    public bool KnownType { get; } = true;
}
