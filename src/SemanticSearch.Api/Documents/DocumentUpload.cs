using System.ComponentModel;
using System.Text.Json;

namespace SemanticSearch.Api.Documents;

/// <summary>A document handed over as text.</summary>
record DocumentUpload
{
    /// <summary>The text, with or without front matter; not empty.</summary>
    [Description("The text, with or without front matter.")]
    public required string Text { get; init; }

    /// <summary>How the text is written: <c>text</c> or <c>markdown</c>.</summary>
    [Description("How the text is written: text or markdown.")]
    public string Format { get; init; } = "text";

    /// <summary>The title; null to take it from the text.</summary>
    [Description("The title; left out, it is taken from the text.")]
    public string? Title { get; init; }

    /// <summary>Metadata by field name; wins over the text's front matter.</summary>
    [Description("Metadata by field name; wins over the text's front matter.")]
    public Dictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>The media type of the text.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the format is unknown.</exception>
    public string MediaType() => Format switch
    {
        "text" => "text/plain",
        "markdown" => "text/markdown",
        _ => throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'format' is '{Format}', it must be 'text' or 'markdown'"),
    };
}
