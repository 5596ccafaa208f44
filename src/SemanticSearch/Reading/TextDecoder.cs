using System.Text;

namespace SemanticSearch.Reading;

/// <summary>
/// Turns bytes into text. A byte order mark decides; else what is valid UTF-8 is UTF-8; else the zero bytes of UTF-16, the encoding that
/// is declared, and last what the bytes look like decide. Nothing is replaced silently.
/// </summary>
static class TextDecoder
{
    // Stray control characters, as of a printer or a bad conversion, are dropped; more of them than this is no text.
    const double MaximumControlShare = 0.01;

    /// <summary>The text of a document, cleaned as <see cref="TextCleaner"/> does; <see cref="DocumentContent.DecodedAs"/>
    /// says how.</summary>
    /// <param name="content">The document.</param>
    /// <param name="declared">The encoding that the document declares in its own syntax, or null; what came with the bytes
    /// (<see cref="DocumentContent.Charset"/>) goes before it, and an XML declaration is found without it.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the bytes are binary, or no text of any
    /// encoding; the message names the offset of the first byte that is not UTF-8.</exception>
    public static string Decode(DocumentContent content, string? declared = null)
    {
        var found = TextEncodings.Find(
            content.Bytes.Span, content.Charset ?? declared ?? DeclaredCharset.OfXml(content.Bytes.Span), isWhole: true);
        if (found.Problem is { } problem)
            throw content.Unreadable(problem);
        content.DecodedAs = found.Name;
        try
        {
            var text = found.Encoding.GetString(content.Bytes.Span[found.MarkLength..]);
            var clean = TextCleaner.Clean(text, out var dropped);
            return dropped <= text.Length * MaximumControlShare ? clean : throw content.Unreadable(TextEncodings.LooksBinary);
        }
        catch (DecoderFallbackException e)
        {
            throw content.Unreadable(
                $"is not valid {found.Name.ToUpperInvariant()} near byte {found.MarkLength + Math.Max(0, e.Index)}; save it as UTF-8", e);
        }
    }
}
