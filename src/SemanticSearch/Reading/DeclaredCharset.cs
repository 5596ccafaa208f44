using System.Net.Mime;
using System.Text;

namespace SemanticSearch.Reading;

/// <summary>The character encoding that a document or its media type declares.</summary>
static class DeclaredCharset
{
    const int MaximumDeclaration = 256;

    /// <summary>The <c>charset</c> parameter of a media type, or null.</summary>
    public static string? OfMediaType(string? mediaType)
    {
        try
        {
            return mediaType is null ? null : new ContentType(mediaType).CharSet;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The <c>encoding</c> of an XML declaration (https://www.w3.org/TR/xml/#NT-EncodingDecl) at the start, or null.</summary>
    public static string? OfXml(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("<?xml"u8))
            return null;
        var end = bytes[..Math.Min(bytes.Length, MaximumDeclaration)].IndexOf("?>"u8);
        if (end < 0)
            return null;
        var declaration = Encoding.Latin1.GetString(bytes[..end]).AsSpan();
        var at = declaration.IndexOf("encoding");
        if (at < 0)
            return null;
        var value = declaration[(at + "encoding".Length)..].TrimStart().TrimStart('=').TrimStart();
        if (value is not ['"' or '\'', ..] || value[1..].IndexOf(value[0]) is not (> 0 and var length))
            return null;
        return value.Slice(1, length).ToString();
    }
}
