namespace SemanticSearch.Reading;

/// <summary>Understands the bytes of one format. Safe from any thread.</summary>
interface IDocumentFormat
{
    /// <summary>The file extensions that tell it, in lower case with their dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>The media types that tell it, in lower case without parameters.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>Whether bytes of an unknown name are of this format.</summary>
    bool Recognizes(ReadOnlySpan<byte> bytes);

    /// <summary>Turns the bytes into a document, whose text may turn out to be empty.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the bytes are not of this format.</exception>
    Document Read(DocumentContent content, CancellationToken cancellationToken);
}
