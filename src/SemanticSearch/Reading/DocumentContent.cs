namespace SemanticSearch.Reading;

/// <summary>The bytes of a document and what is known of them before they are understood.</summary>
/// <param name="Id">The identity that the document will have.</param>
/// <param name="FileName">Its file name, for the format and for want of a title.</param>
/// <param name="Location">Where it lies, or null.</param>
/// <param name="Bytes">The bytes as they were read.</param>
sealed record DocumentContent(string Id, string FileName, string? Location, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The character encoding that came with the bytes, as in a media type's <c>charset</c>, or null.</summary>
    public string? Charset { get; init; }

    /// <summary>The IANA name of the encoding that <see cref="TextDecoder"/> read the bytes as, or null before that.</summary>
    public string? DecodedAs { get; set; }

    /// <summary>The title of a document that gives none: its file name without the extension.</summary>
    public string FallbackTitle => Path.GetFileNameWithoutExtension(FileName) is { Length: > 0 } stem ? stem : Id;

    /// <summary>The error that this document cannot be read, which says what is wrong and what to do.</summary>
    public SemanticSearchException Unreadable(string problem, Exception? cause = null) => Unreadable(Id, problem, cause);

    /// <summary>The error that the document of that id cannot be read.</summary>
    public static SemanticSearchException Unreadable(string id, string problem, Exception? cause = null) =>
        new(ErrorKind.UnreadableDocument, OneLine($"'{id}': {problem}"), cause);

    // Names that a document gives itself may hold anything.
    static string OneLine(string message) =>
        message.Any(char.IsControl) ? string.Concat(message.Select(c => char.IsControl(c) ? '?' : c)) : message;
}
