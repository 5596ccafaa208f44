using System.Text;

namespace SemanticSearch.Reading;

/// <summary>How bytes are to be read as text.</summary>
/// <param name="Encoding">The encoding, which throws at bytes that are not of it.</param>
/// <param name="MarkLength">Bytes of the byte order mark before the text.</param>
/// <param name="Problem">Why they cannot be read as text, or null.</param>
sealed record FoundEncoding(Encoding Encoding, int MarkLength = 0, string? Problem = null)
{
    /// <summary>The IANA name of the encoding, in lower case.</summary>
    public string Name => Encoding.WebName.ToLowerInvariant();
}
