namespace SemanticSearch.Reading;

/// <summary>Plain text, with front matter or without. The canonical text is the text itself, less the white space around it.</summary>
sealed class PlainTextFormat : IDocumentFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    public IReadOnlyList<string> MediaTypes { get; } = ["text/plain"];

    public bool Recognizes(ReadOnlySpan<byte> bytes) => true;

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        var (fields, body) = FrontMatter.Split(content, TextDecoder.Decode(content));
        return new Document
        {
            Id = content.Id,
            Title = fields.Title ?? content.FallbackTitle,
            Text = body.Trim().ToString(),
            Metadata = fields.Metadata,
            Location = content.Location,
        };
    }
}
