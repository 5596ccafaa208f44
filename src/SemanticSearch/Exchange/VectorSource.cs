using System.Security.Cryptography;

namespace SemanticSearch.Exchange;

/// <summary>All of a document that what is embedded for a chunk is made of, whatever the model and the chunk settings: where it is the same, so is
/// the vector that the same model makes.</summary>
/// <param name="Title">The document's title.</param>
/// <param name="Date">The document's date as ISO 8601 writes it, or null.</param>
/// <param name="Headings">The headings above the chunk, outermost first.</param>
/// <param name="Speaker">The name of who speaks, or null.</param>
/// <param name="Role">The speaker's role, or null.</param>
/// <param name="Text">The chunk's text.</param>
sealed record VectorSource(string Title, string? Date, IReadOnlyList<string> Headings, string? Speaker, string? Role, string Text)
{
    /// <summary>SHA-256 of the parts as JSON, in hexadecimal digits.</summary>
    public static string HashOf(Document document, Chunk chunk) => Convert.ToHexStringLower(SHA256.HashData(ExchangeJson.Write(new VectorSource(
        document.Title,
        document.Facts.Date?.Interval.ToString(),
        chunk.HeadingPath,
        chunk.Speaker?.Name,
        chunk.Speaker?.Role,
        document.Text[chunk.Start..chunk.End]))));
}
